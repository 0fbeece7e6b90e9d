import type { Program } from '../../src/core/program.ts';
import { epochMilliseconds } from '../../src/core/time.ts';
import type { LastState, VisitInput } from '../../src/core/visit-input.ts';
import { type Fraction, fraction, plus, times, ZERO } from './fraction.ts';
import { bolusVolume } from './patient-boluses.ts';
import { keptVolume, primary, time, volume, wholeMilliseconds } from './scale.ts';
import { deliveredBetween, weekOfFlow } from './week-of-flow.ts';

export interface Told {
  readonly from: bigint;
  readonly program: Program;
}

export function toldSince(last: LastState): readonly Told[] {
  const first = { from: BigInt(epochMilliseconds(last.fill.at)), program: last.program };
  return [
    first,
    ...last.changes.map((each) => ({ from: BigInt(epochMilliseconds(each.at)), program: each.program })),
  ];
}

/** `∫ q dt + Σ boluses` from the fill to the visit, kept to the nearest nL. */
export function programmedVolume(
  input: VisitInput,
  last: LastState,
  minimumRate: Fraction,
  clock: bigint,
): Fraction {
  const { visit } = input;
  const told = toldSince(last);
  const end = BigInt(epochMilliseconds(visit.at));
  const c = primary(last.fill.components);
  const still = [
    ...(visit.read?.stops ?? []).map(
      (stop) => [epochMilliseconds(stop.from), epochMilliseconds(stop.until)] as const,
    ),
    ...last.delivered.flatMap((each) => {
      const from = epochMilliseconds(each.at);
      return each.duration === undefined
        ? []
        : [[from, from + Number(wholeMilliseconds(time(each.duration)))] as const];
    }),
  ].map(([from, until]) => [BigInt(from), BigInt(until)] as const);
  const cuts = [...told.map((each) => each.from), ...still.flat(), end]
    .filter((at) => at >= (told[0]?.from ?? 0n) && at <= end)
    .sort((a, b) => (a < b ? -1 : 1));
  let programmed = ZERO;
  for (const [index, from] of cuts.entries()) {
    const until = cuts[index + 1];
    if (until === undefined || from === until) continue;
    if (still.some(([start, stop]) => start <= from && until <= stop)) continue;
    const program = told.findLast((each) => each.from <= from)?.program;
    if (program === undefined) continue;
    const week = weekOfFlow(program, c, minimumRate);
    programmed = plus(programmed, deliveredBetween(week, from + clock, until + clock));
  }
  const bolus = told.findLast((each) => each.program.patientBolus !== undefined)?.program.patientBolus;
  const counted =
    visit.read?.patientBoluses ?? last.delivered.reduce((sum, each) => sum + (each.count ?? 0), 0);
  if (bolus !== undefined) programmed = plus(programmed, times(fraction(counted), bolusVolume(bolus, c)));
  for (const each of last.delivered)
    if (each.volume !== undefined) programmed = plus(programmed, volume(each.volume));

  return keptVolume(programmed);
}
