import { COMBINATIONS } from '../drugs/combinations.ts';
import { contentsAt, heldDrugs } from '../held.ts';
import { drugWord } from '../limit-finding.ts';
import { say } from '../said/sentence.ts';
import { working } from '../working.ts';
import type { Check } from './check.ts';

/** Drugs that a source speaks of together. */
export const checkCombination: Check = (input) => {
  const drugs = heldDrugs(input);
  return COMBINATIONS.filter(({ one }) => drugs.includes(one)).flatMap(
    ({ one, other, severity, says, said }) =>
      other
        .filter((id) => drugs.includes(id))
        .map((id) => ({
          rule: 'combination',
          severity,
          at: contentsAt(input),
          message: `${drugWord(one)} with ${id}: ${says.value} (${says.source.confidence}).`,
          said: [say('combination', { one, other: id, says: [said], confidence: says.source.confidence })],
          working: { one: working.text(one), other: working.text(id), figure: working.text(says.id) },
          source: says.source,
        })),
  );
};
