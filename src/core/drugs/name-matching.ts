import { DRUG_IDS, type DrugId } from '../ids.ts';
import { drug } from './all.ts';
import type { DrugClass } from './drug.ts';

/** What people write for a class of drugs. */
const CLASS_WORDS: Readonly<Record<DrugClass, readonly string[]>> = {
  opioid: ['opioid', 'opioids', 'opiate', 'opiates', 'narcotic', 'narcotics'],
  'local-anaesthetic': [
    'anaesthetic',
    'anaesthetics',
    'anesthetic',
    'anesthetics',
    'amide',
    'caine',
    'caines',
  ],
  'alpha-2-agonist': ['alpha-2'],
  'calcium-channel-blocker': [],
  'gaba-b-agonist': [],
  diluent: ['saline'],
};

export type NameMatch =
  /** The drug itself: its id, its name, or a trade name. */
  | 'drug'
  /** Its class, or another drug of its class. */
  | 'class';

/** Words of a free text, in lower case and without accents; what lies between them does not count. */
export const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}-]+/u)
    .filter((word) => word !== '');

/** Whether a free text names a drug, or its class. Whole words only: apomorphine is not morphine. */
export function nameMatch(text: string, id: DrugId): NameMatch | null {
  const words = wordsOf(text);
  if (namesDrug(words, id)) return 'drug';
  const own = drug(id).class;
  const relatives = DRUG_IDS.filter((other) => other !== id && drug(other).class === own);
  const isClass =
    words.some((word) => CLASS_WORDS[own].includes(word)) ||
    relatives.some((other) => namesDrug(words, other));
  return isClass ? 'class' : null;
}

const namesDrug = (words: readonly string[], id: DrugId): boolean =>
  words.includes(id) || drug(id).brands.value.some((brand) => words.includes(wordsOf(brand)[0] ?? ''));
