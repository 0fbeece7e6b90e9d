import { nextDeadline } from './deadlines.ts';
import type { Work } from './draft.ts';
import { commandedFlow, reachingFlow, trueFlow } from './flows.ts';
import type { PumpState } from './pump-state.ts';
import { schedulePosition } from './schedule-position.ts';
import { settle } from './settle.ts';
import { DAY_MS, msUntil, plus } from './total.ts';
import { countAtDisplay, displayedNl, dryAt, lowThresholdNl, unusableNl } from './volumes.ts';

/** From event to event until a moment: between two of them every flow is constant, so nothing depends on how time is cut. */
export function runUntil(work: Work, untilMs: number): void {
  const { pump } = work;
  settle(work);
  while (pump.nowMs < untilMs) {
    const position = schedulePosition(pump);
    const told = commandedFlow(pump, position.flow);
    const leaves = trueFlow(pump, told);
    const next = Math.min(
      untilMs,
      position.untilMs,
      nextDeadline(pump),
      pump.nowMs + msUntilVolume(pump, told, leaves),
    );
    deliver(work, next, told, leaves);
    settle(work);
  }
}

/** Time until the display or the reservoir reaches a volume that is an event, at these flows. */
function msUntilVolume(pump: PumpState, told: number, leaves: number): number {
  let next = Number.POSITIVE_INFINITY;
  const low = lowThresholdNl(pump);
  if (told > 0 && low !== null) {
    const shown = displayedNl(pump);
    const empty = unusableNl(pump);
    // Either may lie above the other: the next event is the nearest one below what is shown, and below both there is none.
    const higher = Math.max(low, empty);
    const threshold = shown > higher ? higher : Math.min(low, empty);
    if (shown > threshold) next = msUntil(pump.commanded, countAtDisplay(pump, threshold), told);
  }
  return leaves === 0 ? next : Math.min(next, msUntil(pump.left, dryAt(pump), leaves));
}

function deliver({ pump }: Work, next: number, told: number, leaves: number): void {
  const ms = next - pump.nowMs;
  const cut = told === 0 ? 0 : overshoot(pump, next);
  const cutLeaving = leaves === told ? cut : leaves === 0 ? 0 : Math.round((cut * leaves) / told);
  const reaches = reachingFlow(pump, leaves);
  const cutReaching = reaches === leaves ? cutLeaving : Math.floor((cutLeaving * reaches) / leaves);
  pump.commanded = plus(pump.commanded, told, ms, cut);
  pump.left = plus(pump.left, leaves, ms, cutLeaving);
  pump.reached = plus(pump.reached, reaches, ms, cutReaching);
  pump.nowMs = next;
}

/** What a bolus that ends at that moment would give too much within its last ms, in nL · ms / d. */
function overshoot({ bolus, run }: PumpState, next: number): number {
  if (bolus === null || bolus.endMs !== next || run.kind !== 'running') return 0;
  return bolus.flow * (bolus.endMs - bolus.startMs) - bolus.volumeNl * DAY_MS;
}
