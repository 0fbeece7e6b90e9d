import { figure, limit } from '../limits.ts';
import { hours, mgPerDay, mgPerMl } from './amounts.ts';
import type { Drug } from './drug.ts';
import { ISMP, pacc2017, recalled, STATPEARLS_INTRATHECAL_CATHETER, seen, type Work } from './source.ts';

const SPINAL_PRODUCT: Work = {
  name: 'Drugs.com professional / FastHealth, bupivacaine spinal',
  url: 'drugs.com/pro (via fasthealth)',
};
const STATPEARLS: Work = {
  name: 'StatPearls Bupivacaine (text)',
  url: 'github.com/clint-llm/clint-llm.github.io (bupivacaine chapter)',
};

export const bupivacaine: Drug = {
  id: 'bupivacaine',
  name: 'Bupivacaine hydrochloride (preservative-free)',
  brands: figure(
    'bupivacaine.brands',
    ['Marcaine', 'Sensorcaine'],
    recalled('trade names', 'to find an allergy written as one'),
  ),
  class: 'local-anaesthetic',
  spokenIn: 'mg',
  highAlert: figure(
    'bupivacaine.high-alert',
    true,
    seen('epidural and intrathecal medications are listed as a class', ISMP),
  ),
  // Recalled: no withdrawal syndrome; the pain returns.
  withdrawal: null,
  products: figure(
    'bupivacaine.products',
    [mgPerMl(2.5), mgPerMl(5), mgPerMl(7.5)],
    seen('0.25, 0.5 and 0.75 %; higher pump strengths are compounded', STATPEARLS),
  ),
  concentration: [
    limit({
      id: 'bupivacaine.concentration.pacc-2017',
      allowed: { max: mgPerMl(30) },
      source: pacc2017('maximum concentration'),
    }),
  ],
  dailyDose: [
    // The tables give the maximum as 15 to 20 mg a day: the one end is what is usual, the other what is allowed.
    limit({
      id: 'bupivacaine.daily-dose.pacc-2017',
      usual: { max: mgPerDay(15) },
      allowed: { max: mgPerDay(20) },
      source: pacc2017('maximum daily dose; may be exceeded in end-of-life care'),
    }),
  ],
  start: [
    {
      for: 'any',
      beyond: 'warn',
      ...limit({
        id: 'bupivacaine.start.pacc-2017',
        usual: { min: mgPerDay(0.01), max: mgPerDay(4) },
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
        figure: figure('bupivacaine.step', { min: 10, max: 20 }, recalled('practice', 'titration')),
      },
      interval: figure('bupivacaine.step-interval', hours(24), recalled('practice', 'minimum interval')),
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
    'bupivacaine.labelled-intrathecal',
    false,
    seen(
      'off-label for long-term infusion; the spinal product is labelled for a single dose',
      SPINAL_PRODUCT,
      STATPEARLS_INTRATHECAL_CATHETER,
    ),
  ),
  labelledPumps: [],
  others: [],
  otherStability: [],
};
