import { figure, limit } from '../limits.ts';
import { days, mcgPerDay, mcgPerMl } from './amounts.ts';
import { MONOGRAPH, STATPEARLS, STEPS } from './baclofen-steps.ts';
import type { Drug } from './drug.ts';
import { derived, FLOWONIX_STATEMENT, ISMP, recalled, seen, type Work } from './source.ts';

const LIORESAL: Work = { name: 'Lioresal.com (manufacturer), ampules and ordering', url: 'lioresal.com' };
const LIORESAL_LABEL: Work = {
  name: 'US Lioresal Intrathecal label (FDA PDF, vdocuments copy)',
  url: 'vdocuments.mx (Lioresal Intrathecal FDA label PDF)',
};
const NDC: Work = {
  name: 'openFDA NDC directory (copy)',
  url: 'openFDA NDC records: Gablofen, Advagen baclofen',
};
const MEDSCAPE: Work = {
  name: 'Medscape answers, intrathecal baclofen dosing',
  url: 'medscape.com/answers/2207448-173405 (and -173404)',
};
const DRUGS_COM: Work = { name: 'Drugs.com baclofen dosage', url: 'drugs.com/dosage/baclofen.html' };
const AHFS: Work = {
  name: 'AHFS / Handbook on Injectable Drugs (Skyscape copy), baclofen',
  url: 'download.skyscape.com/…/tc256.htm (address kept shortened)',
};
const EXPLANTS: Work = {
  name: 'Baclofen stability inside explant/refill samples (abstract)',
  url: 'tokyo-2-qrcode.vukou.com/38043050 (PMID 38043050)',
};

export const baclofen: Drug = {
  id: 'baclofen',
  name: 'Baclofen injection (intrathecal)',
  brands: figure(
    'baclofen.brands',
    ['Lioresal Intrathecal', 'Gablofen', 'Advagen baclofen'],
    seen('trade names', LIORESAL_LABEL, NDC),
  ),
  class: 'gaba-b-agonist',
  spokenIn: 'ug',
  highAlert: figure(
    'baclofen.high-alert',
    true,
    seen('epidural and intrathecal medications are listed as a class', ISMP),
  ),
  withdrawal: figure(
    'baclofen.withdrawal',
    'never stop abruptly; taper or bridge',
    seen('discontinuation', LIORESAL_LABEL),
  ),
  products: figure(
    'baclofen.products',
    [mcgPerMl(50), mcgPerMl(500), mcgPerMl(1000), mcgPerMl(2000)],
    seen('50 is for screening', LIORESAL, NDC),
  ),
  concentration: [
    limit({
      id: 'baclofen.concentration.label',
      allowed: { max: mcgPerMl(2000) },
      source: seen('strongest product', LIORESAL, NDC),
    }),
  ],
  dailyDose: [
    limit({
      id: 'baclofen.daily-dose.label-experience',
      usual: { max: mcgPerDay(1000) },
      source: seen('limited experience above this; no fixed maximum', MONOGRAPH),
    }),
  ],
  start: [
    {
      for: 'any',
      beyond: 'warn',
      ...limit({
        id: 'baclofen.start.screening',
        usual: { min: mcgPerDay(50), max: mcgPerDay(200) },
        source: derived('once to twice a screening bolus of 50 to 100 mcg, a day', DRUGS_COM, AHFS),
      }),
    },
  ],
  maintenance: [
    {
      for: 'spinal',
      ...limit({
        id: 'baclofen.maintenance.spinal',
        usual: { min: mcgPerDay(300), max: mcgPerDay(800) },
        source: seen('most adults; 12 to 2000 mcg/day seen', MONOGRAPH, MEDSCAPE, STATPEARLS),
      }),
    },
    {
      for: 'cerebral',
      ...limit({
        id: 'baclofen.maintenance.cerebral',
        usual: { min: mcgPerDay(90), max: mcgPerDay(703) },
        source: seen('adults; 22 to 1400 mcg/day seen', MONOGRAPH, MEDSCAPE, STATPEARLS),
      }),
    },
  ],
  steps: STEPS,
  reduction: figure('baclofen.reduction', { min: 10, max: 20 }, seen('for adverse effects', AHFS)),
  stability: [
    figure(
      'baclofen.stability',
      days(180),
      seen('recommended maximum; samples kept 99.2 % at a mean of 247 days', EXPLANTS),
    ),
  ],
  dilutedStability: null,
  firstFill: null,
  // Twice this is 2000 mcg/day, which is also the top of the doses seen in spinal spasticity.
  anchor: figure(
    'baclofen.anchor',
    mcgPerDay(1000),
    seen('limited experience above this; most adults use 300-800', MONOGRAPH),
  ),
  labelAge: figure('baclofen.label-age', 4, seen('safety not established under 4 years', MONOGRAPH)),
  labelledIntrathecal: figure(
    'baclofen.labelled-intrathecal',
    true,
    seen('approved intrathecally for severe spasticity', LIORESAL_LABEL, MONOGRAPH),
  ),
  labelledPumps: [
    {
      pumps: figure(
        'baclofen.labelled-pumps.prometra',
        ['prometra-ii-20', 'prometra-ii-40'],
        seen('intrathecal baclofen 500-2000 mcg/mL is indicated', FLOWONIX_STATEMENT),
      ),
      concentration: limit({
        id: 'baclofen.labelled-concentration.prometra',
        usual: { min: mcgPerMl(500), max: mcgPerMl(2000) },
        source: seen('intrathecal baclofen 500-2000 mcg/mL is indicated', FLOWONIX_STATEMENT),
      }),
    },
    {
      pumps: figure(
        'baclofen.labelled-pumps.synchromed',
        ['synchromed-ii-20', 'synchromed-ii-40', 'synchromed-iii-20', 'synchromed-iii-40'],
        recalled('SynchroMed II and III labelling', 'Lioresal in severe spasticity'),
      ),
      concentration: null,
    },
  ],
  others: [
    {
      besides: 'baclofen.anchor',
      figure: figure('baclofen.highest-seen.spinal', mcgPerDay(2000), seen('range 12-2000', MEDSCAPE)),
      choice: 'The label’s own caution is the lower of the two and bounds what nobody has adopted.',
    },
  ],
  otherStability: [],
};
