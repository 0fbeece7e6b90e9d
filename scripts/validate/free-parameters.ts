import { type ParameterSet, POPULATION, parameterValue } from '../../src/twin/parameters/parameter-set.ts';

/** What is fitted. A loss beyond the bulk is its own parameter, so that no drug can lose less than the bulk. */
export interface FreeParameter {
  readonly name: string;
  readonly unit: string;
  /** Where the search may go: as wide as a scenario may be, or as far as the numbers still mean something. */
  readonly low: number;
  readonly high: number;
  /** 95 % range of the model's own value, as the evidence gives it; of a permeation, that of all the drug's losses less the bulk. */
  readonly range: string;
}

/** In the order of a fitted list of values. */
export const FREE: readonly FreeParameter[] = [
  { name: 'dispersion', unit: 'cm2/h', low: 50, high: 1500, range: '150 to 540' },
  { name: 'spinal-bulk-loss', unit: '/h', low: 0.01, high: 1, range: '0.10 to 0.23' },
  { name: 'morphine permeation', unit: '/h', low: 0.001, high: 3, range: '0.10 to 0.40' },
  { name: 'baclofen permeation', unit: '/h', low: 0.001, high: 3, range: '0.05 to 0.45' },
  { name: 'ziconotide permeation', unit: '/h', low: 0.001, high: 3, range: '0 to 0.15' },
  { name: 'cord-exchange', unit: '/h', low: 0.002, high: 0.7, range: '0.002 to 0.7' },
  { name: 'release-width', unit: 'cm', low: 1, high: 20, range: 'not known' },
  { name: 'injection-width', unit: 'cm', low: 1, high: 20, range: '5 to 14' },
];

const FITTED_DRUGS = ['morphine', 'baclofen', 'ziconotide'] as const;
/** Of them cord exchange is one figure: nothing tells one drug's from another's. */
const exchangeIds = FITTED_DRUGS.map((drug) => `${drug}-cord-exchange`);

/** The model's own values of what is fitted; a permeation of nothing begins at the lower bound. */
export function defaultValues(): readonly number[] {
  const own = (id: string): number => parameterValue(POPULATION, id);
  const values = [
    own('dispersion'),
    own('spinal-bulk-loss'),
    ...FITTED_DRUGS.map((drug) => own(`${drug}-csf-loss`) - own('spinal-bulk-loss')),
    own('morphine-cord-exchange'),
    own('release-width'),
    own('injection-width'),
  ];
  return values.map((value, i) => Math.max(value, FREE[i]?.low ?? value));
}

/** The population with fitted values in it; other drugs keep what permeates of them on top of the bulk. */
export function withFitted(values: readonly number[]): ParameterSet {
  const set = new Map(POPULATION);
  const put = (id: string, value: number): void => {
    const known = set.get(id);
    if (known === undefined) throw new RangeError(`no parameter ${id}`);
    set.set(id, { ...known, value, setBy: 'scenario' });
  };
  const [
    dispersion = 0,
    bulk = 0,
    morphine = 0,
    baclofen = 0,
    ziconotide = 0,
    exchange = 0,
    release = 0,
    injection = 0,
  ] = values;
  const bulkBefore = parameterValue(POPULATION, 'spinal-bulk-loss');
  put('dispersion', dispersion);
  put('spinal-bulk-loss', bulk);
  for (const [id, { value }] of POPULATION) if (id.endsWith('-csf-loss')) put(id, value - bulkBefore + bulk);
  for (const [i, permeation] of [morphine, baclofen, ziconotide].entries())
    put(`${FITTED_DRUGS[i]}-csf-loss`, bulk + permeation);
  for (const id of exchangeIds) put(id, exchange);
  put('release-width', release);
  put('injection-width', injection);
  return set;
}
