import type { DrugId } from '../../core/ids.ts';
import type { Estimate, UpdateRefusal, UpdateRequest } from '../../twin/individual-update.ts';
import type { Scenario } from '../../twin/scenario.ts';
import type { Band, OutsideRemark, ScenarioRefusal, Series, Strip } from '../../twin/simulation.ts';

/** `low` and `high`: the pump at the ends of its labelled accuracy. `colours`: for the scale of the strip alone. */
export type LineKey = 'today' | 'proposed' | 'without-bridge' | 'low' | 'high' | 'colours';

/** Everything a picture needs, in one question: what runs in the worker knows no patient. */
export interface TwinQuestion {
  readonly strip: {
    readonly scenario: Scenario;
    readonly drug: DrugId;
    readonly positions: number;
    /** The same therapies at the tip over all that can be looked at: the colours mean the same in every picture of them. */
    readonly colours: readonly Scenario[];
  } | null;
  readonly lines: readonly { readonly key: LineKey; readonly scenario: Scenario }[];
  readonly band: { readonly scenario: Scenario; readonly patients: number; readonly seed: number } | null;
  /** What was measured in this patient: the levels of the scenario before and after it is known. */
  readonly update?: UpdateRequest & { readonly scenario: Scenario };
}

export interface AnsweredLine {
  readonly key: LineKey;
  readonly timesHours: Float64Array;
  readonly series: readonly Series[];
  readonly outside: readonly OutsideRemark[];
  readonly refusals: readonly ScenarioRefusal[];
}

/** Each band before is of the same level as the one after; none where the update was refused. */
export interface UpdateAnswer {
  readonly before: readonly Band[];
  readonly after: readonly Band[];
  readonly estimates: readonly Estimate[];
  readonly effectivePatients: number;
  readonly refusals: readonly UpdateRefusal[];
}

/** With its picture: a pixel a column and a position, the head up, as red, green, blue and opacity. */
export interface DrawnStrip extends Strip {
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

export interface TwinAnswer {
  readonly strip: DrawnStrip | null;
  /** What the brightest colour stands for. */
  readonly mostUgPerMl: number;
  /** Why there is no strip. */
  readonly stripOutside: readonly OutsideRemark[];
  readonly refusals: readonly ScenarioRefusal[];
  readonly lines: readonly AnsweredLine[];
  readonly bands: readonly Band[];
  readonly update: UpdateAnswer | null;
  /** In the worker, from the question to the answer. */
  readonly tookMs: number;
}

/** The number of a question that nobody has asked yet. Those that somebody asks begin with 1. */
export const FORESEEN = 0;

export interface NumberedQuestion {
  readonly number: number;
  readonly question: TwinQuestion;
}

/** `failed` says what broke; nothing is shown in its place. */
export type NumberedAnswer =
  | { readonly number: number; readonly answer: TwinAnswer }
  | { readonly number: number; readonly failed: string };
