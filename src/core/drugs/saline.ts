import { figure } from '../limits.ts';
import { days, mgPerMl } from './amounts.ts';
import type { Drug } from './drug.ts';
import { FLOWONIX_STATEMENT, recalled, seen, type Work } from './source.ts';

const MITIGO: Work = {
  name: 'Mitigo label, PrescriberPoint copy',
  url: 'prescriberpoint.com/therapies/mitigo-728f3d8',
};
const PRIALT: Work = {
  name: 'US Prialt label, PrescriberPoint copy',
  url: 'prescriberpoint.com/therapies/prialt-b025d8e',
};
const STATPEARLS_TOXICITY: Work = {
  name: 'StatPearls Baclofen Toxicity (text)',
  url: 'github.com/clint-llm/clint-llm.github.io : db/documents/7/d/b/7db7dac7ef82319432f6e2125bc91fca.md',
};

/** The diluent, or a rest for the pump. It has no dose; changing a drug for it is the withdrawal of that drug. */
export const saline: Drug = {
  id: 'saline',
  name: 'Preservative-free sodium chloride 0.9%',
  brands: figure('saline.brands', [], recalled('trade names', 'none needed')),
  class: 'diluent',
  spokenIn: 'mg',
  highAlert: null,
  withdrawal: null,
  products: figure('saline.products', [mgPerMl(9)], recalled('0.9%', 'preservative-free only')),
  concentration: [],
  dailyDose: [],
  start: [],
  maintenance: [],
  steps: [],
  reduction: null,
  stability: [
    figure(
      'saline.stability',
      days(180),
      recalled('keep to the same calendar as a refill visit', 'time in the pump'),
    ),
  ],
  dilutedStability: null,
  firstFill: null,
  anchor: null,
  labelAge: null,
  labelledIntrathecal: figure(
    'saline.labelled-intrathecal',
    true,
    seen('the diluent that the labels name', MITIGO, PRIALT, STATPEARLS_TOXICITY),
  ),
  labelledPumps: [
    {
      pumps: figure(
        'saline.labelled-pumps.prometra',
        ['prometra-ii-20', 'prometra-ii-40'],
        seen('0.9 % saline is indicated', FLOWONIX_STATEMENT),
      ),
      concentration: null,
    },
    {
      pumps: figure(
        'saline.labelled-pumps.synchromed',
        ['synchromed-ii-20', 'synchromed-ii-40', 'synchromed-iii-20', 'synchromed-iii-40'],
        recalled('SynchroMed manual practice', 'the pump is kept running on saline while therapy is paused'),
      ),
      concentration: null,
    },
  ],
  others: [],
  otherStability: [],
};
