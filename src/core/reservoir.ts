import type { PumpProfile } from './devices/pump-profile.ts';
import { flowHistory } from './flow.ts';
import { bolusesADay, bolusesVolume } from './patient-bolus.ts';
import type { PatientBolus, Program } from './program.ts';
import type { PumpClock } from './pump-clock.ts';
import { compareInstants, elapsed, type Instant, later } from './time.ts';
import type { Duration, FlowRate, Volume } from './units.ts';
import {
  add,
  compare,
  isPositive,
  larger,
  milliseconds,
  nanolitres,
  proportion,
  smaller,
  subtract,
  sum,
  timeToDeliver,
  volumeHolding,
  volumeOverAll,
} from './units.ts';
import type { Delivered, LastState, PumpReading } from './visit-input.ts';

/** What an expected volume does not know, so that a check can say it. */
export type ReservoirUnknown =
  /** A bridge or a prime without its length: the program is counted as if it had run meanwhile. */
  | 'bridge-duration'
  /** The program allows patient boluses and nobody read how many were given: none is counted. */
  | 'patient-boluses'
  /** The number read from the pump is not the number recorded: the pump's is counted. */
  | 'patient-boluses-differ'
  /** Boluses were counted, but no program since the fill says how large one is. */
  | 'patient-bolus-volume'
  /** A single bolus, a bridge or a prime without a volume: it is not counted. */
  | 'delivered-volume';

/** The reservoir by the program: what a pump would display. What is truly in it is only known by aspirating. */
export interface Reservoir {
  /** To the nearest nL; zero where the program asked for more than there was. */
  readonly expected: Volume;
  /** The same if every patient bolus that the program allowed and nobody counted had been given. */
  readonly lowest: Volume;
  /** Programmed since the fill, boluses included; may exceed the fill. */
  readonly programmed: Volume;
  readonly ranDry: boolean;
  readonly unknowns: readonly ReservoirUnknown[];
}

export interface ReservoirFacts {
  readonly last: LastState;
  readonly read: PumpReading | undefined;
  readonly pump: PumpProfile;
  readonly clock: PumpClock;
}

interface Span {
  readonly from: Instant;
  readonly until: Instant;
}

const NOTHING = nanolitres(0);
const A_DAY = milliseconds(86_400_000);

/** Expected volume at a moment after the fill: `V_fill − ∫ q dt − Σ boluses`, and no flow while the pump stood or a bridge ran. */
export function reservoirAt(at: Instant, facts: ReservoirFacts): Reservoir {
  const { last, read, pump, clock } = facts;
  const unknowns = new Set<ReservoirUnknown>();
  const since = last.delivered.filter(
    (one) => compareInstants(one.at, last.fill.at) >= 0 && compareInstants(one.at, at) < 0,
  );
  const boluses = since.filter((one) => one.kind !== 'patient');
  const standstills = [...(read?.stops ?? []), ...boluses.flatMap((one) => spanOf(one, facts) ?? [])];
  const history = { program: last.program, changes: last.changes, stops: standstills };
  const pieces = flowHistory(history, last.fill.components, pump, last.fill.at, at, clock);
  const given = boluses.map((one) => givenBy(one, at, facts, unknowns));
  const patients = patientVolume(since, facts, at, unknowns);
  const programmed = sum(volumeOverAll(pieces, 'nearest'), [...given, patients.counted]);
  const left = subtract(last.fill.volume, programmed);
  return {
    expected: larger(NOTHING, left),
    lowest: larger(NOTHING, subtract(left, patients.uncounted)),
    programmed,
    ranDry: compare(left, NOTHING) < 0,
    unknowns: [...unknowns],
  };
}

/** Each program with the time for which it was the one in force. */
function programSpans(last: LastState, at: Instant): readonly { program: Program; span: Span }[] {
  const changes = last.changes
    .filter((change) => compareInstants(change.at, last.fill.at) >= 0 && compareInstants(change.at, at) < 0)
    .sort((a, b) => compareInstants(a.at, b.at));
  const starts = [{ at: last.fill.at, program: last.program }, ...changes];
  return starts.map((start, i) => ({
    program: start.program,
    span: { from: start.at, until: starts[i + 1]?.at ?? at },
  }));
}

