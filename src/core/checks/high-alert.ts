import { drug } from '../drugs/all.ts';
import { contentsAt, heldDrugs } from '../held.ts';
import { say } from '../said/sentence.ts';
import { working } from '../working.ts';
import type { Check } from './check.ts';

/** A drug of the high-alert class is checked by a second person who does not see the first entry. */
export const checkHighAlert: Check = (input) => {
  const drugs = heldDrugs(input).filter((id) => drug(id).highAlert?.value === true);
  const source = drugs.map((id) => drug(id).highAlert?.source).find((one) => one !== undefined);
  if (source === undefined) return [];
  return [
    {
      rule: 'high-alert',
      severity: 'note',
      at: contentsAt(input),
      message: `${drugs.join(', ').replace(/^./, (first) => first.toUpperCase())}: high-alert medication (${source.where}; ${source.confidence}). A second person enters drug, concentration, volume and dose without seeing the first entry.`,
      said: [say('high-alert', { drugs, where: source.where, confidence: source.confidence })],
      working: { drugs: working.text(drugs.join(', ')) },
      source,
    },
  ];
};
