import { pumpProfile } from '../../src/core/devices/profiles.ts';
import { epochMilliseconds } from '../../src/core/time.ts';
import type { LastState, VisitInput } from '../../src/core/visit-input.ts';
import { bridgeOf, type OracleBridge } from './bridge-oracle.ts';
import { programmedVolume } from './expected-volume.ts';
import {
  ceiling,
  type Fraction,
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
import { catheterVolume, pathVolume } from './path-volume.ts';
import { bolusesInWindow } from './patient-boluses.ts';
import { type RunningOut, runningOut } from './running-out.ts';
import {
  concentration,
  flow,
  keptTime,
  keptVolume,
  nanograms,
  nanolitres,
  primary,
  time,
  volume,
  wholeMilliseconds,
} from './scale.ts';
import { highestWindows, meanFlow, weekOfFlow } from './week-of-flow.ts';
import { localOffset } from './zone-offset.ts';

/** What the oracle says of a visit: the same values as the plan, in smallest units. */
export interface OracleAnswer extends RunningOut {
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
  const programmed = last === null ? null : programmedVolume(input, last, minimumRate, clock);
  const residual = last === null || programmed === null ? null : residualOf(input, last, programmed);

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
    ...runningOut(input, contents, {
      programmed,
      week: coming,
      first: firstOf(prime, bridge, visit.bridge.kind),
      now,
      clock,
    }),
  };
}

/** The pump's clock less UTC, ms: as read at the visit, else as it was set at the last fill, else at the visit. */
function clockOffset({ visit, last, timeZone }: VisitInput): bigint {
  const read = visit.read?.clockOffset;
  if (read !== undefined)
    return localOffset(timeZone, epochMilliseconds(visit.at)) + wholeMilliseconds(time(read));
  return localOffset(timeZone, epochMilliseconds(last === null ? visit.at : last.fill.at));
}

function residualOf(input: VisitInput, last: LastState, programmed: Fraction): OracleAnswer['residual'] {
  if (input.visit.aspirated === undefined) return null;
  const filled = volume(last.fill.volume);
  const expected = highest(ZERO, minus(filled, programmed));
  const aspirated = volume(input.visit.aspirated);
  const given = minus(filled, expected);
  return {
    expected: nearest(nanolitres(expected)),
    discrepancy: nearest(nanolitres(minus(expected, aspirated))),
    ratio: isZero(given) ? null : quotient(over(minus(filled, aspirated), given)),
  };
}

const quotient = ({ n, d }: Fraction): number => Number(n) / Number(d);

/** The part that is not primed yet, at the pump's bolus rate, only on a catheter that holds no drug and on an occasion for it. */
function primeOf(input: VisitInput): OraclePrime | null {
  const { prime } = input.visit;
  const rate = pumpProfile(input.pump.model).bolusRate?.value;
  if (prime === undefined || !prime.catheterDrugFree || rate === undefined) return null;
  const isNew = input.last === null || input.last.neverRan === true;
  const mayBeEmpty: readonly string[] = isNew
    ? ['implant', 'revision', 'catheter-aspirated']
    : ['revision', 'catheter-aspirated'];
  if (prime.reason === undefined || !mayBeEmpty.includes(prime.reason)) return null;
  // The tubing of a pump that ran is full.
  if (!isNew && prime.part !== 'catheter') return null;
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
