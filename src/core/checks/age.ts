import { ADULT_AGE, ageOf } from '../age.ts';
import { drug } from '../drugs/all.ts';
import type { Finding } from '../findings.ts';
import { heldDrugs } from '../held.ts';
import type { DrugId } from '../ids.ts';
import { drugWord } from '../limit-finding.ts';
import { type Sentence, say } from '../said/sentence.ts';
import { working } from '../working.ts';
import type { Check } from './check.ts';
import { UNKNOWN_RULE } from './dose-rules.ts';

/** Every drug against the youngest age of its labelling; where either is unknown, that is said. */
export const checkAge: Check = (input) => {
  const age = ageOf(input);
  return heldDrugs(input)
    .filter((id) => drug(id).class !== 'diluent')
    .flatMap((id) => judged(id, age));
};

function judged(id: DrugId, age: number | null): readonly Finding[] {
  const { labelAge } = drug(id);
  const youngest = labelAge?.value ?? ADULT_AGE;
  if (age !== null && age >= youngest) return [];
  const label =
    labelAge === null
      ? `no labelled age is known for intrathecal ${id}`
      : `${id} is labelled from ${labelAge.value} years (${labelAge.source.where}; ${labelAge.source.confidence})`;
  return [
    {
      rule: 'age',
      severity: 'warn',
      at: '/patient/birthDate',
      message:
        age === null
          ? `The birth date is unknown: ${label}.`
          : `${drugWord(id)} at the age of ${age}: ${label}.`,
      said: [
        age === null
          ? say('age-unknown', { label: [saidLabel(id)] })
          : say('age', { drug: id, age, label: [saidLabel(id)] }),
      ],
      working: {
        drug: working.text(id),
        ...(age === null ? {} : { age: working.number(age) }),
        ...(labelAge === null ? {} : { youngest: working.number(labelAge.value) }),
      },
      source: labelAge?.source ?? UNKNOWN_RULE,
    },
  ];
}

function saidLabel(id: DrugId): Sentence {
  const { labelAge } = drug(id);
  if (labelAge === null) return say('age-no-label', { drug: id });
  const { where, confidence } = labelAge.source;
  return say('age-label', { drug: id, youngest: labelAge.value, where, confidence });
}
