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

/** As German, Spanish, French and Italian records write the name. */
const SPELLINGS: Readonly<Record<DrugId, readonly string[]>> = {
  morphine: ['morphin', 'morfina', 'morfin'],
  hydromorphone: ['hydromorphon', 'hidromorfona', 'idromorfone'],
  fentanyl: ['fentanilo', 'fentanil'],
  sufentanil: ['sufentanyl', 'sufentanilo'],
  bupivacaine: ['bupivacain', 'bupivacaina'],
  clonidine: ['clonidin', 'clonidina'],
  ziconotide: ['ziconotid', 'ziconotida'],
  baclofen: ['baclofeno', 'baclofene'],
  saline: [],
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

/** A salt may hang on by a hyphen: morphine-HCl. */
function namesDrug(words: readonly string[], id: DrugId): boolean {
  const parts = words.flatMap((word) => [word, ...word.split('-')]);
  const names = [id, ...SPELLINGS[id], ...drug(id).brands.value.map((brand) => wordsOf(brand)[0] ?? '')];
  return names.some((name) => parts.includes(name));
}
