import type { DrugId } from '../core/ids.ts';
import type { PumpFlow } from './pump-flow.ts';
import type { Content } from './reservoir-content.ts';

/** Times of the twin are whole microseconds after its beginning: equal distances are equal numbers. */
export const TICKS_PER_MS = 1000;
const MS_PER_HOUR = 3_600_000;
export const HOURS_PER_TICK = 1 / (MS_PER_HOUR * TICKS_PER_MS);

/** What leaves the tip of one drug: from `ticks[i]` on `ugPerHour[i]`, until the next. */
export interface TipRate {
  readonly ticks: Float64Array;
  readonly ugPerHour: Float64Array;
}

/** The fluid path from reservoir to tip. */
export interface FluidPath {
  readonly volumeMl: number;
  /** What it held at the beginning. */
  readonly held: Content;
  /** Standard deviation of volume of a front when it reaches the tip; 0 is plug flow. */
  readonly frontSpreadMl: number;
}

/** At a cumulative volume at the tip, concentration changes by `byUgPerMl`; of a sharp front it becomes `toUgPerMl`. */
interface Step {
  readonly atMl: number;
  readonly byUgPerMl: number;
  readonly toUgPerMl: number | null;
}

/** Middles of equal parts of a standard normal distribution, so that a spread front moves no drug. */
const FRONT_PARTS: readonly number[] = [
  -1.96, -1.4395, -1.1503, -0.9346, -0.7554, -0.5978, -0.4538, -0.3186, -0.1891, -0.0627, 0.0627, 0.1891,
  0.3186, 0.4538, 0.5978, 0.7554, 0.9346, 1.1503, 1.4395, 1.96,
];

/**
 * The path as a queue of segments in the coordinate of volume: what leaves the tip when V has left the pump entered the path at
 * `V - volumeMl`, however fast or slow that was. Drug is neither lost nor made on the way.
 */
export function tipRate(flow: PumpFlow, path: FluidPath, drug: DrugId): TipRate {
  const { startsMs, mlPerHour } = flow;
  const steps = stepsOf(flow, path, drug);
  // A piece and a step each change the rate once at most.
  const most = startsMs.length + steps.length;
  const ticks = new Float64Array(most);
  const rates = new Float64Array(most);
  let count = 0;
  let concentration = path.held.get(drug) ?? 0;
  let next = 0;
  let pumpedMl = 0;
  let piece = 0;
  for (; piece < startsMs.length; piece++) {
    const startTick = (startsMs[piece] - startsMs[0]) * TICKS_PER_MS;
    const perHour = mlPerHour[piece];
    count = emit(ticks, rates, count, startTick, perHour * concentration);
    if (next === steps.length) break;
    const endMl = pumpedMl + pieceMl(flow, piece);
    for (; next < steps.length && steps[next].atMl < endMl; next++) {
      concentration = steps[next].toUgPerMl ?? concentration + steps[next].byUgPerMl;
      const endTick = (endOf(flow, piece) - startsMs[0]) * TICKS_PER_MS;
      const after = Math.max(0, (steps[next].atMl - pumpedMl) / perHour) / HOURS_PER_TICK;
      const tick = Math.min(endTick, startTick + Math.round(after));
      count = emit(ticks, rates, count, tick, perHour * concentration);
    }
    pumpedMl = endMl;
  }
  count = emitBehind(ticks, rates, count, flow, piece + 1, concentration);
  return { ticks: ticks.subarray(0, count), ugPerHour: rates.subarray(0, count) };
}

/** All from a piece on that is behind the last front and after the `count` that are there; returns how many there are then. */
function emitBehind(
  ticks: Float64Array,
  rates: Float64Array,
  count: number,
  { startsMs, mlPerHour }: PumpFlow,
  from: number,
  concentration: number,
): number {
  const originMs = startsMs[0];
  let at = count;
  let last = rates[at - 1];
  for (let piece = from; piece < startsMs.length; piece++) {
    const rate = mlPerHour[piece] * concentration;
    if (rate === last) continue;
    ticks[at] = (startsMs[piece] - originMs) * TICKS_PER_MS;
    rates[at] = rate;
    last = rate;
    at++;
  }
  return at;
}

/** A rate from a tick on, after the `count` that are there; returns how many there are then. */
function emit(ticks: Float64Array, rates: Float64Array, count: number, tick: number, rate: number): number {
  if (count > 0 && rates[count - 1] === rate) return count;
  const at = count > 0 && ticks[count - 1] === tick ? count - 1 : count;
  ticks[at] = tick;
  rates[at] = rate;
  return at + 1;
}

const endOf = ({ startsMs, untilMs }: PumpFlow, piece: number): number =>
  piece + 1 < startsMs.length ? startsMs[piece + 1] : untilMs;

const pieceMl = (flow: PumpFlow, piece: number): number =>
  (flow.mlPerHour[piece] * (endOf(flow, piece) - flow.startsMs[piece])) / MS_PER_HOUR;

function stepsOf(flow: PumpFlow, path: FluidPath, drug: DrugId): readonly Step[] {
  const steps: Step[] = [];
  let before = path.held.get(drug) ?? 0;
  let pumpedMl = 0;
  let reached = 0;
  for (const { piece, content } of flow.contents) {
    for (; reached < piece; reached++) pumpedMl += pieceMl(flow, reached);
    const now = content.get(drug) ?? 0;
    if (now === before) continue;
    const atMl = pumpedMl + path.volumeMl;
    if (path.frontSpreadMl === 0) steps.push({ atMl, byUgPerMl: now - before, toUgPerMl: now });
    else
      for (const part of FRONT_PARTS)
        steps.push({
          atMl: atMl + part * path.frontSpreadMl,
          byUgPerMl: (now - before) / FRONT_PARTS.length,
          toUgPerMl: null,
        });
    before = now;
  }
  return steps.sort((a, b) => a.atMl - b.atMl);
}
