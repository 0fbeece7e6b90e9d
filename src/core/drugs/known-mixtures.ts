import type { DrugId } from '../ids.ts';
import { type Figure, figure } from '../limits.ts';
import type { Duration } from '../units.ts';
import { days } from './amounts.ts';
import { seen, type Work } from './source.ts';

/** The address was not kept; recalled citation: J Pain Symptom Manage 2003;25:464. */
const HILDEBRAND_2003: Work = {
  name: 'Hildebrand 2003, morphine + clonidine stability (abstract)',
  url: null,
};
const CLASSEN_2004: Work = {
  name: 'Classen 2004, morphine + bupivacaine + clonidine stability',
  url: 'id.scribd.com/document/407660312',
};
const SITARAM_1995: Work = {
  name: 'Sitaram 1995, baclofen + morphine stability (abstract)',
  url: 'research.monash.edu',
};

/** A mixture whose time in a pump was studied; the order of the drugs does not matter. */
export interface KnownMixture {
  readonly drugs: readonly DrugId[];
  readonly stability: Figure<Duration>;
}

export const KNOWN_MIXTURES: readonly KnownMixture[] = [
  {
    drugs: ['morphine', 'clonidine'],
    stability: figure(
      'morphine+clonidine.stability',
      days(90),
      seen('at least 94 % retained', HILDEBRAND_2003),
    ),
  },
  {
    drugs: ['morphine', 'bupivacaine', 'clonidine'],
    stability: figure(
      'morphine+bupivacaine+clonidine.stability',
      days(90),
      seen('above 96 % retained', CLASSEN_2004),
    ),
  },
  {
    drugs: ['baclofen', 'morphine'],
    stability: figure('baclofen+morphine.stability', days(30), seen('at 37 degrees', SITARAM_1995)),
  },
];
