import { pumpProfile } from '../../src/core/devices/profiles.ts';
import type { Component, Mixture } from '../../src/core/mixture.ts';
import type { LastState, VisitInput } from '../../src/core/visit-input.ts';
import { toldSince } from './expected-volume.ts';
import {
  type Fraction,
  fraction,
  highest,
  isZero,
  less,
  minus,
  nearest,
  over,
  times,
  ZERO,
} from './fraction.ts';
import { pathVolume } from './path-volume.ts';
import {
  concentration,
  flow,
  keptMass,
  keptTime,
  MS_PER_DAY,
  nanograms,
  nanolitres,
  primary,
  wholeMilliseconds,
} from './scale.ts';
import { meanFlow, timeUntilDelivered, type WeekOfFlow, weekOfFlow } from './week-of-flow.ts';

export interface OracleBridge {
  readonly volume: bigint;
  readonly dose: bigint;
  readonly duration: bigint;
  readonly rate: bigint;
  readonly daily: readonly bigint[];
  readonly without: { readonly dose: bigint; readonly duration: bigint; readonly daily: readonly bigint[] };
}

const drugsIn = (...mixtures: readonly (readonly Component[])[]): readonly string[] => [
  ...new Set(mixtures.flatMap((mixture) => mixture.map((each) => each.drug))),
];

const strength = (mixture: Mixture, drug: string): Fraction => {
  const component = mixture.find((each) => each.drug === drug);
  return component === undefined ? ZERO : concentration(component.concentration);
};

export function bridgeOf(
  input: VisitInput,
  last: LastState,
  contents: Mixture,
  coming: WeekOfFlow,
  minimumRate: Fraction,
  clockNow: bigint,
): OracleBridge | null {
  if (input.visit.prime !== undefined) return null;
  const old = last.fill.components;
  const drugs = drugsIn(old, contents);
  const differ = drugs.some((drug) => !isZero(minus(strength(old, drug), strength(contents, drug))));
  const before = weekOfFlow(toldSince(last).at(-1)?.program ?? last.program, primary(old), minimumRate);
  if (!differ || sameFlow(before, coming)) return null;
  const path = pathVolume(input);
  const wantedRate = meanFlow(before);
  const rate = feasibleRate(wantedRate, input);
  if (path === null || rate === null || coming.wholeWeek === 0n) return null;
  const wanted = nearest(nanolitres(path)) * MS_PER_DAY;
  const dosesAt = (q: Fraction): readonly bigint[] =>
    old.map((each) => nearest(nanograms(times(q, concentration(each.concentration)))));
  const newRate = coming.starts[0]?.flow ?? ZERO;
  const steady = coming.starts.every((start) => isZero(minus(start.flow, newRate)));
  // Whole ms, the last one unfinished left out; of a schedule the mean is what the path held over that time.
  const passes = fraction(timeUntilDelivered(coming, clockNow, wanted) ?? 0n, MS_PER_DAY);
  const without = steady
    ? dosesAt(newRate)
    : old.map((each) =>
        nearest(nanograms(over(keptMass(times(path, concentration(each.concentration))), passes))),
      );
  return {
    volume: nearest(nanolitres(path)),
    dose: nearest(nanograms(times(path, primary(old)))),
    duration: wholeMilliseconds(keptTime(over(path, rate))),
    rate: nearest(nanolitres(rate)),
    daily: dosesAt(rate),
    without: { dose: without[0] ?? 0n, duration: wholeMilliseconds(passes), daily: without },
  };
}

/** The wanted rate, or the slowest that the pump runs if that is at most a twentieth more; else null. */
function feasibleRate(wanted: Fraction, input: VisitInput): Fraction | null {
  if (isZero(wanted)) return null;
  const slowest = pumpProfile(input.pump.model).minimumFlow?.value;
  const rate = slowest === undefined ? wanted : highest(wanted, flow(slowest));
  return less(times(wanted, fraction(21, 20)), rate) ? null : rate;
}

/** The same at every minute of the week. */
function sameFlow(a: WeekOfFlow, b: WeekOfFlow): boolean {
  const edges = [...a.starts, ...b.starts].map((start) => start.minute);
  const at = (of: WeekOfFlow, minute: number): Fraction =>
    of.starts.findLast((start) => start.minute <= minute)?.flow ?? ZERO;
  return edges.every((minute) => isZero(minus(at(a, minute), at(b, minute))));
}