/** While a bridge or a prime ran, the program did not. */
function spanOf(one: Delivered, facts: ReservoirFacts): Span | null {
  if (one.kind !== 'bridge' && one.kind !== 'prime') return null;
  const duration = one.duration ?? primeTime(one, facts.pump.bolusRate?.value ?? null);
  return duration === null || !isPositive(duration) ? null : { from: one.at, until: later(one.at, duration) };
}

/** A prime runs at the pump's bolus rate; a bridge at a rate that only its record knows. */
function primeTime(one: Delivered, bolusRate: FlowRate | null): Duration | null {
  if (one.kind !== 'prime' || one.volume === undefined || bolusRate === null || !isPositive(bolusRate))
    return null;
  return timeToDeliver(one.volume, bolusRate, 'nearest');
}

function givenBy(
  one: Delivered,
  at: Instant,
  facts: ReservoirFacts,
  unknowns: Set<ReservoirUnknown>,
): Volume {
  if (one.volume === undefined) {
    unknowns.add('delivered-volume');
    return NOTHING;
  }
  const span = spanOf(one, facts);
  if (span === null) {
    if (one.kind === 'bridge' || one.kind === 'prime') unknowns.add('bridge-duration');
    return one.volume;
  }
  if (compareInstants(span.until, at) <= 0) return one.volume;
  return proportion(one.volume, elapsed(span.from, at), elapsed(span.from, span.until), 'nearest');
}

function patientVolume(
  since: readonly Delivered[],
  facts: ReservoirFacts,
  at: Instant,
  unknowns: Set<ReservoirUnknown>,
): { readonly counted: Volume; readonly uncounted: Volume } {
  const { last, read } = facts;
  const spans = programSpans(last, at);
  const recorded = since.filter((one) => one.kind === 'patient');
  const largest = spans.reduce(
    (size, { program }) => larger(size, sizeOf(program.patientBolus, facts)),
    NOTHING,
  );
  const told = read?.patientBoluses;
  if (told === undefined && recorded.length === 0) {
    const allowed = spans.map(({ program, span }) => allowedIn(program.patientBolus, span, facts));
    const uncounted = sum(NOTHING, allowed);
    if (isPositive(uncounted)) unknowns.add('patient-boluses');
    return { counted: NOTHING, uncounted };
  }
  const counts = recorded.map((one) => one.count);
  const total = counts.reduce<number | null>((n, c) => (n === null || c === undefined ? null : n + c), 0);
  if (told !== undefined && total !== told) {
    if (recorded.length > 0 && total !== null) unknowns.add('patient-boluses-differ');
    if (told > 0 && !isPositive(largest)) unknowns.add('patient-bolus-volume');
    return { counted: bolusesVolume(largest, told), uncounted: NOTHING };
  }
  const counted = recorded.map((one) => {
    if (one.volume !== undefined) return one.volume;
    const inForce = spans.findLast(({ span }) => compareInstants(span.from, one.at) <= 0);
    const size = sizeOf(inForce?.program.patientBolus, facts);
    if ((one.count ?? 1) > 0 && !isPositive(size)) unknowns.add('patient-bolus-volume');
    if (one.count === undefined) unknowns.add('delivered-volume');
    return bolusesVolume(size, one.count ?? 0);
  });
  return { counted: sum(NOTHING, counted), uncounted: NOTHING };
}

function sizeOf(bolus: PatientBolus | undefined, facts: ReservoirFacts): Volume {
  const primary = facts.last.fill.components[0].concentration;
  return bolus === undefined || !isPositive(primary)
    ? NOTHING
    : volumeHolding(bolus.dose, primary, 'nearest');
}

/** At most `maxPerDay` a day and once more that for a count that restarts at midnight. */
function allowedIn(bolus: PatientBolus | undefined, span: Span, facts: ReservoirFacts): Volume {
  if (bolus === undefined) return NOTHING;
  const daily = bolusesVolume(sizeOf(bolus, facts), bolusesADay(bolus));
  const perSpan = proportion(daily, elapsed(span.from, span.until), A_DAY, 'up');
  return smaller(larger(NOTHING, add(perSpan, daily)), facts.last.fill.volume);
}
