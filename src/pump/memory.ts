import { epochMilliseconds, type Instant } from '../core/time.ts';
import { raise } from './alarms.ts';
import { corruptHistory } from './begin-fault.ts';
import { cutUpdate } from './cut-update.ts';
import { log, type Work, workOn } from './draft.ts';
import { blank } from './implanted.ts';
import { decodePump, encodePump, type Stored } from './memory-bytes.ts';
import type { PumpState } from './pump-state.ts';
import { settle } from './settle.ts';
import type { Stepped } from './step.ts';
import { interruptBolus } from './stopping.ts';

/**
 * Two slots, written in turn: while one is written the other still holds what was committed before. The last thing a commit does is
 * to count the generation up, in one write that cannot be cut.
 */
export interface Memory {
  readonly slots: readonly [Uint8Array, Uint8Array];
  readonly committed: number;
}

export const EMPTY_MEMORY: Memory = { slots: [new Uint8Array(0), new Uint8Array(0)], committed: 0 };

/** Writes the state into the older slot. `bytes` says how many of them reach it when the power fails meanwhile. */
export function commit(
  { slots, committed }: Memory,
  pump: PumpState,
  bytes = Number.POSITIVE_INFINITY,
): Memory {
  const generation = committed + 1;
  const written = encodePump(pump, generation);
  const [even, odd] = slots;
  const isEven = generation % 2 === 0;
  const slot = bytes >= written.length ? written : torn(written, isEven ? even : odd, bytes);
  return {
    slots: isEven ? [slot, odd] : [even, slot],
    committed: bytes >= written.length ? generation : committed,
  };
}

/** The first bytes are new, the rest is what stood there before. */
function torn(written: Uint8Array, before: Uint8Array, count: number): Uint8Array {
  const slot = new Uint8Array(Math.max(count, before.length));
  slot.set(before);
  slot.set(written.subarray(0, count));
  return slot;
}

/**
 * What was committed last; null where it cannot be read. The slot before it is no substitute: its history lacks the latest boluses,
 * and its program is not the one that ran.
 */
function lastCommitted({ slots, committed }: Memory): Stored | null {
  const read = decodePump(slots[committed % 2 === 0 ? 0 : 1]);
  return read.ok && read.value.generation === committed ? read.value : null;
}

/**
 * The pump after a crash or a loss of power, from what was committed last (SR-15): it commits after every step. A running bolus is over
 * and recorded with what it gave (but counts in full towards every limit), an update was cut, a session is gone; the program goes on where the clock stands. Without a slot
 * that can be read the pump stops and says so: never a default.
 *
 * `body` is the pump as the power failed, for what that does not touch: the counter of the motor and its timer, the battery, what is in
 * the reservoir and the catheter, and what is wrong with them.
 */
export function restart(memory: Memory, body: PumpState, at: Instant): Stepped {
  const stored = lastCommitted(memory);
  const known = stored?.pump ?? { ...blank(body.configuration, 0), profile: body.profile };
  const work = workOn({ ...known, ...truthOf(body), nowMs: Math.max(known.nowMs, body.nowMs) });
  const { pump } = work;
  const atMs = epochMilliseconds(at);
  if (atMs < pump.nowMs) throw new RangeError('a restart before the crash');
  const offForMs = atMs - body.nowMs;
  const planned = pump.history;
  interruptBolus(work);
  // The record is exact; towards the limits it counts in full, as in the model of SR-5.
  pump.history = planned;
  pump.nowMs = atMs;
  pump.session = null;
  pump.selfTestUntilMs = null;
  pump.starved = null;
  log(work, { kind: 'restarted', offForMs });
  if (stored === null) forgotten(work);
  else if (!stored.historyIntact) corruptHistory(work);
  cutUpdate(work);
  settle(work);
  return { pump, entries: work.entries, hidden: work.hidden, refusal: null };
}

function forgotten(work: Work): void {
  raise(work, 'pump-memory-error');
  corruptHistory(work);
}

const truthOf = (body: PumpState) => ({
  commanded: body.commanded,
  eriAtMs: body.eriAtMs,
  endAtMs: body.endAtMs,
  left: body.left,
  reached: body.reached,
  filledNl: body.filledNl,
  pocketNl: body.pocketNl,
  dischargedNl: body.dischargedNl,
  dry: body.dry,
  stall: body.stall,
  unloggedRecoveries: body.unloggedRecoveries,
  stuckInTelemetry: body.stuckInTelemetry,
  faults: body.faults.filter(({ fault }) => fault.kind !== 'task-starved'),
});
