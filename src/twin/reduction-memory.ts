import { type NumericKernel, PLAIN_KERNEL } from './numeric-kernel.ts';
import type { ParameterSet } from './parameters/parameter-set.ts';
import type { ReducedSource } from './reduced-source.ts';

/**
 * Reductions that were made before, for a caller who asks again and again about the same patient with another program, and the
 * loops to make new ones with. What is remembered changes no answer, only how soon it is there.
 */
export interface ReductionMemory {
  readonly recall: (key: () => string, make: () => ReducedSource) => ReducedSource;
  readonly kernel: NumericKernel;
}

/** Remembers nothing. */
export const NO_MEMORY: ReductionMemory = { recall: (_, make) => make(), kernel: PLAIN_KERNEL };

/** Remembers the last `most` reductions, about half a megabyte each for a strip, less for a few levels; none is allowed. */
export function reductionMemory(most: number, kernel: NumericKernel = PLAIN_KERNEL): ReductionMemory {
  if (most === 0) return { ...NO_MEMORY, kernel };
  const known = new Map<string, ReducedSource>();
  return {
    kernel,
    recall: (keyOf, make) => {
      const key = keyOf();
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
