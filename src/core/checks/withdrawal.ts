import { doseChanges } from '../dose-change.ts';
import { dailyWording } from '../dose-wording.ts';
import { drug } from '../drugs/all.ts';
import type { Finding, Severity } from '../findings.ts';
import { doseAt, heldDrugs } from '../held.ts';
import type { DrugId } from '../ids.ts';
import { drugWord } from '../limit-finding.ts';
import { type Sentence, type SentenceCode, say } from '../said/sentence.ts';
import { compare, type DoseRate, isPositive, isZero, nanogramsPerDay, ratio, scale } from '../units.ts';
import type { VisitInput } from '../visit-input.ts';
import { percentWords } from '../wording.ts';
import { working } from '../working.ts';
import type { Check } from './check.ts';
import { ASK_ABOVE } from './dose-rules.ts';

/**
 * Every decrease of a drug whose sudden stop is dangerous: a note, and a warning where it is larger than the usual reduction or
 * the drug is stopped or left out of the mixture. Changing a drug for saline is stopping it.
 */
export const checkWithdrawal: Check = (input, computed) =>
  computed.delivery === null
    ? []
    : doseChanges(input, computed).flatMap((change) => {
        const after = change.after ?? nanogramsPerDay(0);
        const { before } = change;
        if (before === null) return leftOut(input, change.drug);
        if (!isPositive(before) || compare(after, before) >= 0) return [];
        return lowered(input, change.drug, before, after);
      });

/** The pump held the drug, at a dose that is not known, and is to hold it no longer. */
function leftOut(input: VisitInput, id: DrugId): readonly Finding[] {
  const { withdrawal } = drug(id);
  if (withdrawal === null || heldDrugs(input).includes(id)) return [];
  return [
    {
      rule: 'withdrawal',
      severity: 'warn',
      at: '/visit/fill/components',
      message: `${drugWord(id)} is stopped: the new mixture does not hold it, and its dose before is not known. Stopping it suddenly is dangerous: ${withdrawal.value} (${withdrawal.source.confidence}).`,
      ...saidIf(WHY[id], (why) =>
        say('withdrawal-left-out', { drug: id, why, confidence: withdrawal.source.confidence }),
      ),
      working: {},
      source: withdrawal.source,
    },
  ];
}

function lowered(input: VisitInput, id: DrugId, before: DoseRate, after: DoseRate): readonly Finding[] {
  const { withdrawal } = drug(id);
  if (withdrawal === null) return [];
  const words = dailyWording(id).words;
  const what = isZero(after)
    ? `${drugWord(id)} ${words(before)} is stopped${heldDrugs(input).includes(id) ? '' : ': the new mixture does not hold it'}`
    : `${drugWord(id)} goes down from ${words(before)} to ${words(after)}, by ${percentWords(1 - ratio(after, before))}`;
  return [
    {
      rule: 'withdrawal',
      severity: severityOf(id, before, after),
      at: heldDrugs(input).includes(id) ? doseAt(input.visit.program) : '/visit/fill/components',
      message: `${what}. Stopping it suddenly is dangerous: ${withdrawal.value} (${withdrawal.source.confidence}).`,
      ...saidIf(WHY[id], (why) => {
        const { confidence } = withdrawal.source;
        if (!isZero(after))
          return say('withdrawal-lowered', {
            drug: id,
            before,
            after,
            share: 1 - ratio(after, before),
            why,
            confidence,
          });
        const isHeld = heldDrugs(input).includes(id);
        return say(isHeld ? 'withdrawal-stopped' : 'withdrawal-not-held', {
          drug: id,
          before,
          why,
          confidence,
        });
      }),
      working: {
        before: working.dose(before),
        after: working.dose(after),
        'usual-reduction': working.text(`up to ${usualReduction(id)} %`),
      },
      source: withdrawal.source,
    },
  ];
}

/** Per cent: the source's, else the share above which any change is asked about. */
const usualReduction = (id: DrugId): number => drug(id).reduction?.value.max ?? ASK_ABOVE.value;

const severityOf = (id: DrugId, before: DoseRate, after: DoseRate): Severity =>
  compare(after, scale(before, 100 - usualReduction(id), 100, 'up')) < 0 ? 'warn' : 'note';

/** The words of each drug's withdrawal by their code. */
const WHY: Readonly<Partial<Record<DrugId, SentenceCode>>> = {
  baclofen: 'withdrawal-baclofen',
  clonidine: 'withdrawal-clonidine',
  fentanyl: 'withdrawal-fentanyl',
  hydromorphone: 'withdrawal-hydromorphone',
  morphine: 'withdrawal-morphine',
  sufentanil: 'withdrawal-sufentanil',
};

const saidIf = (
  why: SentenceCode | undefined,
  sentence: (why: SentenceCode) => Sentence,
): Pick<Finding, 'said'> => (why === undefined ? {} : { said: [sentence(why)] });
