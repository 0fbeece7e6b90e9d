import { doseChanges, startReason } from '../dose-change.ts';
import { doseAndHour } from '../dose-wording.ts';
import { drug } from '../drugs/all.ts';
import type { Finding, Severity } from '../findings.ts';
import { doseAt } from '../held.ts';
import type { DrugId } from '../ids.ts';
import { drugWord } from '../limit-finding.ts';
import type { Computed } from '../plan.ts';
import { say } from '../said/sentence.ts';
import { type Slip, slipBetween, slipsFrom } from '../slips.ts';
import type { DoseRate } from '../units.ts';
import { ratio } from '../units.ts';
import type { VisitInput } from '../visit-input.ts';
import { ratioWords } from '../wording.ts';
import { working } from '../working.ts';
import type { Check } from './check.ts';
import { severityOfCause } from './dose-refused.ts';
import { SLIP_RULE } from './dose-rules.ts';
import { bolusSlips } from './unit-slip-bolus.ts';
import { stepSlips } from './unit-slip-step.ts';

/**
 * A dose that is out by a factor at which units and decimal points slip: against the dose before, and at a start against the
 * starting range. Every component, every step of a schedule, the patient's bolus and its lockout. A warning, and a refusal where
 * the dose it leads to is refused, so that the likely cause is read before the limit.
 */
export const checkUnitSlip: Check = (input, computed, formulary) => {
  const changed = doseChanges(input, computed).flatMap(({ drug: id, before, after }) => {
    const slip = before === null || after === null ? null : slipBetween(before, after);
    return before === null || after === null || slip === null ? [] : [{ id, before, after, slip }];
  });
  const gravity: Gravity = (id, dose) => severityOfCause([{ drug: id, dose }], input, computed, formulary);
  const slipped = new Set(changed.map(({ id }) => id));
  return [
    ...changed.map((one) => againstBefore(input, one, gravity(one.id, one.after))),
    ...atStart(input, computed, gravity),
    ...stepSlips(input, computed)
      .filter(({ drug: id }) => !slipped.has(id))
      .map(({ finding }) => finding),
    ...bolusSlips(input, computed, formulary),
  ];
};

type Gravity = (id: DrugId, dose: DoseRate) => Severity;

interface Changed {
  readonly id: DrugId;
  readonly before: DoseRate;
  readonly after: DoseRate;
  readonly slip: Slip;
}

const againstBefore = (
  { visit }: VisitInput,
  { id, before, after, slip }: Changed,
  severity: Severity,
): Finding => ({
  rule: 'unit-slip',
  severity,
  at: doseAt(visit.program),
  message: `${drugWord(id)} ${doseAndHour(id, after)} is ${ratioWords(ratio(after, before))} times the dose before, ${doseAndHour(id, before)}. That is near a factor of ${slip.factor}: ${slip.words}?`,
  said: [
    say('slip-from-before', {
      drug: id,
      after,
      before,
      ratio: ratio(after, before),
      factor: slip.factor,
      slip: slip.said,
    }),
  ],
  working: {
    before: working.dose(before),
    after: working.dose(after),
    ratio: working.number(ratio(after, before)),
    factor: working.number(slip.factor),
    slip: working.text(slip.words),
  },
  source: SLIP_RULE,
});

/** Unknown tolerance: both ranges are looked at. */
function atStart(input: VisitInput, computed: Computed, gravity: Gravity): readonly Finding[] {
  const { opioidTolerant } = input.patient;
  const whom = opioidTolerant === undefined ? null : opioidTolerant ? 'tolerant' : 'naive';
  return doseChanges(input, computed).flatMap((change) => {
    const { drug: id, after } = change;
    if (after === null || startReason(input, computed, change) === null) return [];
    const slips = drug(id)
      .start.filter((range) => range.for === 'any' || whom === null || range.for === whom)
      .flatMap(({ usual = {} }) => slipsFrom(usual, after));
    return slips.length === 0
      ? []
      : [{ ...againstRange(input, id, after, slips), severity: gravity(id, after) }];
  });
}

function againstRange({ visit }: VisitInput, id: DrugId, dose: DoseRate, slips: readonly Slip[]): Finding {
  const named = [...new Map(slips.map((slip) => [slip.words, slip])).values()];
  const way = named[0]?.way === 'down' ? 'below' : 'above';
  return {
    rule: 'unit-slip',
    severity: 'warn',
    at: doseAt(visit.program),
    message: `${drugWord(id)} ${doseAndHour(id, dose)} at a start lies ${way} the starting range by a factor at which units slip: ${named.map((slip) => `${slip.factor}, ${slip.words}`).join('; ')}?`,
    said: [
      say(way === 'below' ? 'slip-below-start' : 'slip-above-start', {
        drug: id,
        dose,
        slips: named.map((slip) => say('slip-of', { factor: slip.factor, slip: slip.said })),
      }),
    ],
    working: {
      dose: working.dose(dose),
      factors: working.text(named.map(({ factor }) => factor).join(', ')),
    },
    source: SLIP_RULE,
  };
}
