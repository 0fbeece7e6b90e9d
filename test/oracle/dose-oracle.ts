import { catheterProfile } from '../../src/core/devices/catheters.ts';
import { pumpProfile } from '../../src/core/devices/profiles.ts';
import type { Component, Mixture } from '../../src/core/mixture.ts';
import type { PatientBolus, Program } from '../../src/core/program.ts';
import { epochMilliseconds } from '../../src/core/time.ts';
import type { CatheterSegment, LastState, VisitInput } from '../../src/core/visit-input.ts';
import {
  ceiling,
  type Fraction,
  fraction,
  highest,
  isZero,
  less,
  minus,
  nearest,
  over,
  plus,
  times,
  ZERO,
} from './fraction.ts';
import {
  concentration,
  flow,
  inMilliseconds,
  keptMass,
  keptTime,
  keptVolume,
  mass,
  nanograms,
  nanolitres,
  time,
  volume,
} from './scale.ts';
import {
  deliveredBetween,
  highestWindows,
  meanFlow,
  timeUntilDelivered,
  type WeekOfFlow,
  weekOfFlow,
} from './week-of-flow.ts';
import { localOffset } from './zone-offset.ts';

/** What the oracle says of a visit: the same values as the plan, in smallest units. */
export interface OracleAnswer {
  readonly rate: bigint;
  readonly steps: readonly bigint[];
  readonly daily: readonly bigint[];
  readonly worstCase: readonly bigint[];
  readonly residual: {
    readonly expected: bigint;
    readonly discrepancy: bigint;
    readonly ratio: number | null;
  } | null;
  readonly bridge: OracleBridge | null;
  readonly prime: OraclePrime | null;
  readonly compounding: { readonly volumes: readonly bigint[]; readonly diluent: bigint } | null;
  readonly alarm: bigint | null;
  readonly worstAlarm: bigint | null;
}

/** One bolus at the pump's own rate: nL, nL/d, ms. */
export interface OraclePrime {
  readonly volume: bigint;
  readonly rate: bigint;
  readonly duration: bigint;
}

export interface OracleBridge {
  readonly volume: bigint;
  readonly dose: bigint;
  readonly duration: bigint;
  readonly rate: bigint;
  readonly daily: readonly bigint[];
  readonly without: { readonly dose: bigint; readonly duration: bigint; readonly daily: readonly bigint[] };
}

const MS_PER_DAY = 86_400_000n;
const WINDOWS = [1, 4, 24] as const;

const drugsIn = (...mixtures: readonly (readonly Component[])[]): readonly string[] => [
  ...new Set(mixtures.flatMap((mixture) => mixture.map((each) => each.drug))),
];
const strength = (mixture: Mixture, drug: string): Fraction => {
  const component = mixture.find((each) => each.drug === drug);
  return component === undefined ? ZERO : concentration(component.concentration);
};
const primary = (mixture: Mixture): Fraction => concentration(mixture[0].concentration);

/** The dose arithmetic of a visit in exact fractions, rounded only where the rules say so. `every`: steps start at its multiples. */
export function oracle(input: VisitInput, every: number): OracleAnswer {
  const { last, visit } = input;
  const pump = pumpProfile(input.pump.model);
  const minimumRate = pump.minimumRateMode === null ? ZERO : flow(pump.minimumRateMode.value);
  const contents = visit.fill?.components ?? last?.fill.components;
  if (contents === undefined) throw new Error('the oracle needs to know what is in the pump');
  const clock = clockOffset(input);
  const now = BigInt(epochMilliseconds(visit.at));
  const coming = weekOfFlow(visit.program, primary(contents), minimumRate);
  const mean = meanFlow(coming);
  const mostIn = highestWindows(coming, WINDOWS, every).map((basal, index) =>
    plus(basal, bolusesInWindow(visit.program.patientBolus, WINDOWS[index] ?? 0, primary(contents))),
  );
  const bridge = last === null ? null : bridgeOf(input, last, contents, coming, minimumRate, now + clock);
  const prime = primeOf(input);
  const expected = last === null ? null : expectedVolume(input, last, minimumRate, clock);
  const residual = last === null || expected === null ? null : residualOf(input, last, expected);
  const held = visit.fill === undefined ? expected : volume(visit.fill.volume);

  return {
    rate: nearest(nanolitres(mean)),
    steps: coming.starts.map((start) => nearest(nanolitres(start.flow))),
    daily: contents.map((each) => nearest(nanograms(times(mean, concentration(each.concentration))))),
    worstCase: contents.flatMap((each) =>
      mostIn.map((most) => ceiling(nanograms(times(most, concentration(each.concentration))))),
    ),
    residual,
    bridge,
    prime,
    compounding: compoundingOf(input),
    ...alarmsOf(input, held, contents, coming, firstOf(prime, bridge, visit.bridge.kind), now, clock),
  };
}

