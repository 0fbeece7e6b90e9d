import type { FindingJson } from '../../wire/contract/order.ts';
import { ENGLISH_FROM, ENGLISH_UNTIL } from './finding-words.ts';

export interface Counts {
  readonly refuse: number;
  readonly warn: number;
  readonly note: number;
}

const ORDER = { refuse: 0, warn: 1, note: 2 } as const;

/** Gravest first; equal ones keep the order in which the checks spoke. */
export const sorted = (findings: readonly FindingJson[]): readonly FindingJson[] =>
  [...findings].sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);

export function countOf(findings: readonly FindingJson[]): Counts {
  const of = (severity: FindingJson['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length;
  return { refuse: of('refuse'), warn: of('warn'), note: of('note') };
}

/** What is wrong, and the rest of what is said about it. A point inside a number ends no sentence. */
export function firstSentence(message: string): readonly [first: string, rest: string] {
  // Nor one inside of what is quoted in English.
  const end = message
    .matchAll(/[.!?](?=\s+[¿¡«“]?\p{Lu})/gu)
    .find(
      ({ index }) => message.lastIndexOf(ENGLISH_FROM, index) <= message.lastIndexOf(ENGLISH_UNTIL, index),
    );
  return end === undefined
    ? [message, '']
    : [message.slice(0, end.index + 1), message.slice(end.index + 1).trimStart()];
}

/** `worstDailyVolume` or `worst-daily-volume` as one reads it. */
export const workingLabel = (name: string): string =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase();

/** The findings of now, each the object of before where it says the same to the letter; the list of before where all do. */
export function asBefore(
  before: readonly FindingJson[],
  now: readonly FindingJson[],
): readonly FindingJson[] {
  const known = new Map(before.map((finding) => [JSON.stringify(finding), finding]));
  const same = now.map((finding) => known.get(JSON.stringify(finding)) ?? finding);
  return same.length === before.length && same.every((finding, i) => finding === before[i]) ? before : same;
}
