import { type DoseChange, doseChanges } from '../dose-change.ts';
import { dailyWording, doseAndHour } from '../dose-wording.ts';
import type { Finding } from '../findings.ts';
import { doseAt } from '../held.ts';
import { drugWord } from '../limit-finding.ts';
import { say } from '../said/sentence.ts';
import { slipBetween } from '../slips.ts';
import { compare, type DoseRate, isPositive, ratio, scale } from '../units.ts';
import type { VisitInput } from '../visit-input.ts';
import { ratioWords } from '../wording.ts';
import { working } from '../working.ts';
import type { Check } from './check.ts';
import { ASK_ABOVE } from './dose-rules.ts';

/** Any change of a dose by more than a fifth, up or down, is asked about: is it meant? A slip of a unit has asked already. */
export const checkDoseChange: Check = (input, computed) =>
  doseChanges(input, computed).flatMap((change) => {
    const { before, after } = change;
    if (before === null || after === null || !isPositive(before) || !isPositive(after)) return [];
    return isLarge(before, after) && slipBetween(before, after) === null
      ? [asked(input, change.drug, before, after)]
      : [];
  });

function isLarge(before: DoseRate, after: DoseRate): boolean {
  const percent = ASK_ABOVE.value;
  return compare(after, before) > 0
    ? compare(scale(after, 100, 100 + percent, 'up'), before) > 0
    : compare(after, scale(before, 100 - percent, 100, 'up')) < 0;
}

const asked = (
  { visit }: VisitInput,
  id: DoseChange['drug'],
  before: DoseRate,
  after: DoseRate,
): Finding => ({
  rule: 'dose-change',
  severity: 'warn',
  at: doseAt(visit.program),
  message: `${drugWord(id)} changes from ${dailyWording(id).words(before)} to ${doseAndHour(id, after)}, ${ratioWords(ratio(after, before))} times the dose before: more than ${ASK_ABOVE.value}\u202f%. Confirm that it is meant.`,
  said: [
    say('dose-change', { drug: id, before, after, factor: ratio(after, before), asked: ASK_ABOVE.value }),
  ],
  working: {
    before: working.dose(before),
    after: working.dose(after),
    factor: working.number(ratio(after, before)),
  },
  source: ASK_ABOVE.source,
});
