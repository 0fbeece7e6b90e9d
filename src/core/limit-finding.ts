import type { Ground, Judgement } from './checks/judge.ts';
import type { Finding, Severity, Working, WorkingValue } from './findings.ts';
import type { DrugId } from './ids.ts';
import type { Confidence } from './limits.ts';
import { type Sentence, say } from './said/sentence.ts';
import type { Quantity } from './units.ts';

/** How a value of one dimension is written in a message and in the working. */
export interface Wording<Unit extends string> {
  readonly words: (value: Quantity<Unit>) => string;
  readonly working: (value: Quantity<Unit>) => WorkingValue;
  /** The words alone, as a sentence inside a sentence. */
  readonly said: (value: Quantity<Unit>) => Sentence;
}

export interface Judged<Unit extends string> {
  readonly rule: string;
  readonly at: string;
  /** What the sentence is about, with its number: `Baclofen 3000 mcg/mL`. */
  readonly subject: string;
  readonly saidSubject: Sentence;
  readonly value: Quantity<Unit>;
  readonly wording: Wording<Unit>;
  readonly working?: Working;
  /** Said after the sentence about the limit. */
  readonly remark?: string;
  readonly saidRemark?: readonly Sentence[];
  /** What is said at most, where the limit is meant for something larger than what is judged. */
  readonly atMost?: Severity;
  /** Said one degree more mildly, where only a part of what is judged comes from it. */
  readonly isMilder?: boolean;
}

const SENTENCE: Readonly<Record<Ground, (bound: string, where: string, confidence: Confidence) => string>> = {
  adopted: (bound) => `is above the clinic’s limit of ${bound}`,
  verified: (bound, where, confidence) => `is above the limit of ${bound} (${where}; ${confidence})`,
  unconfirmed: (bound, where) =>
    `is above the limit of ${bound} (${where}), which is recalled and not confirmed`,
  'twice-unconfirmed': (bound, where) => `is more than twice the unconfirmed limit of ${bound} (${where})`,
  'twice-published': (bound, where) => `is more than twice ${bound} (${where}), and no limit is known`,
  usual: (bound, where, confidence) => `is above the usual ${bound} (${where}; ${confidence})`,
};

/** What only a refusal says. */
const UNTIL_ADOPTED: Readonly<Partial<Record<Ground, string>>> = {
  'twice-unconfirmed': ': refused until the clinic adopts a limit',
  'twice-published': ': refused until the clinic adopts one',
};

/** A finding from a judgement by a limit: what is wrong, the number, the limit, the source with its confidence. */
export function limitFinding<Unit extends string>(
  { limit, severity, side, bound, ground, source }: Judgement<Unit>,
  judged: Judged<Unit>,
): Finding {
  const { rule, at, subject, value, wording, working, remark, atMost, isMilder = false } = judged;
  const said = saidAt(severity, atMost, isMilder);
  const until = said === 'refuse' ? (UNTIL_ADOPTED[ground] ?? '') : '';
  const sentence =
    side === 'above'
      ? SENTENCE[ground](wording.words(bound), source.where, source.confidence)
      : `is below the ${ground === 'usual' ? 'usual' : 'lower limit of'} ${wording.words(bound)} (${source.where}; ${source.confidence})`;
  return {
    rule,
    severity: said,
    at,
    message: `${subject} ${sentence}${until}.${remark === undefined ? '' : ` ${remark}`}`,
    said: [
      saidOf({ side, ground, source, isUntilAdopted: until !== '' }, judged.saidSubject, wording.said(bound)),
      ...(judged.saidRemark ?? []),
    ],
    working: {
      value: wording.working(value),
      bound: wording.working(bound),
      limit: { kind: 'text', value: limit },
      ...working,
    },
    source,
  };
}

interface Crossed extends Pick<Judgement<string>, 'side' | 'ground' | 'source'> {
  readonly isUntilAdopted: boolean;
}

function saidOf(crossed: Crossed, ofWhat: Sentence, limit: Sentence): Sentence {
  const { side, ground, source } = crossed;
  const [subject, bound] = [[ofWhat], [limit]];
  const { where, confidence } = source;
  if (side === 'below')
    return say(ground === 'usual' ? 'limit-below-usual' : 'limit-below', {
      subject,
      bound,
      where,
      confidence,
    });
  switch (ground) {
    case 'adopted':
      return say('limit-adopted', { subject, bound });
    case 'verified':
      return say('limit-verified', { subject, bound, where, confidence });
    case 'usual':
      return say('limit-usual', { subject, bound, where, confidence });
    case 'unconfirmed':
      return say('limit-unconfirmed', { subject, bound, where });
    case 'twice-unconfirmed':
    case 'twice-published':
      return say(crossed.isUntilAdopted ? `limit-${ground}-refused` : `limit-${ground}`, {
        subject,
        bound,
        where,
      });
  }
}

const MILDNESS: Readonly<Record<Severity, number>> = { refuse: 0, warn: 1, note: 2 };
const ONE_DEGREE_MILDER: Readonly<Record<Severity, Severity>> = {
  refuse: 'warn',
  warn: 'note',
  note: 'note',
};

function saidAt(severity: Severity, atMost: Severity | undefined, isMilder: boolean): Severity {
  const said = isMilder ? ONE_DEGREE_MILDER[severity] : severity;
  return atMost !== undefined && MILDNESS[atMost] > MILDNESS[said] ? atMost : said;
}

/** A drug as the first word of a sentence. */
export const drugWord = (id: DrugId): string => id.charAt(0).toUpperCase() + id.slice(1);
