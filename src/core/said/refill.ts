import type { Formats } from './format.ts';

/** What is said of alarm volume and refill date. */
export const REFILL_SENTENCES = {
  'clinic-policy-default': { margin: 'duration', withdrawal: 'duration', longest: 'duration' },
  'clinic-policy-days': {},
  'alarm-volume-unknown': { pump: 'text' },
  'alarm-volume-implausible': { alarm: 'volume', reservoir: 'volume' },
  'alarm-volume-assumed': { alarm: 'volume' },
  'alarm-volume-withdrawal': {
    alarm: 'volume',
    share: 'percent',
    before: 'volume',
    none: 'volume',
    drugs: 'drugs-or',
  },
  'over-infusion-unknown': { pump: 'text' },
  'unusable-volume-unknown': { pump: 'text' },
  'refill-date-unknown': {},
  'refill-date-past': { by: 'day', today: 'day', reason: 'parts' },
  'refill-by': { by: 'day', reason: 'parts' },
  'refill-alarm-expected': { day: 'day' },
  'because-alarm': { margin: 'duration', day: 'day' },
  'because-alarm-boluses': { margin: 'duration', day: 'day' },
  'because-over-infusion': { margin: 'duration', day: 'day' },
  'because-over-infusion-unusable': { margin: 'duration', day: 'day', unusable: 'volume' },
  'because-stability': { day: 'day' },
  'because-policy': { longest: 'duration' },
  'refill-volume-margin': {
    by: 'day',
    below: 'volume',
    share: 'percent',
    before: 'volume',
    low: 'number',
    high: 'volume',
    drugs: 'drugs-or',
    reached: 'day',
  },
} as const satisfies Readonly<Record<string, Formats>>;
