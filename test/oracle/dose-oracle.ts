import { pumpProfile } from '../../src/core/devices/profiles.ts';
import type { Mixture } from '../../src/core/mixture.ts';
import { epochMilliseconds } from '../../src/core/time.ts';
import type { LastState, VisitInput } from '../../src/core/visit-input.ts';
import { bridgeOf, type OracleBridge } from './bridge-oracle.ts';
import { expectedVolume } from './expected-volume.ts';
import {
  ceiling,
  type Fraction,
  fraction,
  isZero,
  less,
  minus,
  nearest,
  over,
  plus,
  times,
  ZERO,
} from './fraction.ts';
import { catheterVolume, pathVolume } from './path-volume.ts';
import { bolusesInWindow, dailyBoluses } from './patient-boluses.ts';
import {
  concentration,
  flow,
  keptTime,
  keptVolume,
  MS_PER_DAY,
  nanograms,
  nanolitres,
  primary,
  time,
  volume,
  wholeMilliseconds,
} from './scale.ts';
import { highestWindows, meanFlow, timeUntilDelivered, type WeekOfFlow, weekOfFlow } from './week-of-flow.ts';
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

const WINDOWS = [1, 4, 24] as const;

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
    return localOffset(timeZone, epochMilliseconds(visit.at)) + wholeMilliseconds(time(read));
  return localOffset(timeZone, epochMilliseconds(last === null ? visit.at : last.fill.at));
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

/** The part that is not primed yet, at the pump's bolus rate, only on a catheter that holds no drug. */
function primeOf(input: VisitInput): OraclePrime | null {
  const { prime } = input.visit;
  const rate = pumpProfile(input.pump.model).bolusRate?.value;
  if (prime === undefined || !prime.catheterDrugFree || rate === undefined) return null;
  const part = prime.part === 'catheter' ? catheterVolume(input) : pathVolume(input);
  if (part === null) return null;
  const duration = wholeMilliseconds(keptTime(over(part, flow(rate))));
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
