/*
 * SR-40: a prime needs an attested drug-free catheter, is offered only at implant, revision or after aspiration of the
 * catheter, and is at most the dead volume: so it never pushes drug out of the tip.
 *
 * The path (tubing and catheter) holds PATH units; `clear` of them, next to the tip, hold no drug. A prime or any flow
 * brings drug closer to the tip; what goes beyond the clear part during a prime is a bolus of drug. An occasion (implant,
 * revision, aspiration) makes the path clear and offers a prime. The person attests what is true when asked.
 *
 * WORKFLOW:
 *   ONCE      an occasion offers the volume of the path once: what was primed or has flowed since is taken off
 *   EACH_TIME each prime is checked alone against the path: unsafe, two in a row are more than the path
 *   NO_ATTEST the attestation is not asked for: unsafe
 *   ANY_TIME  a prime is offered at every visit, with the attestation of the last occasion: unsafe
 *   OLD_TUBE  the path is taken to be larger than it is (0.199 for 0.140 mL in the years to 2016): unsafe
 *   COUNTED   the pump itself. It sees no occasion, only what is said to it: an attestation holds for one session and offers
 *             the volume of the path once, less all that the motor was told since, as primes or otherwise
 *   PRIMES_ONLY  as COUNTED, but what flows besides the primes is not taken off: unsafe
 *
 * Bounds: a path of 4 units, primes of 1 to 6 units.
 */
#define ONCE      1
#define EACH_TIME 2
#define NO_ATTEST 3
#define ANY_TIME  4
#define OLD_TUBE  5
#define COUNTED   6
#define PRIMES_ONLY 7
#define AT_THE_PUMP (WORKFLOW == COUNTED || WORKFLOW == PRIMES_ONLY)
#ifndef WORKFLOW
#define WORKFLOW ONCE
#endif

#define PATH  4
#define KNOWN (WORKFLOW == OLD_TUBE -> 5 : PATH)    /* what the records say the path holds */

byte clear = 0;         /* ghost: units at the tip without drug */
byte offered = 0;       /* what may still be primed on the last occasion */
bool occasion = false;  /* an occasion was recorded and nothing has flowed since */
bool attested = false;
byte v;

#define LESS(x, y) (x > y -> x - y : 0)

inline prime() {
#ifdef NEVER
  printf("a prime of %d\n", v); assert(false);        /* must fail: a prime can be given */
#endif
  printf("prime of %d, %d units are drug-free\n", v, clear);
  assert(v <= clear);   /* nothing but what was drug-free leaves the tip */
  clear = LESS(clear, v)
}

active proctype Visits() {
  do
  /* Implant, revision, aspiration: a clear path. */
  :: atomic { printf("implant, revision or aspiration\n"); clear = PATH;
       if
       :: AT_THE_PUMP
       :: else -> occasion = true; offered = KNOWN; attested = false
       fi }
  /* Asked, the person says what is true. */
  :: atomic { !AT_THE_PUMP && occasion && clear == PATH -> printf("attested: no drug in the path\n"); attested = true }
  :: atomic { AT_THE_PUMP && !attested && clear == PATH ->
       printf("attested: no drug in the path\n"); attested = true; offered = KNOWN }
  :: atomic { AT_THE_PUMP -> printf("the session ends\n"); attested = false; offered = 0 }
  /* The pump runs: drug comes closer. */
  :: atomic { printf("one unit flows\n"); clear = LESS(clear, 1);
       if
       :: WORKFLOW == ANY_TIME || WORKFLOW == PRIMES_ONLY
       :: WORKFLOW == COUNTED -> offered = LESS(offered, 1)
       :: else -> occasion = false; attested = false; offered = 0
       fi }
  :: atomic { select(v : 1 .. 6);
       if
       :: WORKFLOW == ONCE      && occasion && attested && v <= offered -> offered = offered - v; prime()
       :: WORKFLOW == OLD_TUBE  && occasion && attested && v <= offered -> offered = offered - v; prime()
       :: WORKFLOW == EACH_TIME && occasion && attested && v <= KNOWN -> prime()
       :: WORKFLOW == NO_ATTEST && v <= KNOWN -> prime()
       :: WORKFLOW == ANY_TIME  && attested && v <= KNOWN -> prime()
       :: AT_THE_PUMP && attested && v <= offered -> offered = offered - v; prime()
       :: else
       fi; v = 0 }
  od
}
