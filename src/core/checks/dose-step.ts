import { ADULT_AGE, ageOf } from '../age.ts';
import { type DoseChange, doseChanges } from '../dose-change.ts';
import { dailyWording, doseAndHour } from '../dose-wording.ts';
import { drug } from '../drugs/all.ts';
import type { Increase, Population, TitrationStep } from '../drugs/drug.ts';
import type { Finding } from '../findings.ts';
import { doseAt } from '../held.ts';
import { drugWord } from '../limit-finding.ts';
import { type Sentence, say } from '../said/sentence.ts';
import { compare, type DoseRate, inSmallestUnit, isPositive, ratio, scale, subtract } from '../units.ts';
import type { VisitInput } from '../visit-input.ts';
import { ratioWords } from '../wording.ts';
import { working } from '../working.ts';
import type { Check } from './check.ts';

/**
 * Every increase against the steps by which a source has the dose raised; at a refill against the larger step that some allow
 * there. Where age or origin is not known, every step that may apply is judged.
 */
export const checkDoseStep: Check = (input, computed) =>
  doseChanges(input, computed).flatMap((change) => {
    const { before, after } = change;
    if (before === null || after === null || !isPositive(before) || compare(after, before) <= 0) return [];
    const exceeded = stepsFor(input, change).filter(({ increase }) => exceeds(before, after, increase));
    return [smallest(exceeded, 'warn'), smallest(exceeded, 'note')].flatMap((step) =>
      step === null ? [] : tooLarge(input, change.drug, { before, after, step }),
    );
  });

/** Of several steps that are exceeded the smallest is said: the others follow from it. */
const smallest = (steps: readonly TitrationStep[], beyond: TitrationStep['beyond']): TitrationStep | null =>
  steps
    .filter((step) => step.beyond === beyond)
    .reduce<TitrationStep | null>(
      (least, step) => (least === null || size(step) < size(least) ? step : least),
      null,
    );

/** A drug's steps are all of one kind, so that their sizes compare. */
const size = ({ increase }: TitrationStep): number =>
  increase.kind === 'percent' ? increase.figure.value.max : inSmallestUnit(increase.figure.value);

/** The steps that apply, or may, in this patient at this visit. */
export function stepsFor(input: VisitInput, { drug: id }: DoseChange): readonly TitrationStep[] {
  const { steps } = drug(id);
  const isRefill = input.visit.fill !== undefined;
  const atRefill = (population: Population): boolean =>
    steps.some((step) => step.for === population && step.occasion === 'refill');
  return steps.filter(
    (step) =>
      mayApply(step.for, input) &&
      (step.occasion === 'refill' ? isRefill : !(isRefill && atRefill(step.for))),
  );
}

/** The steps by origin are those of adults; a child has its own. */
function mayApply(population: Population, input: VisitInput): boolean {
  const age = ageOf(input);
  if (population === 'any') return true;
  if (population === 'paediatric') return age === null || age < ADULT_AGE;
  const { spasticityOrigin } = input.patient;
  return (
    (age === null || age >= ADULT_AGE) && (spasticityOrigin === undefined || spasticityOrigin === population)
  );
}

/** Exact: `after > before · (100 + max) / 100`, without a product that could overflow. */
function exceeds(before: DoseRate, after: DoseRate, increase: Increase): boolean {
  return increase.kind === 'amount'
    ? compare(subtract(after, before), increase.figure.value) > 0
    : compare(scale(after, 100, 100 + increase.figure.value.max, 'up'), before) > 0;
}

interface Step {
  readonly before: DoseRate;
  readonly after: DoseRate;
  readonly step: TitrationStep;
}

function tooLarge(input: VisitInput, id: DoseChange['drug'], of: Step): Finding {
  const { before, after, step } = of;
  const { figure, kind } = step.increase;
  const most =
    kind === 'amount'
      ? dailyWording(id).words(figure.value)
      : `${figure.value.max}\u202f% of the dose before`;
  return {
    rule: 'dose-step',
    severity: step.beyond,
    at: doseAt(input.visit.program),
    message: `${drugWord(id)} goes up from ${dailyWording(id).words(before)} to ${doseAndHour(id, after)}, ${ratioWords(ratio(after, before))} times the dose before. The largest step${whose(step, input)} is ${most} (${figure.source.where}; ${figure.source.confidence}).`,
    said: [
      say('dose-step', {
        drug: id,
        before,
        after,
        factor: ratio(after, before),
        whose: saidWhose(step, input),
        most: [
          kind === 'amount'
            ? say('amount-dose', { dose: figure.value, drug: id })
            : say('dose-step-percent', { percent: figure.value.max }),
        ],
        where: figure.source.where,
        confidence: figure.source.confidence,
      }),
    ],
    working: {
      before: working.dose(before),
      after: working.dose(after),
      factor: working.number(ratio(after, before)),
      step: kind === 'amount' ? working.dose(figure.value) : working.text(`${figure.value.max} %`),
      figure: working.text(figure.id),
    },
    source: figure.source,
  };
}

function whose({ for: population }: TitrationStep, input: VisitInput): string {
  if (population === 'any') return '';
  if (population === 'paediatric')
    return ` in a child${ageOf(input) === null ? ', the age being unknown,' : ''}`;
  const isUnknown = input.patient.spasticityOrigin === undefined;
  return ` in spasticity of ${population} origin${isUnknown ? ', the origin being unknown,' : ''}`;
}

function saidWhose({ for: population }: TitrationStep, input: VisitInput): readonly Sentence[] {
  if (population === 'any') return [];
  if (population === 'paediatric')
    return [say(ageOf(input) === null ? 'dose-step-child-unknown' : 'dose-step-child')];
  const isUnknown = input.patient.spasticityOrigin === undefined;
  return [say(isUnknown ? `dose-step-${population}-unknown` : `dose-step-${population}`)];
}
