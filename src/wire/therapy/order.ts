import { DRUG_IDS } from '../../core/ids.ts';
import {
  type AcceptedWarning,
  type BlindEntry,
  type OrderContent,
  WARNING_REASONS,
} from '../../core/therapy/events.ts';
import {
  type BridgeChoice,
  PRIME_REASONS,
  type PrimeRequest,
  type VisitEntry,
} from '../../core/visit-input.ts';
import { wrong } from '../json/decoder.ts';
import { type Codec, count, list, oneOf, orNull, record, text, words, yesOrNo } from './codec.ts';
import { mixture, program } from './parts.ts';
import { entered } from './quantities.ts';

const declined = record('a bridge that was declined', { declined: text });

/** `"compute"` or `{ "declined": reason }`. */
const bridge: Codec<BridgeChoice> = {
  reads: {
    expects: '"compute" or { "declined": "reason" }',
    read: (json, at, errors) => {
      if (json.kind === 'string' && json.text === 'compute') return { kind: 'compute' };
      if (json.kind !== 'object') return wrong(errors, at, '"compute" or { "declined": "reason" }', json);
      const read = declined.reads.read(json, at, errors);
      return read && { kind: 'declined', reason: read.declined };
    },
  },
  write: (choice) => (choice.kind === 'compute' ? 'compute' : { declined: choice.reason }),
};

// Orders of before the reason was asked for have none.
const prime: Codec<PrimeRequest> = record(
  'a prime',
  { part: oneOf(['tubing-and-catheter', 'catheter']), catheterDrugFree: yesOrNo },
  { reason: oneOf(PRIME_REASONS) },
);

const MOST_RINSES = 20;
const rinses: Codec<NonNullable<VisitEntry['rinses']>> = record('rinses', {
  count: count(MOST_RINSES),
  volume: entered.volume,
});

export const content: Codec<OrderContent> = record(
  'what is ordered',
  { program, bridge },
  { fill: record('the fill', { volume: entered.volume, components: mixture }), prime, rinses },
);

export const acceptedWarning: Codec<AcceptedWarning> = record(
  'a warning that is accepted',
  { rule: text, at: words, reason: oneOf(WARNING_REASONS) },
  { remark: text },
);

/** A drug as a person read or wrote it: not yet a mixture. */
export const labelled = record('a drug and its concentration', {
  drug: oneOf(DRUG_IDS),
  concentration: entered.concentration,
});

// Entries of before it was asked for have no prime.
export const blindEntry: Codec<BlindEntry> = record(
  'what the second person entered',
  {
    components: list(labelled),
    volume: orNull(entered.volume),
    dailyDose: record('the daily dose', { text: words, unit: oneOf(['ug/d', 'mg/d']) }),
  },
  {
    prime: orNull(
      record('the prime', {
        volume: record('its volume', { text: words, unit: oneOf(['mL']) }),
        duration: record('its time', { text: words, unit: oneOf(['s', 'min']) }),
      }),
    ),
  },
);
