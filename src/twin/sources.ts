import type { DrugId } from '../core/ids.ts';
import { epochMilliseconds } from '../core/time.ts';
import { inSmallestUnit } from '../core/units.ts';
import type { Canal } from './canal.ts';
import { positionOf } from './positions.ts';
import type { Scenario } from './scenario.ts';
import { TICKS_PER_MS } from './tip-delivery.ts';

const NG_PER_UG = 1000;

/** Injections of one drug at one place. */
export interface NeedleSource {
  readonly positionCm: number;
  /** Ascending, each once. */
  readonly ticks: Float64Array;
  readonly ug: Float64Array;
}

/** The injections of a drug by needle, one source a place; what lies outside the model must have been taken out before. */
export function needleSources(
  scenario: Scenario,
  drug: DrugId,
  canal: Canal,
  tipCm: number | null,
  originMs: number,
): readonly NeedleSource[] {
  const places = new Map<number, Map<number, number>>();
  for (const event of scenario.delivery) {
    if (event.kind !== 'needle-bolus' || event.place === 'ventricle') continue;
    const positionCm = event.place === 'tip' ? tipCm : positionOf(event.place, canal);
    const ug = event.doses
      .filter((dose) => dose.drug === drug)
      .reduce((sum, { mass }) => sum + inSmallestUnit(mass) / NG_PER_UG, 0);
    if (positionCm === null || ug === 0) continue;
    const tick = (epochMilliseconds(event.at) - originMs) * TICKS_PER_MS;
    const there = places.get(positionCm) ?? new Map<number, number>();
    there.set(tick, (there.get(tick) ?? 0) + ug);
    places.set(positionCm, there);
  }
  return [...places].map(([positionCm, doses]) => ({
    positionCm,
    ticks: Float64Array.from(doses.keys()),
    ug: Float64Array.from(doses.values()),
  }));
}
