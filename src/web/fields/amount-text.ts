import type { AmountJson } from '../../wire/contract/form.ts';
import type { Language } from '../messages/messages.ts';

/** Between a number and its unit: thin, and no line breaks there. */
export const THIN_SPACE = '\u202f';

const PER: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: { d: 'day', h: 'hour' },
  es: { d: 'día', h: 'hora' },
};

/** Units as a clinic writes them. `mcg` and never a µ before a mass: a µ was read as an m. */
const WORDS: Readonly<Record<string, string>> = { ug: 'mcg', uL: 'µL' };

/** A UCUM unit in words: `ug/d` reads `mcg/day`. A unit that is not known stays as it is. */
export function unitText(unit: string, language: Language): string {
  const [of = '', per] = unit.split('/');
  const word = WORDS[of] ?? of;
  if (per === undefined) return unit === 'd' ? (language === 'es' ? 'días' : 'days') : word;
  return `${word}/${PER[language][per] ?? per}`;
}

/**
 * A number in figures: at most `decimals` of them (nearest), leading zero, no trailing zero, no exponent, no grouping.
 * The point is the decimal mark in every language here, as in every field.
 */
export function numberText(value: number, decimals = 6): string {
  const text = Math.abs(value).toFixed(decimals);
  const plain = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return value < 0 && plain !== '0' ? `\u2212${plain}` : plain;
}

/** `200 mcg/day`. */
export const amountText = (amount: AmountJson, language: Language, decimals = 6): string =>
  `${numberText(amount.value, decimals)}${THIN_SPACE}${unitText(amount.unit, language)}`;
