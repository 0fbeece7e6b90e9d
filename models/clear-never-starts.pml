/*
 * SR-13: silencing or clearing an alarm never starts delivery; that takes a start with the program shown.
 *
 * Three alarms: one whose safe state is a stop, one whose safe state is the minimum rate, one under which delivery goes
 * on (src/pump/safe-states). Each may be raised, silenced, cleared or resolve by itself at any time. A stalled motor
 * delivers nothing and recovers by itself: that is no start, the pump was never stopped. `permitted` is a ghost: what the
 * last person who started, and every safe state and stop since, allow to flow.
 *
 * CLEAR, what clearing an alarm does:
 *   ONLY_CLEARS  nothing else
 *   RESUMES      goes back to the program: unsafe, the clear that restarts
 *   LAST_ONE     goes back to it when no alarm is left: unsafe as well
 *   SILENCE      silencing goes back to it: unsafe
 *   ANY_START    a start does not look at the alarms that still stand: unsafe
 *   UNSEEN       a start does not ask for the program to be shown: unsafe
 *
 * Bounds: one alarm stands for all that have the same safe state. The state is finite and searched whole.
 */
#define ONLY_CLEARS 1
#define RESUMES     2
#define LAST_ONE    3
#define SILENCE     4
#define ANY_START   5
#define UNSEEN      6
#ifndef CLEAR
#define CLEAR ONLY_CLEARS
#endif

/* What flows, and what is permitted to. */
#define STOPPED 0
#define HELD    1
#define RUNNING 2

byte mode = STOPPED;
byte permitted = STOPPED;
bool stalled = false;
bool shown = false;       /* the active program was shown to the person who starts */
bool raised[3];           /* alarm 0 stops, 1 holds at the minimum rate, 2 goes on: its number is its safe state */
bool silenced[3];

#define LESSER(x, y) (x < y -> x : y)
#define SAFE         (raised[0] -> STOPPED : (raised[1] -> HELD : RUNNING))
#define FLOW         (stalled -> STOPPED : mode)
#define ANY_LEFT     (raised[0] || raised[1] || raised[2])

inline raise(n) {
  printf("alarm %d raised\n", n); raised[n] = true; silenced[n] = false;
  mode = LESSER(mode, n); permitted = LESSER(permitted, n)
}

inline silence(n) {
  printf("alarm %d silenced\n", n); silenced[n] = true;
  if :: CLEAR == SILENCE -> mode = RUNNING :: else fi
}

inline clear(n) {
  printf("alarm %d cleared\n", n); raised[n] = false; silenced[n] = false;
  if
  :: CLEAR == RESUMES -> mode = RUNNING
  :: CLEAR == LAST_ONE && !ANY_LEFT -> mode = RUNNING
  :: else
  fi
}

active proctype Pump() {
  do
  :: d_step { !raised[0] -> raise(0) }
  :: d_step { !raised[1] -> raise(1) }
  :: d_step { !raised[2] -> raise(2) }
  :: d_step { raised[0] && !silenced[0] -> silence(0) }
  :: d_step { raised[1] && !silenced[1] -> silence(1) }
  :: d_step { raised[2] && !silenced[2] -> silence(2) }
  :: d_step { raised[0] -> clear(0) }
  :: d_step { raised[1] -> clear(1) }
  :: d_step { raised[2] -> clear(2) }
  :: d_step { stalled = !stalled; printf("motor stalled: %d\n", stalled) }
  :: d_step { mode != STOPPED -> printf("stop\n"); mode = STOPPED; permitted = STOPPED }         /* a clinician stops it */
  :: d_step { !shown -> printf("program shown\n"); shown = true }
  :: d_step { shown -> printf("session ends\n"); shown = false }                               /* the session ends */
  /* A person starts it: refused while an alarm stands that would stop or hold it again. */
  :: d_step { (shown || CLEAR == UNSEEN) && (SAFE == RUNNING || CLEAR == ANY_START) ->
       printf("start\n"); mode = RUNNING;
       permitted = (shown -> SAFE : permitted) }
  od
}

active proctype Watch() {
end:
#ifdef NEVER
  atomic { FLOW == RUNNING -> printf("the program runs\n"); assert(false) }   /* must fail: a start does start */
#else
  atomic { FLOW > permitted -> printf("flows: %d, permitted: %d\n", FLOW, permitted); assert(false) }
#endif
}
