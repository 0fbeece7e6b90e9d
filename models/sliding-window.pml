/*
 * SR-5: no window of W ticks holds more than the limit, basal and boluses together.
 *
 * Time goes in ticks, volume in units. In a tick the basal delivers 0 to H units, H being the highest flow of the program:
 * what the schedule does below H is free, so every such schedule is in the model. A bolus gives EACH units in each of D
 * ticks, one bolus at a time. Between two ticks the patient asks, anyone stops the pump (which cuts the bolus) or starts
 * it, and between boluses a clinician changes the program: in any order and as often as they like.
 *
 * RULE, what admits a bolus:
 *   FULL_WINDOW   boluses of the last window + this bolus + W x the highest basal of this program and of every program
 *                 that ran in the last window <= limit
 *   LOOK_BACK     what was really delivered in the last window + this bolus <= limit. This is the rule of Open PCA
 *                 5.2.0(5). It is unsafe: the basal still to come is forgotten.
 *   THIS_PROGRAM  FULL_WINDOW without the programs that ran before
 * UPDATE, what admits a program: GUARDED, its basal is no higher than that of every program of the last window, or the
 * same sum holds with it and without a bolus; or UNGUARDED, which is unsafe: the boluses were admitted under a lower basal.
 * RESTART, what the history holds of a bolus that a loss of power cut: COUNTED, at least what it gave, or FORGOTTEN, which
 * is unsafe: what was not stored any more is taken for nothing.
 *
 * Bounds: W, D, the limit and the two programs. Nothing older than W ticks matters to a window or to the rule, so the
 * search is exhaustive over histories of every length.
 */
#define FULL_WINDOW  1
#define LOOK_BACK    2
#define THIS_PROGRAM 3
#define GUARDED      1
#define UNGUARDED    2
#define COUNTED      1
#define FORGOTTEN    2

#ifndef RULE
#define RULE FULL_WINDOW
#endif
#ifndef UPDATE
#define UPDATE GUARDED
#endif
#ifndef RESTART
#define RESTART COUNTED
#endif
#ifndef W
#define W 5
#endif
#ifndef D
#define D 2
#endif
#ifndef LIMIT
#define LIMIT 13
#endif

/* The two programs: the second has more basal and a smaller bolus. Each keeps W x H within the limit. */
#define HIGHEST(p) (p == 0 -> 1 : 2)
#ifndef FIRST
#define FIRST 2
#endif
#ifndef SECOND
#define SECOND 1
#endif
#define EACH(p)    (p == 0 -> FIRST : SECOND)

byte total[W];    /* what each of the last W ticks delivered, the newest at 0: the truth, unknown to FULL_WINDOW */
byte bolus[W];    /* the part of it that was bolus: the history of the pump */
byte ceiling[W];  /* the highest basal of the program that was active then */
byte program = 0;
byte left = 0;    /* ticks of the running bolus that are still to come */
bool stopped = false;

/* Scratch, always zero between steps. */
byte i, boluses, delivered, highest, sum;

/* The whole window before now, as the pump counts it: one tick more than can share a window with the tick to come. */
#define LOOK_AT_HISTORY(next)                                   \
  boluses = 0; delivered = 0; highest = HIGHEST(next); i = 0;   \
  do                                                            \
  :: i < W ->                                                   \
     boluses = boluses + bolus[i];                              \
     delivered = delivered + total[i];                          \
     if                                                         \
     :: RULE != THIS_PROGRAM && ceiling[i] > highest -> highest = ceiling[i] \
     :: else                                                    \
     fi;                                                        \
     i++                                                        \
  :: else -> break                                              \
  od

#define FORGET i = 0; boluses = 0; delivered = 0; highest = 0; sum = 0

inline request() {
  LOOK_AT_HISTORY(program);
  if
  :: RULE == LOOK_BACK -> sum = delivered + D * EACH(program)
  :: else              -> sum = boluses + D * EACH(program) + W * highest
  fi;
  if
  :: sum <= LIMIT -> left = D; printf("bolus admitted: the rule counts %d\n", sum)
  :: else         -> printf("bolus denied: the rule counts %d\n", sum)    /* and nothing is queued */
  fi;
  FORGET
}

inline update() {
  LOOK_AT_HISTORY(program);
  if
  :: UPDATE == UNGUARDED || HIGHEST(1 - program) <= highest ||
     boluses + W * HIGHEST(1 - program) <= LIMIT ->
     if
     :: HIGHEST(program) > ceiling[0] -> ceiling[0] = HIGHEST(program)   /* it was active, if only for a moment */
     :: else
     fi;
     program = 1 - program; stopped = false;
     printf("program %d\n", program)
  :: else -> printf("program refused\n")
  fi;
  FORGET
}

/* The power fails while a bolus runs, and comes back: the bolus is over. */
inline restart() {
  printf("the power fails\n");
  i = 0;
  do
  :: RESTART == FORGOTTEN && i < D - left -> bolus[i] = 0; i++
  :: else -> break
  od;
  left = 0;
  FORGET
}

/* A tick in which the basal delivers that much. */
inline tick(basal) {
  i = W - 1;
  do
  :: i > 0 -> total[i] = total[i - 1]; bolus[i] = bolus[i - 1]; ceiling[i] = ceiling[i - 1]; i--
  :: else -> break
  od;
  bolus[0] = (left > 0 -> EACH(program) : 0);
  total[0] = basal + bolus[0];
  ceiling[0] = HIGHEST(program);
  left = (left > 0 -> left - 1 : 0);
  i = 0;
  do
  :: i < W -> sum = sum + total[i]; i++
  :: else -> break
  od;
  printf("tick: basal %d, bolus %d, window %d of %d\n", basal, bolus[0], sum, LIMIT);
#ifdef REACHES_THE_LIMIT
  assert(sum < LIMIT);              /* must fail: the rule is not stricter than it has to be */
#else
  assert(sum <= LIMIT);
#endif
  FORGET
}

active proctype Pump() {
  do
  :: d_step { !stopped && left == 0 -> request() }
  :: d_step { !stopped -> stopped = true; left = 0; printf("stopped\n") }
  :: d_step { stopped -> stopped = false; printf("started\n") }
  :: d_step { left > 0 -> restart() }
  :: d_step { left == 0 -> update() }                         /* not while a bolus runs */
  :: d_step { tick(0) }
  :: d_step { !stopped && HIGHEST(program) >= 1 -> tick(1) }
  :: d_step { !stopped && HIGHEST(program) >= 2 -> tick(2) }
  od
}
