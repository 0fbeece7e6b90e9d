import { pumpProfile } from '../../src/core/devices/profiles.ts';
import type { Mixture } from '../../src/core/mixture.ts';
import type { VisitInput } from '../../src/core/visit-input.ts';
import { ceiling, type Fraction, fraction, highest, minus, nearest, plus, times, ZERO } from './fraction.ts';
import { dailyBoluses } from './patient-boluses.ts';
import { MS_PER_DAY, nanolitres, primary, volume } from './scale.ts';
import { timeUntilDelivered, type WeekOfFlow, weekFrom } from './week-of-flow.ts';

/** Moments, ms since 1970; null where there is none. */
export interface RunningOut {
  readonly alarm: bigint | null;
  readonly worstAlarm: bigint | null;
  readonly empty: bigint | null;
}

export interface RunningOutFacts {
  /** mL since the last fill; null at a first fill. */
  readonly programmed: Fraction | null;
  readonly week: WeekOfFlow;
  /** A prime or a bridge, before the program: nL/d and ms. */
  readonly first: { readonly rate: bigint; readonly duration: bigint };
  readonly now: bigint;
  readonly clock: bigint;
}

const PER_MILLION = 1_000_000n;

/**
 * When the reservoir reaches its alarm, its alarm with every allowed bolus, and what cannot be used if the pump runs at the upper
 * bound of its ratio, each flow rounded up to whole nL/d. The last whole ms before it.
 */
export function runningOut(input: VisitInput, contents: Mixture, facts: RunningOutFacts): RunningOut {
  const { visit, pump, last } = input;
  const profile = pumpProfile(pump.model);
  const given = pump.lowReservoirAlarm ?? profile.lowReservoirAlarm?.value;
  const alarmAt = given === undefined ? null : volume(given);
  const unusable = profile.unusable === null ? alarmAt : volume(profile.unusable.value);
  const upper = profile.accuracy === null ? null : decimalOf(profile.accuracy.upper.value);
  const filled = visit.fill ?? last?.fill;
  if (filled === undefined) return { alarm: null, worstAlarm: null, empty: null };

  const since = visit.fill === undefined && facts.programmed !== null ? facts.programmed : ZERO;
  const shown = highest(ZERO, minus(volume(filled.volume), since));
  const truly = minus(volume(filled.volume), roundedUp(times(since, upper ?? fraction(1n))));
  const bolus = visit.program.patientBolus;
  const added = bolus === undefined ? ZERO : dailyBoluses(bolus, primary(contents));
  const most = (q: Fraction): Fraction => plus(q, added);
  return {
    alarm: alarmAt && reached(minus(shown, alarmAt), facts, (q) => q),
    worstAlarm: alarmAt && reached(minus(shown, alarmAt), facts, most),
    empty:
      unusable && upper && reached(minus(truly, unusable), facts, (q) => roundedUp(times(most(q), upper))),
  };
}

/** As written in decimals: 1.145 is 1145 thousandths. */
const decimalOf = (value: number): Fraction => fraction(BigInt(Math.round(value * 1e6)), PER_MILLION);

/** Up to whole nL or nL/d. */
const roundedUp = (of: Fraction): Fraction => fraction(ceiling(nanolitres(of)), PER_MILLION);

function reached(left: Fraction, facts: RunningOutFacts, runs: (q: Fraction) => Fraction): bigint | null {
  const { week, first, now, clock } = facts;
  const wanted = nearest(nanolitres(left)) * MS_PER_DAY;
  if (wanted <= 0n) return now;
  const firstRate = nearest(nanolitres(runs(fraction(first.rate, PER_MILLION))));
  const runFirst = firstRate * first.duration;
  if (runFirst >= wanted) return now + wanted / firstRate;
  const through = now + first.duration;
  const then = weekFrom(week.starts.map((start) => ({ minute: start.minute, flow: runs(start.flow) })));
  const run = timeUntilDelivered(then, through + clock, wanted - runFirst);
  return run === null ? null : through + run;
}
