import type { DrugId } from '../../core/ids.ts';
import type { Concentration, DoseRate, Duration, FlowRate, Mass, Volume } from '../../core/units.ts';
import { inSmallestUnit, milliseconds } from '../../core/units.ts';
import {
  micrograms,
  microgramsPerDay,
  microgramsPerMillilitre,
  millilitres,
  millilitresPerDay,
} from '../../wire/amount/encode-amount.ts';
import type { AmountJson } from '../../wire/contract/form.ts';
import type { ChangeJson } from '../../wire/contract/order.ts';
import { amountText, numberText, THIN_SPACE } from '../fields/amount-text.ts';
import { spoken } from '../fields/drug-text.ts';
import { useLanguage } from '../fields/language.ts';
import type { Language } from '../messages/messages.ts';

/** `3 days 8 h 36 min`, to the nearest minute; seconds where it is less than one. */
export function durationText(time: Duration, language: Language): string {
  const ms = inSmallestUnit(time);
  if (ms < 60_000) return `${numberText(ms / 1000, 0)}${THIN_SPACE}s`;
  const total = Math.round(ms / 60_000);
  const parts = [
    { count: Math.floor(total / 1440), unit: dayWord(Math.floor(total / 1440), language) },
    { count: Math.floor(total / 60) % 24, unit: 'h' },
    { count: total % 60, unit: 'min' },
  ];
  return parts
    .filter(({ count }) => count > 0)
    .map(({ count, unit }) => `${count}${THIN_SPACE}${unit}`)
    .join(' ');
}

const dayWord = (count: number, language: Language): string => {
  const word = language === 'es' ? 'día' : 'day';
  return count === 1 ? word : `${word}s`;
};

/** New over old as one reads it: two decimals near 1 and below, one above, none from 20 on. */
export function timesText(factor: number): string {
  if (factor >= 20) return factor.toFixed(0);
  if (factor >= 1.15) return factor.toFixed(1);
  return factor >= 0.1 ? factor.toFixed(2) : factor.toPrecision(1);
}

/** Doubled or halved. */
export const isLargeFactor = (factor: number): boolean => factor >= 2 || factor <= 0.5;

const as = (amount: AmountJson, drug: DrugId | null): AmountJson =>
  drug === null ? amount : spoken(amount, drug);

/** Amounts as they stand on the screen: a dose always with its time, in the unit its drug is spoken of in. */
export interface AmountWords {
  /** `drug` null where it is not known: then in mcg. */
  readonly dose: (dose: DoseRate, drug: DrugId | null) => string;
  readonly hourly: (dose: DoseRate, drug: DrugId) => string;
  readonly mass: (mass: Mass, drug: DrugId | null) => string;
  readonly concentration: (concentration: Concentration, drug: DrugId) => string;
  readonly volume: (volume: Volume) => string;
  readonly flow: (flow: FlowRate) => string;
  readonly duration: (time: Duration) => string;
  readonly value: (value: ChangeJson['from'], drug: DrugId | null) => string | null;
}

export function useAmountWords(): AmountWords {
  const { language } = useLanguage();
  return {
    dose: (dose, drug) => amountText(as(microgramsPerDay(dose), drug), language),
    hourly: (dose, drug) => {
      const hourly = { value: microgramsPerDay(dose).value / 24, unit: 'ug/h' };
      const spokenHourly = spoken(hourly, drug);
      return amountText(spokenHourly, language, spokenHourly.unit === 'mg/h' ? 5 : 3);
    },
    mass: (mass, drug) => amountText(as(micrograms(mass), drug), language),
    concentration: (concentration, drug) =>
      amountText(spoken(microgramsPerMillilitre(concentration), drug), language),
    volume: (volume) => amountText(millilitres(volume), language),
    flow: (flow) => amountText(millilitresPerDay(flow), language),
    duration: (time) => durationText(time, language),
    value: (value, drug) => {
      if (value === null) return null;
      if (typeof value === 'string') return value;
      if (typeof value === 'number') return numberText(value);
      if (value.unit === 's') return durationText(milliseconds(value.value * 1000), language);
      if (value.unit === 'd') return durationText(milliseconds(value.value * 86_400_000), language);
      return amountText(as(value, drug), language);
    },
  };
}
