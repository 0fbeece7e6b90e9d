import { type Instant, instantAt } from '../../core/time.ts';
import type { PumpState } from '../../pump/pump-state.ts';
import { advance } from '../../pump/step.ts';

/** How many simulated milliseconds pass in a real one; 0 is a pause. */
export const SPEEDS = [0, 1, 60, 3_600, 86_400, 100_000] as const;
export type Speed = (typeof SPEEDS)[number];

/** A page in the background gets no frames: what it missed does not pass in the lab either. In real ms, ours. */
export const LONGEST_GAP_MS = 250;

/** Whole simulated ms that pass in a real time, which a browser tells in fractions; the rest is carried to the next frame. */
export interface Passed {
  readonly simulatedMs: number;
  readonly carry: number;
}

export function passed(realMs: number, speed: Speed, carry: number): Passed {
  const exact = Math.min(Math.max(realMs, 0), LONGEST_GAP_MS) * speed + carry;
  const simulatedMs = Math.floor(exact);
  return { simulatedMs, carry: exact - simulatedMs };
}

const FIRST_LOOK_MS = 60_000;
/** A pump that writes nothing for so long has nothing to wait for. Ours. */
export const FURTHEST_LOOK_MS = 3 * 366 * 86_400_000;

/**
 * When the pump next writes into its log if nobody touches it; null where it writes nothing within three years. What is hidden
 * from the pump is no event here: a step to it would tell a trainee what only a teacher sees.
 */
export function nextEntryAt(pump: PumpState): Instant | null {
  const writes = (afterMs: number): boolean =>
    advance(pump, instantAt(pump.nowMs + afterMs)).entries.length > 0;
  let quietMs = 0;
  let lookMs = FIRST_LOOK_MS;
  while (!writes(lookMs)) {
    if (lookMs >= FURTHEST_LOOK_MS) return null;
    quietMs = lookMs;
    lookMs = Math.min(lookMs * 2, FURTHEST_LOOK_MS);
  }
  while (lookMs - quietMs > 1) {
    const middle = quietMs + Math.floor((lookMs - quietMs) / 2);
    if (writes(middle)) lookMs = middle;
    else quietMs = middle;
  }
  return instantAt(pump.nowMs + lookMs);
}
