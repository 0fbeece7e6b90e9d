import { inSmallestUnit, type Quantity } from '../../core/units.ts';
import { decimal, timesFactor } from '../../wire/amount/decimal.ts';
import type { Dimension } from '../../wire/amount/unit-table.ts';
import type { AmountJson } from '../../wire/contract/form.ts';

/** What stands in a quantity field, letter for letter. The unit is null until somebody has chosen it. */
export interface QuantityText {
  readonly text: string;
  readonly unit: string | null;
}

export const NOTHING_TYPED: QuantityText = { text: '', unit: null };

/** Why what was typed is no quantity; each has its own words in the message files. */
export type QuantityProblem =
  | { readonly code: 'empty' | 'comma' | 'sign' | 'no-unit' | 'too-large' | 'zero' | 'trailing-point' }
  | { readonly code: 'not-a-number' | 'bare-point'; readonly text: string }
  | { readonly code: 'too-fine'; readonly smallest: string };

export type QuantityEntry<Unit extends string> =
  | { readonly ok: true; readonly quantity: Quantity<Unit>; readonly amount: AmountJson }
  | { readonly ok: false; readonly problem: QuantityProblem };

const refuse = (problem: QuantityProblem): { readonly ok: false; readonly problem: QuantityProblem } => ({
  ok: false,
  problem,
});

/** What is wrong with the figures themselves; null where they are a plain decimal. Nothing is repaired. */
export function figuresProblem(text: string): QuantityProblem | null {
  if (text === '') return { code: 'empty' };
  if (text.includes(',')) return { code: 'comma' };
  if (/^[+\u2212-]/.test(text)) return { code: 'sign' };
  if (/^\.\d+$/.test(text)) return { code: 'bare-point', text };
  if (/^\d+\.$/.test(text)) return { code: 'trailing-point' };
  return /^\d+(\.\d+)?$/.test(text) ? null : { code: 'not-a-number', text };
}

/**
 * Reads a number and a unit that were typed and chosen apart. Exact, as the record keeps it: an unknown unit, a comma,
 * a sign, an exponent or a value finer than the smallest unit is refused with the reason, never guessed or rounded.
 */
export function readQuantity<Unit extends string>(
  { text, unit }: QuantityText,
  dimension: Dimension<Unit>,
  zeroAllowed = false,
): QuantityEntry<Unit> {
  const figures = text.trim();
  const problem = figuresProblem(figures);
  if (problem !== null) return refuse(problem);
  const factor = unit === null ? undefined : dimension.units.get(unit);
  if (unit === null || factor === undefined) return refuse({ code: 'no-unit' });
  const number = decimal(figures);
  if (number === null) return refuse({ code: 'not-a-number', text: figures });
  const most = dimension.largest.value * Number(dimension.units.get(dimension.largest.unit));
  const whole = timesFactor(number, factor, most);
  if (!whole.ok)
    return refuse(
      whole.because === 'finer'
        ? { code: 'too-fine', smallest: `1 ${dimension.smallest}` }
        : { code: 'too-large' },
    );
  if (whole.value === 0 && !zeroAllowed) return refuse({ code: 'zero' });
  return { ok: true, quantity: dimension.make(whole.value), amount: { value: Number(figures), unit } };
}

/** A known quantity as the text of a field in a unit, exactly: what is typed back is what was there. */
export function quantityText<Unit extends string>(
  quantity: Quantity<Unit>,
  unit: string,
  dimension: Dimension<Unit>,
): QuantityText {
  const factor = dimension.units.get(unit);
  if (factor === undefined) throw new RangeError(`${unit} is no unit of ${dimension.name}`);
  let rest = BigInt(inSmallestUnit(quantity));
  let text = String(rest / factor);
  rest %= factor;
  for (let digit = 0; rest !== 0n && digit < 18; digit++) {
    if (digit === 0) text += '.';
    rest *= 10n;
    text += String(rest / factor);
    rest %= factor;
  }
  return rest === 0n ? { text, unit } : { text: '', unit };
}

/**
 * How many times the reference, for the eye: two decimals below 1 and near 1, one above, none from 20 on; `1` only
 * where both are equal. Null where there is nothing to compare with.
 */
export function factorText<Unit extends string>(
  value: Quantity<Unit>,
  reference: Quantity<Unit>,
): string | null {
  const [a, b] = [inSmallestUnit(value), inSmallestUnit(reference)];
  if (b <= 0) return null;
  if (a === b) return '1';
  const factor = a / b;
  if (factor >= 20) return factor.toFixed(0);
  return factor.toFixed(factor < 1.15 ? 2 : 1);
}

/** Doubled or halved: a change that is shown in colour before anything can go on. */
export const isLargeChange = <Unit extends string>(
  value: Quantity<Unit>,
  reference: Quantity<Unit>,
): boolean => {
  const [a, b] = [inSmallestUnit(value), inSmallestUnit(reference)];
  return b > 0 && (a >= 2 * b || 2 * a <= b);
};
