import { drug } from '../drugs/all.ts';
import { isOpioid } from '../drugs/drug.ts';
import { nameMatch } from '../drugs/name-matching.ts';
import { classesOf } from '../drugs/other-medicines.ts';
import type { Finding } from '../findings.ts';
import { heldDrugs } from '../held.ts';
import type { DrugId } from '../ids.ts';
import { drugWord } from '../limit-finding.ts';
import { say } from '../said/sentence.ts';
import { anyOfWords } from '../wording.ts';
import { working } from '../working.ts';
import type { Check } from './check.ts';
import { ALLERGY_RULE, UNKNOWN_RULE } from './dose-rules.ts';

const AT = '/patient/allergies';

/** Recorded allergies against every drug in the pump, by id, name, trade name and class. A missing list is unknown, not clear. */
export const checkAllergy: Check = (input) => {
  const { allergies } = input.patient;
  const drugs = heldDrugs(input);
  if (allergies === undefined) return [unknown(drugs)];
  return allergies.flatMap((text, index) => {
    const found = drugs.flatMap((id) => matched(text, id, `${AT}/${index}`));
    return found.length > 0 ? found : [unmatched(text, `${AT}/${index}`, drugs)];
  });
};

const unknown = (drugs: readonly DrugId[]): Finding => ({
  rule: 'allergy',
  severity: 'warn',
  at: AT,
  message: `The allergies are unknown: no list is recorded. ${drugs.map(drugWord).join(', ')} could not be checked.`,
  said: [say('allergy-unknown', { drugs })],
  working: { drugs: working.text(drugs.join(', ')) },
  source: UNKNOWN_RULE,
});

function matched(text: string, id: DrugId, at: string): readonly Finding[] {
  const match = nameMatch(text, id) ?? (isOtherOpioid(text, id) ? 'class' : null);
  if (match === null) return [];
  return [
    {
      rule: 'allergy',
      severity: 'warn',
      at,
      message:
        match === 'drug'
          ? `An allergy to ${id} is recorded (“${text}”), and the pump is to hold it.`
          : `An allergy is recorded (“${text}”) to the class of ${id}, which the pump is to hold.`,
      said: [say(match === 'drug' ? 'allergy-drug' : 'allergy-class', { drug: id, recorded: text })],
      working: { drug: working.text(id), recorded: working.text(text) },
      source: ALLERGY_RULE,
    },
  ];
}

/** An opioid that no pump holds here, such as codeine, is of the class all the same. */
const isOtherOpioid = (text: string, id: DrugId): boolean =>
  isOpioid(drug(id)) && classesOf(text).some((one) => one.id === 'opioid');

/** What was looked at and matched nothing is shown: a spelling that is not known here would otherwise pass in silence. */
const unmatched = (text: string, at: string, drugs: readonly DrugId[]): Finding => ({
  rule: 'allergy',
  severity: 'note',
  at,
  message: `The recorded allergy “${text}” was not recognised as ${anyOfWords(drugs)}. Check it by eye.`,
  said: [say('allergy-unmatched', { recorded: text, drugs })],
  working: { recorded: working.text(text) },
  source: ALLERGY_RULE,
});
