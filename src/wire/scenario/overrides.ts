import { POPULATION } from '../../twin/parameters/parameter-set.ts';
import type { Decoder } from '../json/decoder.ts';
import { byName, inUnit } from './plain-amount.ts';

/** Further than any parameter of the model reaches; the model itself refuses what lies far beyond a range. */
const LARGEST = 1e9;

/** Values in place of the model's own, by the parameter's id; each must be in the parameter's own unit. */
export const overrides: Decoder<Readonly<Record<string, number>>> = byName(
  'parameters by their id, such as { "dispersion": { "value": 300, "unit": "cm2/h" } }',
  (id) => {
    const known = POPULATION.get(id);
    return known === undefined ? null : inUnit(known.unit, 0, LARGEST);
  },
  'the id of a parameter of the model; docs/twin.md lists them',
);
