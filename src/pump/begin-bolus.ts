import { log, type Work } from './draft.ts';
import { canTurn, faultOf } from './flows.ts';
import type { BolusKind } from './run.ts';
import { ceilDivide, DAY_MS } from './total.ts';

/** How far back any limit may look: longer windows and lockouts are refused, older boluses forgotten. */
export const LONGEST_WINDOW_MS = 7 * DAY_MS;

/** How long a bolus of that volume takes at a whole flow, ms rounded up. */
export const bolusMs = (volumeNl: number, flow: number): number => ceilDivide(volumeNl * DAY_MS, flow);

/** Starts a bolus that was admitted, and enters it in the history at once: a crash cannot lose its start (SR-4). */
export function beginBolus(work: Work, kind: BolusKind, volumeNl: number, flow: number): void {
  const { pump } = work;
  const startMs = pump.nowMs;
  const endMs = startMs + bolusMs(volumeNl, flow);
  const bolus = { kind, startMs, endMs, flow, volumeNl };
  pump.bolus = bolus;
  const [oldest] = pump.history;
  // A day's worth at a time: what no limit can see any more need not be looked for at every bolus.
  const kept =
    oldest === undefined || oldest.endMs > startMs - LONGEST_WINDOW_MS - DAY_MS
      ? pump.history
      : pump.history.filter((past) => past.endMs > startMs - LONGEST_WINDOW_MS);
  // Of just the size: spread, it would be copied a second time to grow.
  pump.history = kept.toSpliced(kept.length, 0, bolus);
  const mixing = kind === 'prime' ? faultOf(pump.faults, 'priming-mixing') : null;
  if (mixing !== null)
    pump.primeTipAtMs = startMs + Math.floor(((endMs - startMs) * mixing.fault.earlyPerMille) / 1000);
  log(work, { kind: 'bolus-started', bolus: kind, volumeNl, endsMs: endMs });
}

/** Goes on with what is left of a bridge as soon as the motor runs the program again. */
export function resumeBridge(work: Work): void {
  const { pump } = work;
  const { bridgeLeft } = pump;
  if (bridgeLeft === null || pump.bolus !== null || pump.run.kind !== 'running' || !canTurn(pump)) return;
  pump.bridgeLeft = null;
  beginBolus(work, 'bridge', bridgeLeft.volumeNl, bridgeLeft.flow);
}
