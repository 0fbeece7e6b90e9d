import type { Ground, Judgement } from './checks/judge.ts';
import type { Finding, Severity, Working, WorkingValue } from './findings.ts';
import type { DrugId } from './ids.ts';
import type { Confidence } from './limits.ts';
import type { Quantity } from './units.ts';

/** How a value of one dimension is written in a message and in the working. */
export interface Wording<Unit extends string> {
  readonly words: (value: Quantity<Unit>) => string;
  readonly working: (value: Quantity<Unit>) => WorkingValue;
}

export interface Judged<Unit extends string> {
  readonly rule: string;
  readonly at: string;
  /** What the sentence is about, with its number: `Baclofen 3000 mcg/mL`. */
  readonly subject: string;
  readonly value: Quantity<Unit>;
  readonly wording: Wording<Unit>;
  readonly working?: Working;
  /** Said after the sentence about the limit. */
  readonly remark?: string;
  /** What is said at most, where the limit is meant for something larger than what is judged. */
  readonly atMost?: Severity;
}

const SENTENCE: Readonly<Record<Ground, (bound: string, where: string, confidence: Confidence) => string>> = {
  adopted: (bound) => `is above the clinic’s limit of ${bound}`,
  verified: (bound, where, confidence) => `is above the limit of ${bound} (${where}; ${confidence})`,
  unconfirmed: (bound, where) =>
    `is above the limit of ${bound} (${where}), which is recalled and not confirmed`,
  'twice-unconfirmed': (bound, where) =>
    `is more than twice the unconfirmed limit of ${bound} (${where}): refused until the clinic adopts a limit`,
  'twice-published': (bound, where) =>
    `is more than twice ${bound} (${where}), and no limit is known: refused until the clinic adopts one`,
  usual: (bound, where, confidence) => `is above the usual ${bound} (${where}; ${confidence})`,
};

/** A finding from a judgement by a limit: what is wrong, the number, the limit, the source with its confidence. */
export function limitFinding<Unit extends string>(
  { limit, severity, side, bound, ground, source }: Judgement<Unit>,
  { rule, at, subject, value, wording, working, remark, atMost }: Judged<Unit>,
): Finding {
  const sentence =
    side === 'above'
      ? SENTENCE[ground](wording.words(bound), source.where, source.confidence)
      : `is below the ${ground === 'usual' ? 'usual' : 'least'} ${wording.words(bound)} (${source.where}; ${source.confidence})`;
  return {
    rule,
    severity: atMost === undefined ? severity : milder(severity, atMost),
    at,
    message: `${subject} ${sentence}.${remark === undefined ? '' : ` ${remark}`}`,
    working: {
      value: wording.working(value),
      bound: wording.working(bound),
      limit: { kind: 'text', value: limit },
      ...working,
    },
    source,
  };
}

const MILDNESS: Readonly<Record<Severity, number>> = { refuse: 0, warn: 1, note: 2 };
const milder = (a: Severity, b: Severity): Severity => (MILDNESS[a] >= MILDNESS[b] ? a : b);

/** A drug as the first word of a sentence. */
export const drugWord = (id: DrugId): string => id.charAt(0).toUpperCase() + id.slice(1);
