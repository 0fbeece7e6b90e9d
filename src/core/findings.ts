import type { Source } from './limits.ts';
import type { Sentence } from './said/sentence.ts';
import type { Concentration, DoseRate, Duration, FlowRate, Length, Mass, Volume } from './units.ts';

/** refuse: nobody can sign; warn: a named prescriber signs with a coded reason; note: to be read. */
export type Severity = 'refuse' | 'warn' | 'note';

/** One value of a finding's working; the tag is what lets an edge print it with its unit. */
export type WorkingValue =
  | { readonly kind: 'mass'; readonly value: Mass }
  | { readonly kind: 'volume'; readonly value: Volume }
  | { readonly kind: 'concentration'; readonly value: Concentration }
  | { readonly kind: 'dose-rate'; readonly value: DoseRate }
  | { readonly kind: 'flow'; readonly value: FlowRate }
  | { readonly kind: 'length'; readonly value: Length }
  | { readonly kind: 'duration'; readonly value: Duration }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string };

export type Working = Readonly<Record<string, WorkingValue>>;

/** One thing a check has to say. `rule` is for ever; `at` is a JSON pointer into the visit file. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly at: string;
  readonly message: string;
  /** The message sentence by sentence; absent in what was kept before there were codes. */
  readonly said?: readonly Sentence[];
  readonly working: Working;
  readonly source: Source;
}

const ORDER: Readonly<Record<Severity, number>> = { refuse: 0, warn: 1, note: 2 };

/** Gravest first; equal severities keep the order in which the checks spoke. */
export const bySeverity = (findings: readonly Finding[]): readonly Finding[] =>
  [...findings].sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);

export const isRefused = (findings: readonly Finding[]): boolean =>
  findings.some((finding) => finding.severity === 'refuse');
