import { pumpProfile } from '../core/devices/profiles.ts';
import type { Mixture } from '../core/mixture.ts';
import type { Program } from '../core/program.ts';
import type { PumpClock } from '../core/pump-clock.ts';
import { compareInstants, epochMilliseconds, type Instant } from '../core/time.ts';
import { type FlowRate, flowOver, isPositive, type Volume } from '../core/units.ts';
import type { Delivered, ImplantedCatheter, ImplantedPump, LastState } from '../core/visit-input.ts';
import type { BeforeDelivery, DeliveryEvent, Observation, Scenario } from './scenario.ts';
import { tipNamed } from './tip-named.ts';

/** A therapy as its record tells it. */
export interface TherapyCourse {
  readonly pump: ImplantedPump;
  readonly catheter: ImplantedCatheter;
  readonly clock: PumpClock;
  /** What the pump held and was told, fill by fill, oldest first. */
  readonly fills: readonly [LastState, ...LastState[]];
  /** While the pump was seen to stand still. */
  readonly stops?: readonly { readonly from: Instant; readonly until: Instant }[];
}

/** What is ordered on top of it: the solution, the program, and what runs ahead of the program at its rate. */
export interface ProposedVisit {
  readonly at: Instant;
  readonly fill?: { readonly volume: Volume; readonly components: Mixture };
  readonly program: Program;
  readonly ahead: readonly {
    readonly kind: 'bridge' | 'prime';
    readonly volume: Volume;
    readonly rate: FlowRate;
  }[];
}

/** What a record tells too little of to be simulated: left out of the scenario, and said. */
export type CourseRemark =
  | { readonly code: 'tip-not-understood'; readonly tip: string }
  | { readonly code: 'patient-boluses' }
  | { readonly code: 'given-without-volume-or-time' }
  /** Nobody recorded what ran before this: the same therapy, for so long that nothing changed any more. */
  | { readonly code: 'steady-before'; readonly at: Instant };

export interface CourseScenario {
  readonly scenario: Scenario;
  readonly leftOut: readonly CourseRemark[];
}

/**
 * The scenario of a recorded therapy, and of what is proposed on top of it. Nothing is made up: a tip that is not understood
 * is unknown, and a bolus without volume or time is left out and said. The weight is not in the record: no plasma.
 */
export function scenarioOfCourse(
  course: TherapyCourse,
  observe: Observation,
  proposed: ProposedVisit | null = null,
  accuracyRatio = 1,
): CourseScenario {
  const { pump, catheter, clock, fills } = course;
  const [first] = fills;
  const leftOut: CourseRemark[] = [];
  const tip = catheter.tip === undefined ? null : tipNamed(catheter.tip);
  if (catheter.tip !== undefined && tip === null)
    leftOut.push({ code: 'tip-not-understood', tip: catheter.tip });
  const before = beforeOf(first);
  if (before.kind === 'steady') leftOut.push({ code: 'steady-before', at: first.fill.at });
  const recorded = [...fills.flatMap((one, i) => eventsOf(one, fills[i + 1], course)), ...stopsOf(course)];
  if (recorded.includes('untold')) leftOut.push({ code: 'given-without-volume-or-time' });
  if (givesPatientBoluses(fills, proposed)) leftOut.push({ code: 'patient-boluses' });
  const known = recorded.filter((event): event is DeliveryEvent => event !== 'untold');
  const kept =
    proposed === null ? known : known.filter((event) => compareInstants(event.at, proposed.at) <= 0);
  const delivery = inOrder([...kept, ...(proposed === null ? [] : proposedEvents(proposed))]);
  return {
    scenario: {
      patient: {},
      overrides: {},
      pump: {
        model: pump.model,
        ...(pump.tubingVolume !== undefined && { tubingVolume: pump.tubingVolume }),
        clock,
        accuracyRatio,
      },
      catheter: { segments: catheter.segments, ...(tip !== null && { tip }) },
      before,
      delivery,
      observe,
    },
    leftOut,
  };
}

/** A prime runs only into a path without drug, so before it nothing was given. */
function beforeOf({ fill, program, delivered }: LastState): BeforeDelivery {
  return delivered.some(({ kind }) => kind === 'prime')
    ? { kind: 'drug-free' }
    : { kind: 'steady', mixture: fill.components, program };
}

/** What one fill brought, up to the next. */
function eventsOf(
  { fill, program, changes, delivered }: LastState,
  next: LastState | undefined,
  { pump }: TherapyCourse,
): readonly (DeliveryEvent | 'untold')[] {
  const { at, volume, components } = fill;
  const programs = [{ at, program }, ...changes].map(
    (told): DeliveryEvent => ({ kind: 'program', at: told.at, program: told.program }),
  );
  const given = delivered.filter(({ kind }) => kind !== 'patient').map((one) => givenEvent(one, pump));
  const all: readonly (DeliveryEvent | 'untold')[] = [
    { kind: 'fill', at, volume, components },
    ...programs,
    ...given,
  ];
  return next === undefined
    ? all
    : all.filter((event) => event === 'untold' || compareInstants(event.at, next.fill.at) < 0);
}

/** A bolus whose record names no time runs at the pump's bolus rate, where one is known. */
function givenEvent(
  { kind, at, volume, duration }: Delivered,
  pump: ImplantedPump,
): DeliveryEvent | 'untold' {
  if (volume === undefined || !isPositive(volume)) return 'untold';
  const own = duration !== undefined && isPositive(duration) ? flowOver(volume, duration, 'nearest') : null;
  const rate = own ?? pumpProfile(pump.model).bolusRate?.value ?? null;
  if (kind === 'single')
    return duration === undefined || !isPositive(duration)
      ? 'untold'
      : { kind: 'pump-bolus', at, amount: { volume }, duration };
  if (rate === null || !isPositive(rate) || (kind === 'bridge' && own === null)) return 'untold';
  return { kind: kind === 'bridge' ? 'bridge' : 'prime', at, volume, rate };
}

const stopsOf = ({ stops = [] }: TherapyCourse): readonly DeliveryEvent[] =>
  stops
    .filter(({ from, until }) => compareInstants(from, until) < 0)
    .map(({ from, until }) => ({ kind: 'flow-fault', at: from, until, factor: 0 }));

function givesPatientBoluses(fills: TherapyCourse['fills'], proposed: ProposedVisit | null): boolean {
  const programs = [
    ...fills.flatMap(({ program, changes }) => [program, ...changes.map((change) => change.program)]),
    ...(proposed === null ? [] : [proposed.program]),
  ];
  return programs.some(({ patientBolus }) => patientBolus !== undefined);
}

function proposedEvents({ at, fill, program, ahead }: ProposedVisit): readonly DeliveryEvent[] {
  return [
    ...(fill === undefined ? [] : [{ kind: 'fill', at, ...fill } as const]),
    { kind: 'program', at, program },
    ...ahead.map(({ kind, volume, rate }) => ({ kind, at, volume, rate })),
  ];
}

/** By time; what happened at once stays as it was told. */
const inOrder = (events: readonly DeliveryEvent[]): readonly DeliveryEvent[] =>
  [...events].sort((a, b) => epochMilliseconds(a.at) - epochMilliseconds(b.at));
