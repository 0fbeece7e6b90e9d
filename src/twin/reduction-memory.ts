import type { ParameterSet } from './parameters/parameter-set.ts';
import type { ReducedSource } from './reduced-source.ts';

/**
 * Reductions that were made before, for a caller who asks again and again about the same patient with another program. What is
 * remembered changes no answer, only how soon it is there.
 */
export interface ReductionMemory {
  readonly recall: (key: string, make: () => ReducedSource) => ReducedSource;
}

/** Remembers nothing. */
export const NO_MEMORY: ReductionMemory = { recall: (_, make) => make() };

/** Remembers the last `most` reductions, about half a megabyte each for a strip, less for a few levels. */
export function reductionMemory(most: number): ReductionMemory {
  const known = new Map<string, ReducedSource>();
  return {
    recall: (key, make) => {
      const found = known.get(key);
      if (found !== undefined) return found;
      const made = make();
      known.set(key, made);
      const oldest = known.keys().next().value;
      if (known.size > most && oldest !== undefined) known.delete(oldest);
      return made;
    },
  };
}

/** All values of a set in one line: two patients with the same values have the same reductions. */
export const signatureOf = (set: ParameterSet): string =>
  Array.from(set.values(), ({ value }) => value).join(' ');
