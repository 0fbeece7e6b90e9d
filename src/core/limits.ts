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
  const { id, allowed, usual } = definition;
  if (allowed === undefined && usual === undefined) throw new RangeError(`${id}: bounds nothing`);
  for (const range of [allowed, usual]) {
    if (range?.min !== undefined && range.max !== undefined && compare(range.min, range.max) > 0)
      throw new RangeError(`${id}: lower bound above upper bound`);
  }
  if (allowed !== undefined && usual !== undefined) {
    if (allowed.max !== undefined && (usual.max ?? usual.min) !== undefined) {
      const top = usual.max ?? usual.min;
      if (top !== undefined && compare(top, allowed.max) > 0)
        throw new RangeError(`${id}: usual exceeds allowed`);
    }
    if (allowed.min !== undefined) {
      const bottom = usual.min ?? usual.max;
      if (bottom !== undefined && compare(bottom, allowed.min) < 0)
        throw new RangeError(`${id}: usual falls below allowed`);
    }
  }
  return definition;
}

export const figure = <T>(id: string, value: T, source: Source): Figure<T> => ({ id, value, source });
