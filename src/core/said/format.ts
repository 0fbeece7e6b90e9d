import type { DrugId } from '../ids.ts';
import type { Instant, TimeZone, Weekday } from '../time.ts';
import type { Concentration, DoseRate, Duration, FlowRate, Length, Mass, Volume } from '../units.ts';
import type { Sentence, SentenceCode } from './sentence.ts';

/** What each way of writing a value takes. Amounts of a drug are written as the `drug` of the same sentence is spoken of. */
export interface FormatTakes {
  readonly flow: FlowRate;
  readonly 'hourly-flow': FlowRate;
  readonly volume: Volume;
  readonly 'about-volume': Volume;
  readonly mass: Mass;
  readonly dose: DoseRate;
  /** A dose with its hourly one beside it. */
  readonly 'dose-hour': DoseRate;
  readonly concentration: Concentration;
  readonly 'about-concentration': Concentration;
  readonly length: Length;
  readonly duration: Duration;
  readonly hours: Duration;
  readonly minutes: Duration;
  readonly number: number;
  readonly ratio: number;
  /** Of a part of one. */
  readonly percent: number;
  /** With its sign. */
  readonly 'signed-percent': number;
  /** As it was entered or as a maker names it: the same in every language. */
  readonly text: string;
  /** English in every language: what a source says. */
  readonly english: string;
  readonly confidence: string;
  /** A calendar day, YYYY-MM-DD. */
  readonly day: string;
  readonly moment: { readonly at: Instant; readonly zone: TimeZone };
  readonly drug: DrugId;
  /** The first word of a sentence. */
  readonly 'drug-first': DrugId;
  readonly drugs: readonly DrugId[];
  /** Each as the first word of a sentence. */
  readonly 'drugs-first': readonly DrugId[];
  /** The first of them as the first word of a sentence. */
  readonly 'drugs-sentence': readonly DrugId[];
  readonly 'drugs-or': readonly DrugId[];
  readonly 'drugs-and': readonly DrugId[];
  readonly 'drugs-with': readonly DrugId[];
  readonly weekdays: readonly Weekday[];
  /** A sentence that takes no value. */
  readonly word: SentenceCode;
  readonly parts: readonly Sentence[];
  readonly 'parts-semicolon': readonly Sentence[];
}
export type Format = keyof FormatTakes;

/** How the values of a sentence are written, by their names. */
export type Formats = Readonly<Record<string, Format>>;
