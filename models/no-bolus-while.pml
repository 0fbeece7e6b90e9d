/*
 * SR-7: no bolus starts while the pump is stopped, in its self-test, in an alarm that forbids it, or during an update.
 * Beside it SR-8: when one of these begins, the bolus that runs is cut. And SR-9: none starts on a corrupt history.
 *
 * The pump keeps its mode, how many parts of an update it has, whether it tests itself, which alarms stand and which of
 * them are silenced: the guard of a bolus reads these. What really goes on is kept apart, as ghosts, and the property
 * reads the ghosts. The patient asks, a clinician stops, starts, updates (part by part, and the link may break at any
 * part), tests; alarms come, are silenced, and go: in any order.
 *
 * START, how a bolus begins:
 *   AT_ONCE   the check and the start are one step of the pump
 *   LATER     the check is made when the patient asks and the bolus begins a step later: unsafe, the world has moved
 *   QUEUED    a denied request is kept and served when the pump next runs: unsafe
 *   SILENCED  as AT_ONCE, but an alarm that was silenced no longer counts: unsafe
 *   PARTS     as AT_ONCE, but an update counts only once its first part is there: unsafe
 *   RUNS_ON   as AT_ONCE, but an alarm that forbids a bolus lets the one that runs go on: unsafe
 *
 * Bounds: two alarms, one that forbids boluses and one that does not, stand for all; an update has two parts. The state
 * is finite and searched whole.
 */
#define AT_ONCE  1
#define LATER    2
#define QUEUED   3
#define SILENCED 4
#define PARTS    5
#define RUNS_ON  6
#ifndef START
#define START AT_ONCE
#endif

#define STOPPED 0
#define RUNNING 1
#define NONE    3      /* no update */

/* What the pump keeps. */
byte mode = STOPPED;
byte update = NONE;    /* else the parts received: 0, 1 or 2 */
bool test = false, corrupt = false;
bool alarm[2], silenced[2];         /* alarm 0 forbids a bolus, alarm 1 does not */
bool bolus = false, waiting = false;

/* What really goes on. */
bool isStopped = true, isUpdating = false, isTesting = false, isForbidden = false, isCorrupt = false;

#define IN_UPDATE (START == PARTS -> (update == 1 || update == 2) : update != NONE)
#define FORBIDDEN (START == SILENCED -> (alarm[0] && !silenced[0]) : alarm[0])
#define GUARD     (mode == RUNNING && !IN_UPDATE && !test && !FORBIDDEN && !corrupt)
#define TRULY_MAY (!isStopped && !isUpdating && !isTesting && !isForbidden && !isCorrupt)

inline begin() {
#ifdef NEVER
  assert(false);       /* must fail: a bolus can start */
#endif
  printf("a bolus begins: stopped %d, updating %d, testing %d, alarm %d, corrupt %d\n", isStopped, isUpdating, isTesting, isForbidden, isCorrupt);
  assert(TRULY_MAY);
  bolus = true; waiting = false
}

active proctype Patient() {
  do
  :: atomic { !bolus && !waiting ->
       if
       :: GUARD && START == LATER   -> waiting = true; printf("asked, checked, not begun\n")
       :: GUARD && START != LATER   -> begin()
       :: !GUARD && START == QUEUED -> waiting = true; printf("asked, denied, kept\n")
       :: else                      /* denied, and gone */
       fi }
  :: atomic { waiting && START == LATER -> begin() }
  :: atomic { waiting && START == QUEUED && mode == RUNNING -> begin() }
  :: atomic { bolus -> bolus = false }
  od
}

active proctype Clinician() {
  do
  :: atomic { update == NONE -> printf("stop\n"); mode = STOPPED; isStopped = true; bolus = false }
  :: atomic { mode == STOPPED && update == NONE -> printf("start\n"); mode = RUNNING; isStopped = false }
  :: atomic { update == NONE && !test -> printf("update begins\n"); update = 0; isUpdating = true; bolus = false }
  :: atomic { update < 2 -> printf("part received\n"); update++ }
  :: atomic { update == 2 -> printf("update confirmed\n"); update = NONE; isUpdating = false; mode = RUNNING; isStopped = false }
  :: atomic { update != NONE -> printf("update cut\n"); update = NONE; isUpdating = false }     /* the link broke: as before */
  :: atomic { update == NONE && !test -> printf("self-test begins\n"); test = true; isTesting = true; bolus = false }
  :: atomic { test -> printf("self-test ends\n"); test = false; isTesting = false }
  :: atomic { alarm[0] && !silenced[0] -> printf("alarm silenced\n"); silenced[0] = true }
  :: atomic { alarm[1] && !silenced[1] -> silenced[1] = true }
  :: atomic { corrupt -> corrupt = false; isCorrupt = false }           /* cleared knowingly */
  od
}

active proctype Conditions() {
  do
  :: atomic { !alarm[0] -> printf("alarm that forbids a bolus\n"); alarm[0] = true; silenced[0] = false; isForbidden = true;
       bolus = (bolus && START == RUNS_ON) }
  :: atomic { alarm[0] -> printf("alarm over\n"); alarm[0] = false; isForbidden = false }
  :: atomic { !alarm[1] -> alarm[1] = true; silenced[1] = false }
  :: atomic { alarm[1] -> alarm[1] = false }
  :: atomic { !corrupt -> printf("history corrupt\n"); corrupt = true; isCorrupt = true; bolus = false }
  od
}

/* No bolus runs on where none may start. */
active proctype Watch() {
end:
  atomic { bolus && !TRULY_MAY -> printf("a bolus runs on where none may start\n"); assert(false) }
}
