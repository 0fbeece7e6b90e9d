import { figure } from '../limits.ts';
import { hours } from './amounts.ts';
import type { PercentStep, Population, TitrationStep } from './drug.ts';
import { seen, type Work } from './source.ts';

/** The repository that held the copy was not named by the index. */
export const MONOGRAPH: Work = {
  name: 'Open-source baclofen monograph that cites DailyMed Lioresal SPL v29, setid 6f3bdcc0-ffc8-4911-8c35-958c8103a2c5',
  url: null,
};
export const STATPEARLS: Work = {
  name: 'StatPearls Baclofen (text)',
  url: 'github.com/clint-llm/clint-llm.github.io : db/documents/9/4/2/9427ab783bc308cc2bd760ec1982ad17.md',
};

const INTERVAL = figure(
  'baclofen.step-interval',
  hours(24),
  seen('not more often than every 24 h', MONOGRAPH),
);

const step = (
  population: Population,
  occasion: TitrationStep['occasion'],
  id: string,
  percent: PercentStep,
  ...works: readonly [Work, ...Work[]]
): TitrationStep => ({
  for: population,
  occasion,
  increase: { kind: 'percent', figure: figure(id, percent, seen(WHERE[occasion], ...works)) },
  interval: INTERVAL,
  beyond: 'warn',
});

const WHERE = { titration: 'titration', refill: 'largest increase at a refill visit' } as const;

/** By the origin of the spasticity and by age. A child has no larger step at a refill: none was found. */
export const STEPS: readonly TitrationStep[] = [
  step('spinal', 'titration', 'baclofen.step.spinal', { min: 10, max: 30 }, MONOGRAPH, STATPEARLS),
  step('cerebral', 'titration', 'baclofen.step.cerebral', { min: 5, max: 15 }, MONOGRAPH, STATPEARLS),
  step('paediatric', 'titration', 'baclofen.step.paediatric', { min: 5, max: 15 }, MONOGRAPH),
  step('spinal', 'refill', 'baclofen.refill-step.spinal', { max: 40 }, MONOGRAPH),
  step('cerebral', 'refill', 'baclofen.refill-step.cerebral', { max: 20 }, MONOGRAPH),
];