/** The pump's clock less UTC, ms: as read at the visit, else as it was set at the last fill, else at the visit. */
function clockOffset({ visit, last, timeZone }: VisitInput): bigint {
  const read = visit.read?.clockOffset;
  if (read !== undefined)
    return localOffset(timeZone, epochMilliseconds(visit.at)) + inMillisecondsWhole(time(read));
  return localOffset(timeZone, epochMilliseconds(last === null ? visit.at : last.fill.at));
}

const inMillisecondsWhole = (of: Fraction): bigint => nearest(inMilliseconds(of));

/** `V = M / c` of one bolus, to the nearest nL. */
const bolusVolume = (bolus: PatientBolus, c: Fraction): Fraction => keptVolume(over(mass(bolus.dose), c));

/** At most `⌈(W + d) / L⌉` boluses, and at most twice `n` where the pump may start its day anew inside the window. */
function bolusesInWindow(bolus: PatientBolus | undefined, hours: number, c: Fraction): Fraction {
  if (bolus === undefined) return ZERO;
  const window = plus(fraction(hours, 24), time(bolus.duration));
  const byLockout = ceiling(over(window, time(bolus.lockout)));
  const byCount = 2n * BigInt(bolus.maxPerDay);
  return times(fraction(byLockout < byCount ? byLockout : byCount), bolusVolume(bolus, c));
}

interface Told {
  readonly from: bigint;
  readonly program: Program;
}

function toldSince(last: LastState): readonly Told[] {
  const first = { from: BigInt(epochMilliseconds(last.fill.at)), program: last.program };
  return [
    first,
    ...last.changes.map((each) => ({ from: BigInt(epochMilliseconds(each.at)), program: each.program })),
  ];
}

/** `V_fill − ∫ q dt − Σ boluses` at the visit: what was programmed is kept to the nearest nL; never below nothing. */
function expectedVolume(input: VisitInput, last: LastState, minimumRate: Fraction, clock: bigint): Fraction {
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
        : [[from, from + Number(inMillisecondsWhole(time(each.duration)))] as const];
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

  return highest(ZERO, minus(volume(last.fill.volume), keptVolume(programmed)));
}

function residualOf(input: VisitInput, last: LastState, expected: Fraction): OracleAnswer['residual'] {
  if (input.visit.aspirated === undefined) return null;
  const filled = volume(last.fill.volume);
  const aspirated = volume(input.visit.aspirated);
  const given = minus(filled, expected);
  return {
    expected: nearest(nanolitres(expected)),
    discrepancy: nearest(nanolitres(minus(expected, aspirated))),
    ratio: isZero(given) ? null : quotient(over(minus(filled, aspirated), given)),
  };
}

const quotient = ({ n, d }: Fraction): number => Number(n) / Number(d);

function segmentVolume(segment: CatheterSegment): Fraction | null {
  if ('volume' in segment) return volume(segment.volume);
  const perCentimetre = catheterProfile(segment.model).volumePerLength?.value;
  if (perCentimetre === undefined || segment.implanted === undefined) return null;
  const centimetres = fraction(BigInt(segment.implanted as unknown as number), 10_000n);
  return keptVolume(times(centimetres, fraction(BigInt(perCentimetre as unknown as number), 1_000_000n)));
}

/** `V_tube + V_cath`; null where any part of it is unknown. */
function pathVolume(input: VisitInput): Fraction | null {
  const catheter = catheterVolume(input);
  const profile = pumpProfile(input.pump.model);
  const verified = profile.tubing?.source.confidence === 'verified' ? profile.tubing.value : undefined;
  const tubing = input.pump.tubingVolume ?? verified;
  return tubing === undefined || catheter === null ? null : plus(volume(tubing), catheter);
}

function catheterVolume({ catheter }: VisitInput): Fraction | null {
  return catheter.segments.reduce<Fraction | null>((sum, each) => {
    const part = segmentVolume(each);
    return sum === null || part === null ? null : plus(sum, part);
  }, ZERO);
}

