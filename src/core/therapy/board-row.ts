import { drug } from '../drugs/all.ts';
import type { DrugId, PumpModelId } from '../ids.ts';
import type { Mixture } from '../mixture.ts';
import type { ComponentDose, PlanDates } from '../plan.ts';
import type { Program } from '../program.ts';
import type { Instant } from '../time.ts';
import type { PumpAlarm } from '../visit-input.ts';
import type { PatientIdentity, Person, VisitStep } from './events.ts';
import { currentProgram } from './last-state.ts';
import { openOrder } from './open-order.ts';
import type { Interruption, OrderStatus, PastRefill, TherapyState, Unreconciled } from './state.ts';

/** One patient of the refill runway. A date that is not known is null, never a guess. */
export interface BoardRow {
  readonly identity: PatientIdentity;
  readonly pumpModel: PumpModelId | null;
  /** What the pump holds; null where nothing is known. The first component is the primary drug. */
  readonly components: Mixture | null;
  readonly daily: readonly ComponentDose[];
  /** The program in force. */
  readonly mode: Program['mode'] | null;
  readonly patientBoluses: boolean;
  /** Drugs in the pump that must not be stopped suddenly. */
  readonly withdrawal: readonly DrugId[];
  readonly lastFill: Instant | null;
  readonly dates: PlanDates;
  readonly appointment: Instant | null;
  /** Why the last visit was closed without an appointment. */
  readonly waiver: string | null;
  readonly prescriber: Person | null;
  readonly order: {
    readonly id: string;
    readonly status: OrderStatus;
    readonly by: Person;
    readonly stale: boolean;
  } | null;
  readonly visit: {
    readonly id: string;
    readonly step: VisitStep;
    readonly startedAt: Instant;
    readonly by: Person;
    /** While the patient is watched after programming: until when at least. Null before, and once somebody said what was seen. */
    readonly watchedUntil: Instant | null;
  } | null;
  readonly lastRefill: PastRefill | null;
  readonly alarms: readonly PumpAlarm[];
  readonly unreconciled: Unreconciled | null;
  readonly interrupted: Interruption | null;
}

const NO_DATES: PlanDates = {
  lowReservoirAlarm: null,
  worstCaseAlarm: null,
  empty: null,
  stability: null,
  refillBy: null,
  because: null,
};

export function boardRowOf(state: TherapyState): BoardRow {
  const { last, visit } = state;
  const order = openOrder(state);
  const program = last === null ? null : currentProgram(last);
  const components = last?.fill.components ?? null;
  return {
    identity: state.identity,
    pumpModel: state.pump?.model ?? null,
    components,
    daily: state.standing?.daily ?? [],
    mode: program?.mode ?? null,
    patientBoluses: program?.patientBolus !== undefined,
    withdrawal: (components ?? [])
      .map((component) => component.drug)
      .filter((id) => drug(id).withdrawal !== null),
    lastFill: last?.fill.at ?? null,
    dates: state.standing?.dates ?? NO_DATES,
    appointment: state.appointment,
    waiver: state.waiver,
    prescriber: state.prescriber,
    order: order && { id: order.id, status: order.status, by: order.submitted.by, stale: order.stale },
    visit: visit && {
      id: visit.id,
      step: visit.step,
      startedAt: visit.started.at,
      by: visit.started.by,
      watchedUntil: visit.observation?.ended === null ? visit.observation.until : null,
    },
    lastRefill: state.refills.at(-1) ?? null,
    alarms: state.alarms,
    unreconciled: state.unreconciled,
    interrupted: state.interrupted,
  };
}
