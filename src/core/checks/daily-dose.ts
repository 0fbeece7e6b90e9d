import { dailyWording, doseAndHour } from '../dose-wording.ts';
import { drug } from '../drugs/all.ts';
import type { Finding, Working } from '../findings.ts';
import type { Formulary } from '../formulary.ts';
import { doseAt } from '../held.ts';
import type { DrugId } from '../ids.ts';
import { drugWord, type Judged, limitFinding } from '../limit-finding.ts';
import type { Delivery } from '../plan.ts';
import { programFlow } from '../program-flow.ts';
import { say } from '../said/sentence.ts';
import { compare, type DoseRate, doseRateOver, milliseconds } from '../units.ts';
import { contentsOf, pumpOf } from '../visit-facts.ts';
import type { VisitInput } from '../visit-input.ts';
import { working } from '../working.ts';
import type { Check } from './check.ts';
import { judgeAll } from './judge.ts';

const A_DAY = milliseconds(86_400_000);

/**
 * Every component's dose against its daily limits: as programmed, in the highest 24 hours with every patient bolus that is
 * allowed, and, one degree more mildly, the rate of each step as if it ran all day.
 */
export const checkDailyDose: Check = (input, { delivery }, formulary) =>
  delivery === null
    ? []
    : delivery.daily.flatMap(({ drug: id, dose }) => [
        ...judged(id, dose, formulary, {
          rule: 'daily-dose',
          at: doseAt(input.visit.program),
          subject: `${drugWord(id)} ${doseAndHour(id, dose)}`,
          saidSubject: say('subject-dose', { drug: id, dose }),
        }),
        ...withBoluses(id, dose, delivery, input, formulary),
        ...steps(id, delivery, input, formulary),
      ]);

const judged = (
  id: DrugId,
  dose: DoseRate,
  formulary: Formulary,
  told: Pick<Judged<'ng/d'>, 'rule' | 'at' | 'subject' | 'saidSubject' | 'isMilder' | 'working'>,
): readonly Finding[] =>
  judgeAll(drug(id).dailyDose, drug(id).anchor, dose, formulary).map((judgement) =>
    limitFinding(judgement, {
      ...told,
      value: dose,
      wording: dailyWording(id),
      working: { ...told.working, ...otherFigures(id, judgement.limit) },
    }),
  );

/** Where sources disagree both are shown, with the reason for the one in force. */
const otherFigures = (id: DrugId, limit: string): Working =>
  Object.fromEntries(
    drug(id)
      .others.filter(({ besides }) => besides === limit)
      .flatMap(({ figure, choice }) => [
        [figure.id, working.dose(figure.value)],
        ['choice', working.text(choice)],
      ]),
  );

/** Said of a program whose highest 24 hours can differ from its mean: patient boluses, or the steps of a week. */
function withBoluses(
  id: DrugId,
  basal: DoseRate,
  delivery: Delivery,
  { visit }: VisitInput,
  formulary: Formulary,
): readonly Finding[] {
  const { patientBolus, mode } = visit.program;
  const most = delivery.worstCase.find((one) => one.drug === id && one.window === 'PT24H');
  if (most === undefined || (patientBolus === undefined && mode !== 'schedule')) return [];
  const dose = doseRateOver(most.dose, A_DAY, 'up');
  // The window is rounded up and the mean to the nearest: a difference of one ng is none.
  if (compare(dose, basal) <= 1) return [];
  const reason =
    patientBolus === undefined
      ? 'in the highest 24 hours of its schedule'
      : 'in the highest 24 hours with every patient bolus that is allowed';
  return judged(id, dose, formulary, {
    rule: 'daily-dose-with-boluses',
    at: patientBolus === undefined ? doseAt(visit.program) : '/visit/program/patientBolus',
    subject: `${drugWord(id)} ${dailyWording(id).words(dose)} ${reason}`,
    saidSubject: say(patientBolus === undefined ? 'subject-schedule-peak' : 'subject-bolus-peak', {
      drug: id,
      dose,
    }),
    working: {
      basal: { kind: 'dose-rate', value: basal },
      ...(patientBolus === undefined
        ? {}
        : {
            'boluses-a-day': { kind: 'number', value: patientBolus.maxPerDay },
            lockout: { kind: 'duration', value: patientBolus.lockout },
          }),
    },
  });
}

/** A step runs for a part of the day only, so what would refuse a whole day warns here, and what would warn is a note. */
function steps(
  id: DrugId,
  { steps: delivered, daily }: Delivery,
  input: VisitInput,
  formulary: Formulary,
): readonly Finding[] {
  const contents = contentsOf(input);
  if (input.visit.program.mode !== 'schedule' || contents === null) return [];
  const places = programFlow(input.visit.program, contents, pumpOf(input)).steps;
  const index = daily.findIndex((one) => one.drug === id);
  return delivered.flatMap((step, s) => {
    const dose = step.doses[index]?.dose;
    if (dose === undefined) return [];
    return judged(id, dose, formulary, {
      rule: 'step-rate',
      at: `/visit/program${places[s]?.at ?? ''}`,
      subject: `${drugWord(id)} ${doseAndHour(id, dose)}, the rate of this step as if it ran all day,`,
      saidSubject: say('subject-step', { drug: id, dose }),
      isMilder: true,
    });
  });
}
