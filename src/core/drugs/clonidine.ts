import { figure, limit } from '../limits.ts';
import { hours, mcgPerDay, mcgPerMl } from './amounts.ts';
import type { Drug } from './drug.ts';
import { ISMP, pacc2017, recalled, seen, type Work } from './source.ts';

const DURACLON: Work = { name: 'Duraclon label, DrugLib copy', url: 'druglib.com (Duraclon)' };
/** The address was not kept; recalled citation: Pain Med 2002;3:85. */
const HASSENBUSCH_2002: Work = {
  name: 'Hassenbusch 2002, long-term intrathecal clonidine (abstract)',
  url: null,
};

export const clonidine: Drug = {
  id: 'clonidine',
  name: 'Clonidine hydrochloride (preservative-free)',
  brands: figure(
    'clonidine.brands',
    ['Duraclon', 'Catapres'],
    recalled('trade names', 'to find an allergy written as one'),
  ),
  class: 'alpha-2-agonist',
  spokenIn: 'ug',
  highAlert: figure(
    'clonidine.high-alert',
    true,
    seen('epidural and intrathecal medications are listed as a class', ISMP),
  ),
  withdrawal: figure(
    'clonidine.withdrawal',
    'taper; stopping suddenly caused severe rebound hypertension',
    seen('discontinuation', HASSENBUSCH_2002),
  ),
  products: figure(
    'clonidine.products',
    [mcgPerMl(100), mcgPerMl(500)],
    seen('500 mcg/mL must be diluted to 100 mcg/mL for epidural use', DURACLON),
  ),
  concentration: [
    limit({
      id: 'clonidine.concentration.pacc-2017',
      allowed: { max: mcgPerMl(1000) },
      source: pacc2017('maximum concentration'),
    }),
  ],
  dailyDose: [
    limit({
      id: 'clonidine.daily-dose.pacc-2017',
      allowed: { max: mcgPerDay(600) },
      source: pacc2017('maximum daily dose'),
    }),
    limit({
      id: 'clonidine.daily-dose.study-maximum',
      usual: { max: mcgPerDay(960) },
      source: seen('highest dose studied, 40 mcg/h = 960 mcg/day', HASSENBUSCH_2002),
    }),
  ],
  start: [
    {
      for: 'any',
      beyond: 'warn',
      ...limit({
        id: 'clonidine.start.pacc-2017',
        usual: { min: mcgPerDay(20), max: mcgPerDay(100) },
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
        figure: figure('clonidine.step', { min: 10, max: 20 }, recalled('practice', 'titration')),
      },
      interval: figure('clonidine.step-interval', hours(24), recalled('practice', 'minimum interval')),
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
    'clonidine.labelled-intrathecal',
    false,
    seen('labelled for epidural infusion only', DURACLON),
  ),
  labelledPumps: [],
  others: [],
  otherStability: [],
};
