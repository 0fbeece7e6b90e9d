import { pumpProfile } from '../core/devices/profiles.ts';
import type { DrugId } from '../core/ids.ts';
import { millisecondOfWeek } from '../core/pump-clock.ts';
import { epochMilliseconds, instantAt } from '../core/time.ts';
import { inSmallestUnit } from '../core/units.ts';
import { WEEK_MS, weekFrom, weekOf } from '../core/week.ts';
import { layOutRun } from '../kernel/laid-out-run.ts';
import type { Grid } from '../kernel/schedule.ts';
import type { Drive } from './drug-run.ts';
import { pathVolumeMl } from './fluid-path.ts';
import { mlPerHour } from './outflow.ts';
import { type PumpFlow, pumpFlow } from './pump-flow.ts';
import { contentOf, drugsIn, inMl, NO_DRUG } from './reservoir-content.ts';
import type { Scenario } from './scenario.ts';
import { type FluidPath, HOURS_PER_TICK, TICKS_PER_MS, type TipRate, tipRate } from './tip-delivery.ts';

/** What the pump does from the beginning of the simulation on, before anybody asks for a drug. */
export interface DeliveryRun {
  /** The first event or the first observation, whichever is earlier; ms since 1970. */
  readonly originMs: number;
  readonly untilMs: number;
  /** Null without a pump. */
  readonly pumped: { readonly flow: PumpFlow; readonly path: FluidPath } | null;
  /** When samples are taken. */
  readonly grid: Grid;
  /** What leaves the tip, by drug; of every drug of the scenario, if there is a pump. The same for every patient. */
  readonly tips: ReadonlyMap<DrugId, TipRun>;
}

export interface TipRun {
  readonly rate: TipRate;
  readonly drive: Drive;
  /** How long after a change of its rate it is looked at, at the earliest. */
  readonly seenAfterHours: number;
}

export function deliveryRun(scenario: Scenario): DeliveryRun {
  const { observe, delivery, pump, before, catheter } = scenario;
  const first = delivery[0];
  const fromMs = epochMilliseconds(observe.from);
  const originMs = first === undefined ? fromMs : Math.min(fromMs, epochMilliseconds(first.at));
  const untilMs = Math.max(epochMilliseconds(observe.to), originMs + 1);
  const grid = gridOf(scenario, originMs);
  if (pump === null || catheter === null) return { originMs, untilMs, grid, pumped: null, tips: new Map() };
  const volume = pathVolumeMl(pump, catheter);
  if (!volume.ok) throw new RangeError('the path was not checked');
  const flow = pumpFlow(scenario, pump, originMs, untilMs);
  const path = {
    volumeMl: volume.value,
    held: before.kind === 'steady' ? contentOf(before.mixture) : NO_DRUG,
    frontSpreadMl: catheter.frontSpread === undefined ? 0 : inMl(catheter.frontSpread),
  };
  const tips = drugsIn(scenario).map((drug): readonly [DrugId, TipRun] => {
    const rate = tipRate(flow, path, drug);
    const schedule = { hoursPerTick: HOURS_PER_TICK, times: rate.ticks, rates: [rate.ugPerHour] };
    const ran = steadyBefore(scenario, drug, originMs);
    const drive = { schedule, laidOut: layOutRun(schedule, grid), before: ran };
    return [drug, { rate, drive, seenAfterHours: leastHoursSeen(rate, grid) }];
  });
  return { originMs, untilMs, grid, pumped: { flow, path }, tips: new Map(tips) };
}

/** The least time after a change at which a sample is taken; one at the very time of a change is taken before it. */
export function leastHoursSeen({ ticks }: Pick<TipRate, 'ticks'>, { start, step, count }: Grid): number {
  let least = Number.POSITIVE_INFINITY;
  let before = Number.NEGATIVE_INFINITY;
  let seenAfter = 0;
  // Between two changes that are seen as long after lies a whole number of samples: all that come so far apart are seen alike.
  let wholeSamples = 0;
  for (let change = 0; change < ticks.length; change++) {
    const tick = ticks[change];
    const apart = tick - before;
    before = tick;
    if (apart === wholeSamples) continue;
    const since = tick - start;
    const next = since < 0 ? 0 : Math.floor(since / step) + 1;
    if (next >= count) break;
    const after = next * step - since;
    if (after === seenAfter) wholeSamples = apart;
    if (after < least) least = after;
    seenAfter = after;
  }
  return least * HOURS_PER_TICK;
}

function gridOf({ observe }: Scenario, originMs: number): Grid {
  const [fromMs, toMs, everyMs] = [
    epochMilliseconds(observe.from),
    epochMilliseconds(observe.to),
    inSmallestUnit(observe.every),
  ];
  return {
    start: (fromMs - originMs) * TICKS_PER_MS,
    step: everyMs * TICKS_PER_MS,
    count: Math.floor((toMs - fromMs) / everyMs) + 1,
  };
}

/** What the program before the first event has made of the patient, as the state to begin in. */
function steadyBefore({ before, pump }: Scenario, drug: DrugId, originMs: number): Drive['before'] {
  if (before.kind === 'drug-free' || pump === null) return { kind: 'nothing' };
  const concentration = (contentOf(before.mixture).get(drug) ?? 0) * pump.accuracyRatio;
  const week = weekOf(before.program, before.mixture, pumpProfile(pump.model));
  const start = millisecondOfWeek(instantAt(originMs), pump.clock);
  const pieces = weekFrom(week, start, WEEK_MS);
  const [only] = pieces;
  if (only !== undefined && pieces.length === 1)
    return { kind: 'constant', ugPerHour: mlPerHour(only.flow) * concentration };
  const times: number[] = [];
  let atMs = 0;
  for (const piece of pieces) {
    times.push(atMs * TICKS_PER_MS);
    atMs += inSmallestUnit(piece.time);
  }
  return {
    kind: 'periodic',
    periodTicks: WEEK_MS * TICKS_PER_MS,
    schedule: {
      hoursPerTick: HOURS_PER_TICK,
      times: Float64Array.from(times),
      rates: [Float64Array.from(pieces, (piece) => mlPerHour(piece.flow) * concentration)],
    },
  };
}
