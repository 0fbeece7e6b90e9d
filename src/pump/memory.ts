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

/** Two slots, written in turn: while one is written the other still holds what was committed before. */
export interface Memory {
  readonly slots: readonly [Uint8Array, Uint8Array];
  readonly generation: number;
}

export const EMPTY_MEMORY: Memory = { slots: [new Uint8Array(0), new Uint8Array(0)], generation: 0 };

/** Writes the state into the older slot. `bytes` says how many of them reach it when the power fails meanwhile. */
export function commit(memory: Memory, pump: PumpState, bytes = Number.POSITIVE_INFINITY): Memory {
  const generation = memory.generation + 1;
  const written = encodePump(pump, generation);
  const [even, odd] = memory.slots;
  const before = generation % 2 === 0 ? even : odd;
  const slot = bytes >= written.length ? written : torn(written, before, bytes);
  return { generation, slots: generation % 2 === 0 ? [slot, odd] : [even, slot] };
}

/** The first bytes are new, the rest is what stood there before. */
function torn(written: Uint8Array, before: Uint8Array, count: number): Uint8Array {
  const slot = new Uint8Array(Math.max(count, before.length));
  slot.set(before);
  slot.set(written.subarray(0, count));
  return slot;
}

/** The newest slot that can be read; null where neither can. */
function lastCommitted({ slots }: Memory): Stored | null {
  let best: Stored | null = null;
  for (const slot of slots) {
    const read = decodePump(slot);
    if (read.ok && (best === null || read.value.generation > best.generation)) best = read.value;
  }
  return best;
}

/**
 * The pump after a crash or a loss of power, from what was committed last (SR-15). A running bolus is over, an update was cut, a session
 * is gone; the program goes on where the clock stands. Without a slot that can be read it stops and says so: never a default.
 *
 * `body` is what the loss of power does not touch: what is in the reservoir and the catheter, and what is wrong with them.
 */
export function restart(memory: Memory, body: PumpState, at: Instant): Stepped {
  const stored = lastCommitted(memory);
  const known = stored?.pump ?? { ...blank(body.configuration, 0), profile: body.profile };
  const work = workOn({ ...known, ...truthOf(body), nowMs: Math.max(known.nowMs, body.nowMs) });
  const { pump } = work;
  const atMs = epochMilliseconds(at);
  if (atMs < pump.nowMs) throw new RangeError('a restart before the crash');
  const offForMs = stored === null ? 0 : atMs - known.nowMs;
  if (stored !== null) interruptBolus(work, known.nowMs);
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
  left: body.left,
  reached: body.reached,
  filledNl: body.filledNl,
  pocketNl: body.pocketNl,
  dischargedNl: body.dischargedNl,
  dry: body.dry,
  stall: body.stall,
  unloggedRecovery: body.unloggedRecovery,
  stuckInTelemetry: body.stuckInTelemetry,
  faults: body.faults.filter(({ fault }) => fault.kind !== 'task-starved'),
});
