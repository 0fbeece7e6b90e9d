/*
 * SR-4: no two patient boluses start closer than the lockout, across restart, update, change of the clock and reconnect.
 *
 * Time goes in ticks. A tick of the world advances the true time; the pump's own timer may stand still while it has no
 * power (it never jumps ahead), and the clock it shows may be set by any amount. Requests travel over a link that loses,
 * repeats and delays them. The power may fail between any two steps, also between the storing and the start of a bolus.
 *
 * KEEP, what the pump measures the lockout with:
 *   TIMER  its timer, with the last start in permanent memory, written before the first drop
 *   CLOCK  the clock that it shows
 *   RAM    its timer, with the last start in memory that a restart loses
 *   LATE   as TIMER, but written after the bolus began
 *   ANEW   as TIMER, but an update begins a new count
 * Only TIMER is safe.
 *
 * Bounds: two programs with lockouts of 2 and 4 ticks; times are counted up to the longest lockout and no further, which
 * loses nothing because all longer times are alike; the link holds two requests; a clock is set by at most 4 ticks.
 */
#define TIMER 1
#define CLOCK 2
#define RAM   3
#define LATE  4
#define ANEW  5
#ifndef KEEP
#define KEEP TIMER
#endif

#define LONGEST 4
#define LOCKOUT (program == 0 -> 2 : 4)

byte program = 0;
bool power = true;
byte truth = LONGEST;     /* ghost: ticks since the last bolus began */
byte stored = LONGEST;    /* what the pump makes of it: ticks since the start that it remembers */
bool begins = false;      /* a bolus was admitted and is about to begin */
bool writes = false;      /* LATE: it began and is about to be stored */
byte starts = 0;

chan link = [2] of { bit };

#define UP(x) x = (x < LONGEST -> x + 1 : LONGEST)

inline begin() {
#ifdef NEVER_TWICE
  starts++;
  assert(starts < 2);               /* must fail: boluses are given, also a second one */
#endif
  printf("a bolus begins %d ticks after the last, lockout %d\n", truth, LOCKOUT);
  assert(truth >= LOCKOUT);
  truth = 0
}

/* The patient asks; what asks may repeat itself and may be lost. */
active proctype Controller() {
  do
  :: nfull(link) -> link!1
  :: atomic { nempty(link) -> link?_ }
  od
}

active proctype Pump() {
  do
  /* A request arrives. It is admitted or denied now; a denied one is gone. */
  :: atomic { power && !begins && !writes && nempty(link) ->
       link?_;
       if
       :: stored >= LOCKOUT ->
          begins = true;
          if
          :: KEEP == LATE
          :: else -> stored = 0     /* in permanent memory before the first drop */
          fi
       :: else
       fi
     }
  :: atomic { power && begins -> begins = false; begin(); writes = (KEEP == LATE) }
  :: atomic { power && writes -> writes = false; stored = 0 }
  od
}

active proctype World() {
  do
  /* The pump takes no tick of its own between storing a start and beginning it. */
  :: atomic { !begins && !writes ->
       printf("tick\n"); UP(truth);
       if
       :: power -> UP(stored)
       :: !power -> UP(stored)      /* the timer went on without power, */
       :: !power                    /* or it stood still */
       fi }
  :: atomic { power -> printf("the power fails\n"); power = false; begins = false; writes = false;
       if :: KEEP == RAM -> stored = LONGEST :: else fi }
  :: atomic { !power -> printf("the power is back\n"); power = true }
  :: atomic { power && !begins && !writes -> program = 1 - program; printf("program %d\n", program);
       if :: KEEP == ANEW -> stored = LONGEST :: else fi }
  /* The clock is set, by any amount up to the longest lockout, forwards or back. */
  :: atomic { KEEP == CLOCK && power -> printf("the clock is set\n");
       if :: stored = LONGEST :: stored = 0 :: UP(stored) :: stored > 0 -> stored-- fi }
  od
}
