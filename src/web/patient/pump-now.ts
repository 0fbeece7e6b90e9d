import { deliveryOf } from '../../core/delivery.ts';
import type { PumpProfile } from '../../core/devices/pump-profile.ts';
import type { Mixture } from '../../core/mixture.ts';
import type { ComponentDose, Delivery } from '../../core/plan.ts';
import type { Program } from '../../core/program.ts';
import { millisecondOfWeek } from '../../core/pump-clock.ts';
import { trueVolumeAtWorst } from '../../core/refill-date.ts';
import type { ReservoirUnknown } from '../../core/reservoir.ts';
import { WEEKDAYS, type Weekday } from '../../core/time.ts';
import {
  doseRate,
  equal,
  ifRepresentable,
  inSmallestUnit,
  nanolitres,
  subtract,
  type Volume,
} from '../../core/units.ts';
import {
  alarmVolumeOf,
  clockOf,
  pathOf,
  programBefore,
  pumpOf,
  reservoirOf,
} from '../../core/visit-facts.ts';
import type { ImplantedCatheter, LastState, VisitInput } from '../../core/visit-input.ts';
import type { AmountJson } from '../../wire/contract/form.ts';
import type { Patient } from '../../wire/contract/patient.ts';
import { decodeVisit } from '../../wire/visit/decode-visit.ts';
import { asLeftByVisit, atVisit, contentAtVisit } from './at-visit.ts';

/** What is expected in the reservoir at this moment. The band is that of the pump's labelled accuracy, where one is known. */
export interface ReservoirNow {
  readonly capacity: Volume | null;
  readonly expected: Volume;
  readonly lowest: Volume | null;
  readonly highest: Volume | null;
  readonly alarm: Volume | null;
  readonly unknowns: readonly ReservoirUnknown[];
}

/** Injected at the open visit while the pump still runs the program from before. */
export interface Injected {
  readonly at: string;
  readonly volume: AmountJson;
  readonly mixture: Mixture;
  /** What the flow from before gives of the new solution, once the old one has left tubing and catheter: to the nearest ng/d. */
  readonly delivers: readonly ComponentDose[];
  /** Whether it is the very solution that the program was made for. */
  readonly sameSolution: boolean;
}

/** What the pump holds and runs, computed in the browser by the same core as everywhere. */
export interface FilledPump {
  readonly kind: 'filled';
  readonly profile: PumpProfile;
  readonly catheter: ImplantedCatheter;
  readonly deadVolume: Volume | null;
  readonly mixture: Mixture;
  readonly program: Program;
  readonly delivery: Delivery;
  readonly reservoir: ReservoirNow | null;
  /** Minutes after midnight and the day on the pump's own clock. */
  readonly pumpMinute: number;
  readonly pumpDay: Weekday;
  readonly last: LastState;
  /** Null unless the open visit has filled the pump and not yet programmed it. */
  readonly injected: Injected | null;
}

export interface EmptyPump {
  readonly kind: 'unfilled';
  readonly profile: PumpProfile;
  readonly catheter: ImplantedCatheter;
  readonly deadVolume: Volume | null;
}

/** `unreadable`: the record does not decode, which a newer server may cause; nothing is then guessed. */
export type PumpNow =
  | FilledPump
  | EmptyPump
  | { readonly kind: 'no-implant' }
  | { readonly kind: 'unreadable' };

interface LastFile {
  readonly program?: unknown;
  readonly changes?: readonly { readonly program?: unknown }[];
}

/** The record as a visit of this very moment that changes nothing but, perhaps, the fill. */
function visitOfNow({ record, now }: Patient, fill?: unknown): VisitInput | null {
  const last = record.last as LastFile | undefined;
  const program = last?.changes?.at(-1)?.program ?? last?.program ?? { mode: 'stopped' };
  const visit = { at: now, ...(fill !== undefined && { fill }), program, bridge: 'compute' };
  const decoded = decodeVisit(JSON.stringify({ ...record, visit }));
  return decoded.ok ? decoded.value : null;
}

const isSame = (a: Mixture, b: Mixture): boolean =>
  a.length === b.length &&
  a.every(({ drug, concentration }) =>
    b.some((other) => other.drug === drug && equal(other.concentration, concentration)),
  );

function injectedNow(patient: Patient, mixture: Mixture, { rate }: Delivery): Injected | null {
  const stage = atVisit(patient);
  if (stage?.kind !== 'filled') return null;
  const fill = visitOfNow(patient, contentAtVisit(patient)?.fill)?.visit.fill;
  if (fill === undefined || fill === null) return null;
  return {
    at: stage.at,
    volume: stage.volume,
    mixture: fill.components,
    delivers: fill.components.map(({ drug, concentration }) => ({
      drug,
      concentration,
      dose: doseRate(rate, concentration, 'nearest'),
    })),
    sameSolution: isSame(fill.components, mixture),
  };
}

function reservoirNow(input: VisitInput, last: LastState, profile: PumpProfile): ReservoirNow | null {
  const reservoir = reservoirOf(input);
  if (reservoir === null) return null;
  const uncounted = subtract(reservoir.expected, reservoir.lowest);
  const atRatio = (ratio: number | undefined): Volume | null =>
    ratio === undefined
      ? null
      : ifRepresentable(() => trueVolumeAtWorst(last.fill.volume, reservoir.programmed, ratio));
  const low = atRatio(profile.accuracy?.upper.value);
  const notBelowZero = (volume: Volume): Volume => (inSmallestUnit(volume) < 0 ? nanolitres(0) : volume);
  return {
    capacity: profile.reservoir?.value ?? null,
    expected: reservoir.expected,
    lowest: low === null ? null : notBelowZero(subtract(low, uncounted)),
    highest: atRatio(profile.accuracy?.lower.value),
    alarm: alarmVolumeOf(input),
    unknowns: reservoir.unknowns,
  };
}

const MS_PER_MINUTE = 60_000;
const MINUTES_PER_DAY = 1440;

/** What an open visit has already changed counts: once the pump was seen to run the new program, it is the program. */
export function pumpNow(recorded: Patient): PumpNow {
  const patient = asLeftByVisit(recorded);
  if (patient.record.pump === undefined || patient.record.catheter === undefined)
    return { kind: 'no-implant' };
  const input = visitOfNow(patient);
  if (input === null) return { kind: 'unreadable' };
  const profile = pumpOf(input);
  const path = pathOf(input);
  const implant = { profile, catheter: input.catheter, deadVolume: path.ok ? path.value.volume : null };
  const { last } = input;
  if (last === null) return { kind: 'unfilled', ...implant };
  const program = programBefore(last, input);
  const mixture = last.fill.components;
  const minuteOfWeek = Math.floor(millisecondOfWeek(input.visit.at, clockOf(input)) / MS_PER_MINUTE);
  const delivery = deliveryOf(program, mixture, profile);
  return {
    kind: 'filled',
    ...implant,
    mixture,
    program,
    delivery,
    reservoir: reservoirNow(input, last, profile),
    pumpMinute: minuteOfWeek % MINUTES_PER_DAY,
    pumpDay: WEEKDAYS[Math.floor(minuteOfWeek / MINUTES_PER_DAY)] ?? 'mon',
    last,
    injected: injectedNow(patient, mixture, delivery),
  };
}
