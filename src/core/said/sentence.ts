import { dayAndTimeOf } from '../calendar-day.ts';
import type { WorkingValue } from '../findings.ts';
import { unreachable } from '../result.ts';
import type { Instant, TimeZone } from '../time.ts';
import type { Quantity } from '../units.ts';
import { DRUG_SENTENCES } from './drug.ts';
import type { Format, Formats, FormatTakes } from './format.ts';
import { FOUND_SENTENCES } from './found.ts';
import { LIMIT_SENTENCES } from './limit.ts';
import { PATH_SENTENCES } from './path.ts';
import { PUMP_SENTENCES } from './pump.ts';
import { REFILL_SENTENCES } from './refill.ts';

/** Every sentence of a finding by its code, with how its values are written. Codes are for ever, as rules are. */
export const SENTENCES = {
  ...LIMIT_SENTENCES,
  ...DRUG_SENTENCES,
  ...PATH_SENTENCES,
  ...PUMP_SENTENCES,
  ...REFILL_SENTENCES,
  ...FOUND_SENTENCES,
} as const;
export type SentenceCode = keyof typeof SENTENCES;

export const isSentenceCode = (code: string): code is SentenceCode => Object.hasOwn(SENTENCES, code);

/** A value, names of drugs or weekdays, or sentences inside the sentence. */
export type SaidValue =
  | WorkingValue
  | { readonly kind: 'names'; readonly value: readonly string[] }
  | { readonly kind: 'sentences'; readonly value: readonly Sentence[] };

/** One sentence of a message, for a screen that speaks another language. A code that a reader does not know has no words. */
export interface Sentence {
  readonly code: string;
  readonly values: Readonly<Record<string, SaidValue>>;
}

type Table = typeof SENTENCES;
type Values<Code extends SentenceCode> = {
  readonly [Name in keyof Table[Code]]: Table[Code][Name] extends Format
    ? FormatTakes[Table[Code][Name]]
    : never;
};

/** A sentence with what it speaks of. */
export function say<Code extends SentenceCode>(
  code: Code,
  ...[values]: keyof Table[Code] extends never ? [] : [Values<Code>]
): Sentence {
  const formats: Formats = SENTENCES[code];
  const given: Readonly<Record<string, unknown>> = values ?? {};
  return {
    code,
    values: Object.fromEntries(
      Object.entries(formats).map(([name, format]) => [name, tagged(format, given[name])]),
    ),
  };
}

function tagged(format: Format, value: unknown): SaidValue {
  switch (format) {
    case 'flow':
    case 'hourly-flow':
      return { kind: 'flow', value: value as Quantity<'nL/d'> };
    case 'volume':
    case 'about-volume':
      return { kind: 'volume', value: value as Quantity<'nL'> };
    case 'mass':
      return { kind: 'mass', value: value as Quantity<'ng'> };
    case 'dose':
    case 'dose-hour':
      return { kind: 'dose-rate', value: value as Quantity<'ng/d'> };
    case 'concentration':
    case 'about-concentration':
      return { kind: 'concentration', value: value as Quantity<'ng/mL'> };
    case 'length':
      return { kind: 'length', value: value as FormatTakes['length'] };
    case 'duration':
    case 'hours':
    case 'minutes':
      return { kind: 'duration', value: value as FormatTakes['duration'] };
    case 'number':
    case 'ratio':
    case 'percent':
    case 'signed-percent':
      return { kind: 'number', value: value as number };
    case 'text':
    case 'english':
    case 'confidence':
    case 'day':
    case 'drug':
    case 'drug-first':
    case 'word':
      return { kind: 'text', value: value as string };
    case 'moment': {
      const { at, zone } = value as { readonly at: Instant; readonly zone: TimeZone };
      return { kind: 'text', value: dayAndTimeOf(at, zone) };
    }
    case 'drugs':
    case 'drugs-first':
    case 'drugs-sentence':
    case 'drugs-or':
    case 'drugs-and':
    case 'drugs-with':
    case 'weekdays':
      return { kind: 'names', value: value as readonly string[] };
    case 'parts':
    case 'parts-semicolon': {
      const parts = value as readonly Sentence[];
      // An empty list is one list, whatever it was to hold.
      return parts.length === 0 ? { kind: 'names', value: [] } : { kind: 'sentences', value: parts };
    }
    default:
      return unreachable(format);
  }
}
