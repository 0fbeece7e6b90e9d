import type { AmountJson } from '../../wire/contract/form.ts';
import type { Language } from '../messages/messages.ts';
import { amountText } from './amount-text.ts';
import { spoken } from './drug-text.ts';

/** As finely as anybody sets a pump: a value of so many digits is written in full. */
const IN_FULL = 5;
const ROUNDED_TO = 4;
/** Dividing by 24 or 1000 in floats moves a value by less than this part of it. */
const NOISE = 1e-9;

const toDigits = (value: number, digits: number): number => Number(value.toPrecision(digits));

/**
 * A computed amount, the same on every screen: in full where five digits are enough, else the nearest of four digits with a
 * sign that says so. `≈ 17.17 mcg/hour`.
 */
export function roundedText(amount: AmountJson, language: Language): string {
  const full = toDigits(amount.value, IN_FULL);
  if (Math.abs(full - amount.value) <= NOISE * Math.abs(amount.value))
    return amountText({ ...amount, value: full }, language);
  return `≈\u202f${amountText({ ...amount, value: toDigits(amount.value, ROUNDED_TO) }, language)}`;
}

/** A computed volume to the hundredth of a millilitre, as it stands beside what came out of a syringe. `≈ 9.77 mL`. */
export function computedVolumeText(amount: AmountJson, language: Language): string {
  const text = amountText(amount, language, 2);
  return Math.abs(Number(amount.value.toFixed(2)) - amount.value) <= NOISE ? text : `≈\u202f${text}`;
}

/** A dose, a mass or a concentration of a drug, in the unit the drug is spoken of in. */
export const doseText = (amount: AmountJson, drug: string, language: Language): string =>
  roundedText(spoken(amount, drug), language);
