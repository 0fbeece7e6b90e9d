import { figure, limit } from '../limits.ts';
import { days, hours, mgPerDay, mgPerMl } from './amounts.ts';
import type { Drug } from './drug.ts';
import { ISMP, pacc2017, recalled, STATPEARLS_INTRATHECAL_CATHETER, seen, type Work } from './source.ts';

const TRIAL: Work = {
  name: 'NCT01709747 intrathecal hydromorphone phase 3 record',
  url: 'cdek.wustl.edu',
};
const HILDEBRAND_2001: Work = {
  name: 'Hildebrand 2001, hydromorphone stability in pump',
  url: 'pt.scribd.com/document/317087858',
};

export const hydromorphone: Drug = {
  id: 'hydromorphone',
  name: 'Hydromorphone hydrochloride (preservative-free, compounded)',
  brands: figure(
    'hydromorphone.brands',
    ['Dilaudid'],
    recalled('trade names', 'to find an allergy written as one'),
  ),
  class: 'opioid',
  spokenIn: 'mg',
  highAlert: figure(
    'hydromorphone.high-alert',
    true,
    seen('epidural and intrathecal medications are listed as a class', ISMP),
  ),
  withdrawal: figure('hydromorphone.withdrawal', 'taper', recalled('practice', 'discontinuation')),
  products: figure(
    'hydromorphone.products',
    [mgPerMl(1), mgPerMl(2), mgPerMl(4), mgPerMl(10)],
    recalled('US injection strengths; compounded for pump use at higher concentrations', 'products'),
  ),
  concentration: [
    limit({
      id: 'hydromorphone.concentration.pacc-2017',
      allowed: { max: mgPerMl(15) },
      source: pacc2017('maximum concentration'),
    }),
  ],
  dailyDose: [
    limit({
      id: 'hydromorphone.daily-dose.pacc-2017',
      allowed: { max: mgPerDay(10) },
      source: pacc2017('maximum daily dose'),
    }),
    limit({
      id: 'hydromorphone.daily-dose.trial-protocol',
      usual: { max: mgPerDay(10) },
      source: seen('upper limit of the phase 3 protocol', TRIAL),
    }),
  ],
  start: [
    {
      for: 'any',
      beyond: 'warn',
      ...limit({
        id: 'hydromorphone.start.pacc-2017',
        usual: { min: mgPerDay(0.01), max: mgPerDay(0.15) },
        source: pacc2017('starting dose'),
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
          'hydromorphone.step',
          { min: 10, max: 20 },
          recalled('practice; by analogy with morphine', 'titration'),
        ),
      },
      interval: figure('hydromorphone.step-interval', hours(24), recalled('practice', 'minimum interval')),
      beyond: 'warn',
    },
  ],
  reduction: null,
  stability: [
    figure(
      'hydromorphone.stability',
      days(120),
      seen('at least 4 months, above 95 % at 37 degrees', HILDEBRAND_2001),
    ),
    figure(
      'hydromorphone.refill-interval',
      days(90),
      seen('the authors call a 3-month refill interval appropriate', HILDEBRAND_2001),
    ),
  ],
  dilutedStability: null,
  firstFill: null,
  anchor: figure('hydromorphone.anchor', mgPerDay(10), seen('phase 3 protocol maximum', TRIAL)),
  labelAge: null,
  labelledIntrathecal: figure(
    'hydromorphone.labelled-intrathecal',
    false,
    seen('not approved intrathecally; recommended off-label by consensus', STATPEARLS_INTRATHECAL_CATHETER),
  ),
  labelledPumps: [],
  others: [],
  otherStability: [],
};
