import { dayOf } from '../../core/calendar-day.ts';
import { UNADOPTED } from '../../core/formulary.ts';
import type { Plan } from '../../core/plan.ts';
import type { AcceptedWarning, OrderContent } from '../../core/therapy/events.ts';
import { currentProgram } from '../../core/therapy/last-state.ts';
import { checkOf } from '../../core/therapy/order-check.ts';
import type { Refusal } from '../../core/therapy/refusals.ts';
import { add, inSmallestUnit, nanolitres, type Volume } from '../../core/units.ts';
import { blindEntryOf, readBackOf } from './as-displayed.ts';
import { LAKESIDE, NURSE, PHARMACIST, PHYSICIAN, SECOND_NURSE, SETTINGS } from './clinic.ts';
import type { Story } from './story.ts';

const TENTH_ML_NL = 100_000;

const planOf = (story: Story, content: OrderContent): Plan => {
  const plan = checkOf(story.state, content, story.now, {
    ...SETTINGS,
    timeZone: LAKESIDE.timeZone,
    formulary: UNADOPTED,
  });
  if (plan === null) throw new Error('no implant is recorded');
  return plan;
};

/** Submits, answering each warning and each change as a person would who meant them. */
export function submits(story: Story, content: OrderContent): void {
  let accepted: readonly AcceptedWarning[] = [];
  let acknowledged: readonly string[] = [];
  const command = () =>
    ({
      type: 'submit-order',
      visit: null,
      content,
      plannedFor: story.now,
      accepted,
      acknowledged,
      replaces: null,
    }) as const;
  for (;;) {
    const refusal: Refusal | null = refusalOf(story.tries(NURSE, command()));
    if (refusal?.code === 'warning-without-reason')
      accepted = [
        ...accepted,
        ...refusal.findings.map(({ rule, at }) => ({ rule, at, reason: 'specialist-advice' }) as const),
      ];
    else if (refusal?.code === 'change-not-acknowledged') acknowledged = [...acknowledged, ...refusal.fields];
    else break;
  }
  story.does(NURSE, command());
}

const refusalOf = (result: ReturnType<Story['tries']>): Refusal | null => (result.ok ? null : result.refusal);

export function verifies(story: Story): void {
  const { content, id } = story.order;
  const entry = blindEntryOf(content, planOf(story, content), story.state.last);
  story.minutesLater(25).does(PHARMACIST, { type: 'verify-order', order: id, entry });
}

export function signs(story: Story): void {
  const { id, digest } = story.order;
  story.minutesLater(40).does(PHYSICIAN, { type: 'sign-order', order: id, digest });
}

export function prescribes(story: Story, content: OrderContent): void {
  submits(story, content);
  verifies(story);
  signs(story);
}

/** Up to the needle: who it is, what the pump says, which port. */
export function startsVisit(story: Story, patientBoluses: number | null = null): void {
  story.does(NURSE, { type: 'start-visit', order: story.order.id });
  const { identity, pump, last } = story.state;
  const { fill } = story.order.content;
  const visit = story.visit.id;
  story.minutesLater(3).does(NURSE, {
    type: 'identify',
    visit,
    identifiers: [
      { kind: 'name', value: identity.name },
      { kind: 'birth-date', value: identity.birthDate },
    ],
    serial: pump?.serial ?? '',
    label:
      fill === undefined
        ? null
        : {
            patient: identity.recordNumber,
            components: fill.components.map(({ drug, concentration }) => ({ drug, concentration })),
            volume: fill.volume,
            lot: `LS-${inSmallestUnit(fill.volume) / 1_000_000}-${visit.slice(-3)}`,
            beyondUse: dayOf(story.ahead(14, '12:00'), LAKESIDE.timeZone),
          },
  });
  const reading = {
    alarms: [],
    ...(last !== null && { program: currentProgram(last) }),
    ...(patientBoluses !== null && { patientBoluses }),
  };
  story.minutesLater(4).does(NURSE, { type: 'read-pump', visit, reading });
  if (story.visit.steps.includes('port'))
    story.minutesLater(5).does(NURSE, {
      type: 'confirm-port',
      visit,
      port: 'reservoir',
      needleGauge: '22',
      atNeedleStop: true,
    });
}

