import { doseAndHour } from '../dose-wording.ts';
import type { Finding } from '../findings.ts';
import type { DrugId } from '../ids.ts';
import { drugWord } from '../limit-finding.ts';
import type { Computed, DeliveredStep } from '../plan.ts';
import { programFlow } from '../program-flow.ts';
import { say } from '../said/sentence.ts';
import { slipBetween } from '../slips.ts';
import { minutesAfterMidnight, WEEKDAYS, type Weekday } from '../time.ts';
import { inSmallestUnit } from '../units.ts';
import { contentsOf, programBefore, pumpOf } from '../visit-facts.ts';
import type { VisitInput } from '../visit-input.ts';
import { working } from '../working.ts';
import { SLIP_RULE } from './dose-rules.ts';

export interface StepSlip {
  readonly drug: DrugId;
  readonly finding: Finding;
}

/** Each step of a schedule against the step of the schedule before that ran when it begins. */
export function stepSlips(input: VisitInput, { delivery, before }: Computed): readonly StepSlip[] {
  const { visit, last } = input;
  const contents = contentsOf(input);
  if (delivery === null || before === null || last === null || contents === null) return [];
  if (visit.program.mode !== 'schedule' || programBefore(last, input).mode !== 'schedule') return [];
  const places = programFlow(visit.program, contents, pumpOf(input)).steps;
  return delivery.steps.flatMap((step, s) => {
    const ran = before.steps.find((old) => coversStart(old, step));
    if (ran === undefined) return [];
    return step.doses.flatMap(({ drug: id, dose }) => {
      const old = ran.doses.find((component) => component.drug === id)?.dose;
      const slip = old === undefined ? null : slipBetween(old, dose);
      if (old === undefined || slip === null) return [];
      const finding: Finding = {
        rule: 'unit-slip',
        severity: 'warn',
        at: `/visit/program${places[s]?.at ?? ''}`,
        message: `${drugWord(id)} in this step runs at ${doseAndHour(id, dose)}; before, at this time of day, at ${doseAndHour(id, old)}. That is near a factor of ${slip.factor}: ${slip.words}?`,
        said: [
          say('slip-step', { drug: id, after: dose, before: old, factor: slip.factor, slip: slip.said }),
        ],
        working: {
          before: working.dose(old),
          after: working.dose(dose),
          factor: working.number(slip.factor),
          slip: working.text(slip.words),
        },
        source: SLIP_RULE,
      };
      return { drug: id, finding };
    });
  });
}

/** Whether the old step, begun that day or the day before, runs when the new one begins. */
function coversStart(old: DeliveredStep, step: DeliveredStep): boolean {
  const from = minutesAfterMidnight(old.from);
  const until = from + inSmallestUnit(old.length) / 60_000;
  const start = minutesAfterMidnight(step.from);
  return step.days.some(
    (day) =>
      (old.days.includes(day) && from <= start && start < until) ||
      (old.days.includes(dayBefore(day)) && start + 1440 < until),
  );
}

const dayBefore = (day: Weekday): Weekday => WEEKDAYS[(WEEKDAYS.indexOf(day) + 6) % 7] ?? day;
