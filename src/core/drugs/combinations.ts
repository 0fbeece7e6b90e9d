import type { Severity } from '../findings.ts';
import type { DrugId } from '../ids.ts';
import { type Figure, figure } from '../limits.ts';
import { type Sentence, say } from '../said/sentence.ts';
import { milliseconds } from '../units.ts';
import { seen, type Work } from './source.ts';

const PRIALT_MONOGRAPH: Work = {
  name: 'Prialt monograph, Renal and Urology News / eMPR',
  url: 'renalandurologynews.com/drug/prialt/',
};
const STATPEARLS_ZICONOTIDE: Work = {
  name: 'StatPearls Ziconotide (text)',
  url: 'github.com/clint-llm/clint-llm.github.io : db/documents/1/3/3/1335274e375df485986b0bfb9e726843.md',
};
const JAVED_2020: Work = {
  name: 'Javed 2020, hydromorphone by HPLC from patient pumps (abstract)',
  url: 'zendy (doi 10.36076/pmcr.2020/4/15)',
};
const CLONIDINE_HYDROMORPHONE: Work = {
  name: 'Clonidine + hydromorphone stability in pumps (abstract)',
  url: 'researcher.life',
};

const STUDIED_AGE = milliseconds(35 * 86_400_000);

/** Two drugs in one pump, and what a source says of them together. */
export interface Combination {
  readonly one: DrugId;
  readonly other: readonly DrugId[];
  readonly severity: Severity;
  readonly says: Figure<string>;
  readonly said: Sentence;
}

export const COMBINATIONS: readonly Combination[] = [
  {
    one: 'ziconotide',
    other: ['morphine', 'hydromorphone', 'fentanyl', 'sufentanil'],
    severity: 'warn',
    says: figure(
      'combination.ziconotide-opioid',
      'the label does not recommend ziconotide together with an intrathecal opioid',
      seen('concomitant use', PRIALT_MONOGRAPH),
    ),
    said: say('combination-ziconotide-opioid'),
  },
  {
    one: 'ziconotide',
    other: ['clonidine', 'bupivacaine'],
    severity: 'note',
    says: figure(
      'combination.ziconotide-hypotension',
      'more hypotension was seen with the two together',
      seen('concomitant use', STATPEARLS_ZICONOTIDE),
    ),
    said: say('combination-ziconotide-hypotension'),
  },
  {
    one: 'ziconotide',
    other: ['hydromorphone'],
    severity: 'note',
    says: figure(
      'combination.ziconotide-hydromorphone',
      'some loss of hydromorphone was seen in pumps that held both',
      seen('samples from pumps', JAVED_2020),
    ),
    said: say('combination-ziconotide-hydromorphone'),
  },
  {
    one: 'hydromorphone',
    other: ['clonidine'],
    severity: 'note',
    says: figure(
      'combination.hydromorphone-clonidine',
      'only samples from pumps were studied, on average 35 days old; that is no limit',
      seen('35, standard deviation 13 days', CLONIDINE_HYDROMORPHONE),
    ),
    said: say('combination-hydromorphone-clonidine', { mean: STUDIED_AGE }),
  },
];
