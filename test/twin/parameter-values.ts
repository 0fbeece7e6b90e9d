import { type ParameterSet, POPULATION } from '../../src/twin/parameters/parameter-set.ts';

/** The population with some values replaced, whatever their range: a test may want a canal of 4 m or no loss at all. */
export function exactly(values: Readonly<Record<string, number>>): ParameterSet {
  const set = new Map(POPULATION);
  for (const [id, value] of Object.entries(values)) {
    const known = set.get(id);
    if (known === undefined) throw new Error(`no parameter ${id}`);
    set.set(id, { ...known, value, setBy: 'scenario' });
  }
  return set;
}
