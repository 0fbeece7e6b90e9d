import { DRUG_IDS } from '../../core/ids.ts';
import type { Component, Mixture } from '../../core/mixture.ts';
import { isPositive, isZero, nanogramsPerMillilitre } from '../../core/units.ts';
import { amount, positive } from '../amount/decode-amount.ts';
import { type Amount, microgramsPerMillilitre } from '../amount/encode-amount.ts';
import { CONCENTRATION } from '../amount/unit-table.ts';
import { type DecodeError, type Decoder, listOf, map, oneOf, record, wrong } from '../json/decoder.ts';
import { pointer } from '../json/tree.ts';

const keys = record(
  'a component: { "drug", "concentration" }',
  { drug: oneOf(DRUG_IDS) },
  { concentration: amount(CONCENTRATION), stock: positive(CONCENTRATION) },
);

/** Every drug states its concentration; saline holds none, and what is said of its salt plays no part in a dose. */
const component: Decoder<Component> = map(keys, ({ drug, concentration, stock }, at, errors) => {
  if (drug === 'saline') {
    if (stock === undefined) return { drug, concentration: concentration ?? nanogramsPerMillilitre(0) };
    errors.push({
      at: pointer(at, 'stock'),
      expected: 'nothing: saline is not drawn by its concentration',
      found: 'a stock',
    });
    return undefined;
  }
  if (concentration === undefined || !isPositive(concentration))
    return misses(errors, at, concentration === undefined);
  return stock === undefined ? { drug, concentration } : { drug, concentration, stock };
});

function misses(errors: DecodeError[], at: string, absent: boolean): undefined {
  const place = pointer(at, 'concentration');
  if (absent) return wrong(errors, place, positive(CONCENTRATION).expects, null);
  errors.push({ at: pointer(place, 'value'), expected: 'a number above 0', found: '0' });
  return undefined;
}

/** The first component is the primary drug; each drug stands once. */
export const mixture: Decoder<Mixture> = map(listOf(component, 1), (components, at, errors) => {
  const [primary, ...others] = components;
  if (primary === undefined) return undefined;
  for (const [index, each] of components.entries()) {
    if (components.findIndex((other) => other.drug === each.drug) === index) continue;
    const found = JSON.stringify(each.drug);
    errors.push({ at: pointer(pointer(at, index), 'drug'), expected: 'each drug once', found });
  }
  return [primary, ...others];
});

export interface ComponentFile {
  readonly drug: string;
  readonly concentration?: Amount;
  readonly stock?: Amount;
}

export const encodeMixture = (components: Mixture): readonly ComponentFile[] =>
  components.map(({ drug, concentration, stock }) => ({
    drug,
    ...(!(drug === 'saline' && isZero(concentration)) && {
      concentration: microgramsPerMillilitre(concentration),
    }),
    ...(stock !== undefined && { stock: microgramsPerMillilitre(stock) }),
  }));