/** The part that is not primed yet, at the pump's bolus rate, only on a catheter that holds no drug. */
function primeOf(input: VisitInput): OraclePrime | null {
  const { prime } = input.visit;
  const rate = pumpProfile(input.pump.model).bolusRate?.value;
  if (prime === undefined || !prime.catheterDrugFree || rate === undefined) return null;
  const part = prime.part === 'catheter' ? catheterVolume(input) : pathVolume(input);
  if (part === null) return null;
  const duration = inMillisecondsWhole(keptTime(over(part, flow(rate))));
  return { volume: nearest(nanolitres(part)), rate: nearest(nanolitres(flow(rate))), duration };
}

/** What runs before the program: the prime, or the bridge unless it was declined; never both. */
function firstOf(
  prime: OraclePrime | null,
  bridge: OracleBridge | null,
  choice: 'compute' | 'declined',
): Pick<OraclePrime, 'rate' | 'duration'> {
  const used = prime ?? (choice === 'declined' ? null : bridge);
  return used ?? { rate: 0n, duration: 0n };
}

function bridgeOf(
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
    duration: inMillisecondsWhole(keptTime(over(path, rate))),
    rate: nearest(nanolitres(rate)),
    daily: dosesAt(rate),
    without: { dose: without[0] ?? 0n, duration: inMillisecondsWhole(passes), daily: without },
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

/** `v_i = V · c_i / s_i` to the nearest nL; the diluent is the rest. Null unless every drug names its stock. */
function compoundingOf({ visit }: VisitInput): OracleAnswer['compounding'] {
  const fill = visit.fill;
  if (fill === undefined) return null;
  const volumes: Fraction[] = [];
  for (const { concentration: c, stock } of fill.components) {
    if (stock === undefined) return null;
    volumes.push(keptVolume(over(times(volume(fill.volume), concentration(c)), concentration(stock))));
  }
  const diluent = volumes.reduce(minus, volume(fill.volume));
  if (less(diluent, ZERO)) return null;
  return { volumes: volumes.map((each) => nearest(nanolitres(each))), diluent: nearest(nanolitres(diluent)) };
}

/** The whole ms in which `V_fill − V_alarm` has run: prime or bridge first, then the program from that hour of the week on. */
function alarmsOf(
  input: VisitInput,
  held: Fraction | null,
  contents: Mixture,
  coming: WeekOfFlow,
  { rate: firstRate, duration: firstTime }: Pick<OraclePrime, 'rate' | 'duration'>,
  now: bigint,
  clock: bigint,
): Pick<OracleAnswer, 'alarm' | 'worstAlarm'> {
  const { visit, pump } = input;
  const alarmAt = pump.lowReservoirAlarm ?? pumpProfile(pump.model).lowReservoirAlarm?.value;
  if (held === null || alarmAt === undefined) return { alarm: null, worstAlarm: null };
  const all = nearest(nanolitres(minus(held, volume(alarmAt)))) * MS_PER_DAY;
  const bolus = visit.program.patientBolus;
  const added = bolus === undefined ? 0n : nearest(nanolitres(dailyBoluses(bolus, primary(contents))));
  const instant = (extra: bigint): bigint | null => {
    if (all <= 0n) return now;
    const first = firstRate + extra;
    const runFirst = first * firstTime;
    if (runFirst >= all) return now + all / first;
    const from = now + firstTime + clock;
    const run = timeUntilDelivered(extra === 0n ? coming : withExtra(coming, extra), from, all - runFirst);
    return run === null ? null : now + firstTime + run;
  };
  return { alarm: instant(0n), worstAlarm: instant(added) };
}

/** mL a day with every allowed bolus: `n`, or as many as the lockout lets start in a day. */
function dailyBoluses(bolus: PatientBolus, c: Fraction): Fraction {
  const byLockout = ceiling(over(fraction(1n), time(bolus.lockout)));
  const byCount = BigInt(bolus.maxPerDay);
  return times(fraction(byLockout < byCount ? byLockout : byCount), bolusVolume(bolus, c));
}

function withExtra(of: WeekOfFlow, nanolitresPerDay: bigint): WeekOfFlow {
  const extra = fraction(nanolitresPerDay, 1_000_000n);
  return {
    starts: of.starts.map((start) => ({ minute: start.minute, flow: plus(start.flow, extra) })),
    before: of.before.map(
      (run, index) => run + nanolitresPerDay * BigInt(of.starts[index]?.minute ?? 0) * 60_000n,
    ),
    wholeWeek: of.wholeWeek + nanolitresPerDay * 7n * MS_PER_DAY,
  };
}
