import { figure, limit } from '../limits.ts';
import { hours, mcgPerDay, mcgPerMl } from './amounts.ts';
import type { Drug } from './drug.ts';
import { ISMP, pacc2017, recalled, seen, type Work } from './source.ts';

const INJECTABLE_DRUGS: Work = {
  name: 'Handbook on Injectable Drugs (Skyscape copy), sufentanil',
  url: 'download.skyscape.com/…/tu584.htm (address kept shortened)',
};

export const sufentanil: Drug = {
  id: 'sufentanil',
  name: 'Sufentanil citrate (preservative-free)',
  brands: figure(
    'sufentanil.brands',
    ['Sufenta', 'Dsuvia'],
    recalled('trade names', 'to find an allergy written as one'),
  ),
  class: 'opioid',
  spokenIn: 'ug',
  highAlert: figure(
    'sufentanil.high-alert',
    true,
    seen('epidural and intrathecal medications are listed as a class', ISMP),
  ),
  withdrawal: figure('sufentanil.withdrawal', 'taper', recalled('practice', 'discontinuation')),
  products: figure(
    'sufentanil.products',
    [mcgPerMl(50)],
    seen('preservative-free, pH 3.5-6', INJECTABLE_DRUGS),
  ),
  concentration: [
    limit({
      id: 'sufentanil.concentration.pacc-2017',
      allowed: { max: mcgPerMl(5000) },
      source: pacc2017('maximum concentration'),
    }),
  ],
  dailyDose: [
    limit({
      id: 'sufentanil.daily-dose.pacc-2017',
      allowed: { max: mcgPerDay(500) },
      source: pacc2017('maximum daily dose'),
    }),
  ],
  start: [
    {
      for: 'any',
      beyond: 'warn',
      ...limit({
        id: 'sufentanil.start.pacc-2017',
        usual: { min: mcgPerDay(10), max: mcgPerDay(20) },
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
          'sufentanil.step',
          { min: 10, max: 20 },
          recalled('practice; by analogy', 'titration'),
        ),
      },
      interval: figure('sufentanil.step-interval', hours(24), recalled('practice', 'minimum interval')),
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
    'sufentanil.labelled-intrathecal',
    false,
    seen('injection labelled intravenous or epidural', INJECTABLE_DRUGS),
  ),
  labelledPumps: [],
  others: [],
  otherStability: [],
};
