import { figure, limit } from '../limits.ts';
import { hours, mcgPerDay, mcgPerMl } from './amounts.ts';
import type { Drug } from './drug.ts';
import { ISMP, pacc2017, recalled, STATPEARLS_INTRATHECAL_CATHETER, seen } from './source.ts';

export const fentanyl: Drug = {
  id: 'fentanyl',
  name: 'Fentanyl citrate (preservative-free, compounded)',
  brands: figure(
    'fentanyl.brands',
    ['Sublimaze', 'Duragesic'],
    recalled('trade names', 'to find an allergy written as one'),
  ),
  class: 'opioid',
  spokenIn: 'ug',
  highAlert: figure(
    'fentanyl.high-alert',
    true,
    seen('epidural and intrathecal medications are listed as a class', ISMP),
  ),
  withdrawal: figure('fentanyl.withdrawal', 'taper', recalled('practice', 'discontinuation')),
  products: figure(
    'fentanyl.products',
    [mcgPerMl(50)],
    recalled('US injection; compounded for pump use', 'products'),
  ),
  concentration: [
    limit({
      id: 'fentanyl.concentration.pacc-2017',
      allowed: { max: mcgPerMl(10000) },
      source: pacc2017('maximum concentration'),
    }),
  ],
  dailyDose: [
    limit({
      id: 'fentanyl.daily-dose.pacc-2017',
      allowed: { max: mcgPerDay(1000) },
      source: pacc2017('maximum daily dose'),
    }),
  ],
  start: [
    {
      for: 'any',
      beyond: 'warn',
      ...limit({
        id: 'fentanyl.start.pacc-2017',
        usual: { min: mcgPerDay(25), max: mcgPerDay(75) },
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
        figure: figure('fentanyl.step', { min: 10, max: 20 }, recalled('practice; by analogy', 'titration')),
      },
      interval: figure('fentanyl.step-interval', hours(24), recalled('practice', 'minimum interval')),
      beyond: 'warn',
    },
  ],
  reduction: null,
  stability: [],
  dilutedStability: null,
  firstFill: null,
  anchor: null,
  labelAge: null,
  labelledIntrathecal: figure(
    'fentanyl.labelled-intrathecal',
    false,
    seen('not approved intrathecally for implanted pumps', STATPEARLS_INTRATHECAL_CATHETER),
  ),
  labelledPumps: [],
  others: [],
  otherStability: [],
};