/** What the record expects to come out, to a tenth of a millilitre as a syringe shows it; nothing at a first fill. */
function expectedResidual(story: Story): Volume {
  const aspirated = nanolitres(0);
  const tried = story.tries(NURSE, {
    type: 'record-aspirate',
    visit: story.visit.id,
    aspirated,
    correction: null,
  });
  const [event] = tried.ok ? tried.value : [];
  const expected = event?.type === 'residual-aspirated' ? event.residual?.expected : undefined;
  return nanolitres(Math.round(inSmallestUnit(expected ?? aspirated) / TENTH_ML_NL) * TENTH_ML_NL);
}

/** Aspirates what is expected and `more` (negative: less), and says what it may mean where that is asked for. */
export function aspirates(story: Story, more: Volume): void {
  const visit = story.visit.id;
  const aspirated = add(expectedResidual(story), more);
  story.minutesLater(4).does(NURSE, { type: 'record-aspirate', visit, aspirated, correction: null });
}

export function assesses(story: Story, meaning: string, plan: string): void {
  story.minutesLater(3).does(NURSE, { type: 'assess-residual', visit: story.visit.id, meaning, plan });
}

export function injects(story: Story): void {
  const { fill } = story.order.content;
  const wasted = story.visit.residuals.at(-1)?.aspirated;
  if (fill === undefined || wasted === undefined) throw new Error('nothing to inject');
  story.minutesLater(6).does(NURSE, {
    type: 'record-injection',
    visit: story.visit.id,
    volume: fill.volume,
    partialInstilChecked: true,
    wasted,
    witness: { id: SECOND_NURSE.id, name: SECOND_NURSE.name, role: SECOND_NURSE.role },
  });
}

/** Programs, reads back, watches, and books the next visit so many days ahead, or says why not. */
export function finishes(story: Story, next: number | string): void {
  const visit = story.visit.id;
  story.minutesLater(2).does(NURSE, { type: 'confirm-program', visit });
  if (story.visit.steps.includes('program')) {
    const { content } = story.order;
    const readBack = readBackOf(content, planOf(story, content), story.state.last);
    story.minutesLater(4).does(NURSE, { type: 'enter-read-back', visit, readBack });
  }
  const minutes = SETTINGS.observation[story.visit.observation?.because ?? 'start'];
  story
    .minutesLater(minutes)
    .does(NURSE, { type: 'end-observation', visit, overridden: null, symptoms: null })
    .minutesLater(2)
    .does(NURSE, {
      type: 'complete-visit',
      visit,
      next: typeof next === 'string' ? { waiver: next } : { appointment: story.ahead(next, '09:30') },
    });
}

export interface RefillCourse {
  readonly daysAgo: number;
  readonly content: OrderContent;
  /** Millilitres above what is expected; negative for less. */
  readonly more?: number;
  readonly patientBoluses?: number;
  readonly assessment?: { readonly meaning: string; readonly plan: string };
  /** Days to the next appointment, or why there is none. */
  readonly next: number | string;
}

/** A whole refill, prescribed the working day before. */
export function refills(story: Story, course: RefillCourse): void {
  const { daysAgo, content, more = 0, patientBoluses = null, assessment, next } = course;
  prescribes(story.daysAgo(daysAgo + 1, '08:30'), content);
  startsVisit(story.daysAgo(daysAgo, '10:00'), patientBoluses);
  aspirates(story, nanolitres(Math.round(more * 1_000_000)));
  if (assessment !== undefined) assesses(story, assessment.meaning, assessment.plan);
  injects(story);
  finishes(story, next);
}
