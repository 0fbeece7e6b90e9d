import { type Figure, figure } from '../limits.ts';
import { wordsOf } from './name-matching.ts';
import { recalled } from './source.ts';

/** A class of medicines that matters beside an intrathecal drug; found by whole names and by the ends of names. */
export interface MedicineClass {
  readonly id: 'sedative' | 'opioid' | 'anticoagulant' | 'maoi';
  readonly names: Figure<readonly string[]>;
  readonly endings: readonly string[];
  readonly why: string;
}

const names = (id: MedicineClass['id'], list: readonly string[]): Figure<readonly string[]> =>
  figure(
    `other-medicines.${id}`,
    list,
    recalled('common names of the class', 'to find a medicine in a list'),
  );

export const MEDICINE_CLASSES: readonly MedicineClass[] = [
  {
    id: 'sedative',
    names: names('sedative', [
      'gabapentin',
      'pregabalin',
      'zolpidem',
      'zopiclone',
      'eszopiclone',
      'zaleplon',
      'carisoprodol',
      'tizanidine',
      'chlordiazepoxide',
      'alcohol',
      ...['pregabalina', 'gabapentina', 'lyrica', 'neurontin', 'valium', 'xanax', 'ativan', 'ambien'],
    ]),
    endings: ['azepam', 'azolam', 'barbital'],
    why: 'depresses the central nervous system, as the drug in the pump may',
  },
  {
    id: 'opioid',
    names: names('opioid', [
      'oxycodone',
      'hydrocodone',
      'codeine',
      'dihydrocodeine',
      'tramadol',
      'tapentadol',
      'methadone',
      'buprenorphine',
      'morphine',
      'hydromorphone',
      'oxymorphone',
      'fentanyl',
      ...['morphin', 'morfina', 'oxycontin', 'percocet', 'ultram', 'tramal', 'codein', 'codeina'],
    ]),
    endings: [],
    why: 'is an opioid taken beside the pump',
  },
  {
    id: 'anticoagulant',
    names: names('anticoagulant', [
      'warfarin',
      'dabigatran',
      'heparin',
      'clopidogrel',
      'prasugrel',
      'ticagrelor',
      ...['xarelto', 'eliquis', 'pradaxa', 'coumadin', 'plavix', 'brilinta', 'brilique'],
    ]),
    endings: ['xaban', 'parin'],
    why: 'raises the risk of bleeding at a puncture of the spine',
  },
  {
    id: 'maoi',
    names: names('maoi', [
      'phenelzine',
      'tranylcypromine',
      'isocarboxazid',
      'selegiline',
      'rasagiline',
      'linezolid',
    ]),
    endings: [],
    why: 'inhibits monoamine oxidase; opioid labelling names it as a contraindication',
  },
];

/** The classes to which a medicine written in free text belongs. */
export function classesOf(text: string): readonly MedicineClass[] {
  const words = wordsOf(text);
  return MEDICINE_CLASSES.filter(({ names: { value }, endings }) =>
    words.some((word) => value.includes(word) || endings.some((ending) => word.endsWith(ending))),
  );
}
