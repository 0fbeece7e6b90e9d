import type { Component, Mixture } from '../../core/mixture.ts';
import { nanogramsPerMillilitre } from '../../core/units.ts';
import type { Fill } from '../../core/visit-input.ts';
import { CONCENTRATION, VOLUME } from '../../wire/amount/unit-table.ts';
import { readQuantity } from '../fields/quantity-entry.ts';
import { orderProblem, type ProblemAt, quantityProblem } from './field-problem.ts';
import type { ComponentDraft, OrderDraft } from './order-draft.ts';

export type ReadFill = Pick<Fill, 'volume' | 'components'>;

/** The fill as typed; null while any part of it is missing or refused. */
export function readFill(
  { components, volume }: Pick<OrderDraft, 'components' | 'volume'>,
  problems: ProblemAt[],
): ReadFill | null {
  const mixture = readMixture(components, problems);
  const read = readQuantity(volume, VOLUME);
  if (!read.ok) problems.push(quantityProblem('/visit/fill/volume', read.problem));
  return mixture !== null && read.ok ? { volume: read.quantity, components: mixture } : null;
}

/** Every component, the primary drug first; each drug once. */
export function readMixture(rows: readonly ComponentDraft[], problems: ProblemAt[]): Mixture | null {
  const read = rows.map((row, index) => readComponent(row, index, rows, problems));
  const [primary, ...others] = read.filter((component) => component !== null);
  if (primary === undefined || read.includes(null)) return null;
  if (primary.drug === 'saline' && others.length > 0) {
    problems.push(orderProblem('/visit/fill/components/0/drug', 'saline-primary'));
    return null;
  }
  return [primary, ...others];
}

function readComponent(
  { drug, concentration, stock }: ComponentDraft,
  index: number,
  rows: readonly ComponentDraft[],
  problems: ProblemAt[],
): Component | null {
  const at = `/visit/fill/components/${index}`;
  const before = problems.length;
  if (drug === null) problems.push(orderProblem(`${at}/drug`, 'no-drug'));
  else if (rows.findIndex((row) => row.drug === drug) < index)
    problems.push(orderProblem(`${at}/drug`, 'drug-twice'));
  const hasStock = stock.text.trim() !== '';
  if (drug === 'saline') {
    if (hasStock) problems.push(orderProblem(`${at}/stock`, 'saline-stock'));
    return problems.length > before ? null : { drug, concentration: nanogramsPerMillilitre(0) };
  }
  const strength = readQuantity(concentration, CONCENTRATION);
  const from = hasStock ? readQuantity(stock, CONCENTRATION) : null;
  if (!strength.ok) problems.push(quantityProblem(`${at}/concentration`, strength.problem));
  if (from !== null && !from.ok) problems.push(quantityProblem(`${at}/stock`, from.problem));
  if (problems.length > before || drug === null || !strength.ok) return null;
  return {
    drug,
    concentration: strength.quantity,
    ...(from?.ok === true && { stock: from.quantity }),
  };
}
