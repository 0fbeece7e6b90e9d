/** Where a parameter of the model comes from: read in its source, from memory, computed from sources, or assumed. */
export type Evidence = 'verified' | 'recalled' | 'computed' | 'assumed';

/** One parameter of the model. `range` is the 95 % range or the range it may be set within, in the same unit. */
export interface TwinParameter {
  readonly id: string;
  readonly value: number;
  /** UCUM. */
  readonly unit: string;
  readonly range: readonly [number, number] | null;
  /** What it may be set to at all, where that is narrower than `SETTABLE_BEYOND_RANGE` says: a share stays a share. */
  readonly settable?: readonly [number, number];
  readonly evidence: Evidence;
  /** The source, or what it was computed from. */
  readonly source: string;
}
