import type { Mixture } from '../core/mixture.ts';
import type { Program } from '../core/program.ts';
import type { Duration, FlowRate, Volume } from '../core/units.ts';

/** The most that any window of that length may hold, basal and boluses together (SR-5). */
export interface WindowLimit {
  readonly window: Duration;
  readonly volume: Volume;
}

/** The old solution that fills tubing and catheter, run at its own rate; the program begins when it is through. */
export interface BridgeOrder {
  readonly volume: Volume;
  readonly rate: FlowRate;
}

/** What is signed, sent, echoed by its digest, read back and confirmed, whole or not at all. */
export interface Prescription {
  readonly mixture: Mixture;
  readonly program: Program;
  /** None: only the lockout and the count of a day hold patient boluses. */
  readonly limits: readonly WindowLimit[];
  readonly lowReservoirAlarm: Volume;
  /** What the person at the programmer says is in the reservoir now; null where it was not filled. */
  readonly reservoir: Volume | null;
  readonly bridge: BridgeOrder | null;
}
