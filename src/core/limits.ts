import { compare, type Quantity } from './units.ts';

/** verified: seen in the named source; recalled: to be confirmed; derived: computed from figures that carry their own mark. */
export type Confidence = 'verified' | 'recalled' | 'derived' | 'adopted';

/** Where a figure comes from. `url` is null where no address was kept; the title then says what was seen. */
export interface Source {
  readonly title: string;
  readonly where: string;
  readonly url: string | null;
  readonly confidence: Confidence;
  /** The day the source was read, YYYY-MM-DD. */
  readonly read: string;
}

export interface Range<Q> {
  readonly min?: Q;
  readonly max?: Q;
}

/** A bound with its source: outside `allowed` is refused or warned (by confidence), outside `usual` is warned. */
export interface Limit<Unit extends string> {
  readonly id: string;
  readonly allowed?: Range<Quantity<Unit>>;
  readonly usual?: Range<Quantity<Unit>>;
  readonly source: Source;
}

/** A single figure with its source. */
export interface Figure<T> {
  readonly id: string;
  readonly value: T;
  readonly source: Source;
}

/** Declares a limit; throws when its module loads if the ranges do not nest or nothing is bounded. */
export function limit<Unit extends string>(definition: Limit<Unit>): Limit<Unit> {
  const { id, allowed = {}, usual = {} } = definition;
  if (![allowed.min, allowed.max, usual.min, usual.max].some((bound) => bound !== undefined))
    throw new RangeError(`${id}: bounds nothing`);
  // Every lower bound must stand at or below every upper one, and `usual` inside `allowed`.
  const ascending = [
    [allowed.min, usual.min],
    [allowed.min, usual.max],
    [allowed.min, allowed.max],
    [usual.min, usual.max],
    [usual.min, allowed.max],
    [usual.max, allowed.max],
  ] as const;
  for (const [low, high] of ascending)
    if (low !== undefined && high !== undefined && compare(low, high) > 0)
      throw new RangeError(`${id}: its ranges do not nest`);
  return definition;
}

export const figure = <T>(id: string, value: T, source: Source): Figure<T> => ({ id, value, source });
