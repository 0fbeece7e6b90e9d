import { figure, limit } from '../limits.ts';
import { days, hours, mgPerDay, mgPerMl } from './amounts.ts';
import type { Drug } from './drug.ts';
import {
  FLOWONIX_STATEMENT,
  ISMP,
  MEDSCAPE_FDA_2018,
  pacc2017,
  recalled,
  STATPEARLS_INTRATHECAL_CATHETER,
  seen,
  type Work,
} from './source.ts';

const INFUMORPH: Work = { name: 'Infumorph monograph, eMPR', url: 'empr.com/infumorph/drug/3820/' };
const MITIGO: Work = {
  name: 'Mitigo label, PrescriberPoint copy',
  url: 'prescriberpoint.com/therapies/mitigo-728f3d8',
};
const PHARMASET: Work = { name: 'Morphine monograph, Pharmaset', url: 'pharmaset.site/drug/morphine' };
const UW_HEALTH: Work = {
  name: 'UW Health nursing hub, pump refills',
  url: 'https://uconnect.wisc.edu/cosmos/swiftbot/clinical/nursing-hub/intrathecal-pump/pump-refills/',
};

export const morphine: Drug = {
  id: 'morphine',
  name: 'Morphine sulfate (preservative-free)',
  brands: figure('morphine.brands', ['Infumorph', 'Mitigo'], seen('trade names', INFUMORPH, MITIGO)),
  class: 'opioid',
  spokenIn: 'mg',
  highAlert: figure(
    'morphine.high-alert',
    true,
    seen('epidural and intrathecal medications are listed as a class', ISMP),
  ),
  withdrawal: figure(
    'morphine.withdrawal',
    'taper; do not stop suddenly',
    recalled('label and practice', 'discontinuation'),
  ),
  products: figure('morphine.products', [mgPerMl(10), mgPerMl(25)], seen('20 mL', INFUMORPH, MITIGO)),
  concentration: [
    limit({
      id: 'morphine.concentration.pacc-2017',
      allowed: { max: mgPerMl(20) },
      source: pacc2017('maximum concentration'),
    }),
    limit({
      id: 'morphine.concentration.strongest-product',
      usual: { max: mgPerMl(25) },
      source: seen('strongest commercial product', INFUMORPH, MITIGO),
    }),
  ],
  dailyDose: [
    limit({
      id: 'morphine.daily-dose.pacc-2017',
      allowed: { max: mgPerDay(15) },
      source: pacc2017('maximum daily dose'),
    }),
    limit({
      id: 'morphine.daily-dose.label-caution',
      usual: { max: mgPerDay(20) },
      source: seen('label asks for caution above this; it is not a hard maximum', INFUMORPH),
    }),
  ],
  start: [
    {
      for: 'naive',
      beyond: 'warn',
      ...limit({
        id: 'morphine.start.label-naive',
        usual: { min: mgPerDay(0.2), max: mgPerDay(1) },
        source: seen('starting dose, opioid-naive', INFUMORPH, PHARMASET),
      }),
    },
    {
      for: 'tolerant',
      beyond: 'warn',
      ...limit({
        id: 'morphine.start.label-tolerant',
        usual: { min: mgPerDay(1), max: mgPerDay(10) },
        source: seen('starting dose, opioid-tolerant', INFUMORPH, PHARMASET),
      }),
    },
  ],
  maintenance: [],
  steps: [
    {
      for: 'any',
      occasion: 'titration',
      increase: {
        kind: 'percent',
        figure: figure(
          'morphine.step',
          { min: 10, max: 20 },
          seen('steps after the first', STATPEARLS_INTRATHECAL_CATHETER),
        ),
      },
      interval: figure(
        'morphine.step-interval',
        hours(24),
        recalled('common practice, PACC', 'minimum interval; no label minimum seen'),
      ),
      beyond: 'warn',
    },
  ],
  reduction: null,
  stability: [
    figure(
      'morphine.stability',
      days(90),
      seen('one nursing page: stable in the pump up to 90 days after refill', UW_HEALTH),
    ),
  ],
  dilutedStability: null,
  firstFill: null,
  anchor: figure('morphine.anchor', mgPerDay(20), seen('label caution threshold', INFUMORPH)),
  labelAge: figure('morphine.label-age', 18, seen('not recommended under 18 years', INFUMORPH)),
  labelledIntrathecal: figure(
    'morphine.labelled-intrathecal',
    true,
    seen('one of the three approved intrathecally', STATPEARLS_INTRATHECAL_CATHETER),
  ),
  labelledPumps: [
    {
      pumps: figure(
        'morphine.labelled-pumps.prometra',
        ['prometra-ii-20', 'prometra-ii-40'],
        seen('Infumorph is an indicated drug', FLOWONIX_STATEMENT),
      ),
      concentration: null,
    },
    {
      pumps: figure(
        'morphine.labelled-pumps.synchromed',
        ['synchromed-ii-20', 'synchromed-ii-40', 'synchromed-iii-20', 'synchromed-iii-40'],
        seen('for pain only Infumorph and Prialt are approved in implanted pumps', MEDSCAPE_FDA_2018),
      ),
      concentration: null,
    },
  ],
  others: [],
  otherStability: [],
};
