import { type Mixture, sameMixture } from '../../core/mixture.ts';
import { isNewAt } from '../../core/never-ran.ts';
import type { Computed } from '../../core/plan.ts';
import { nanolitres, type Volume } from '../../core/units.ts';
import { contentsOf, pathOf } from '../../core/visit-facts.ts';
import type { VisitInput } from '../../core/visit-input.ts';

/** What lies in tubing and catheter when the program begins: it leaves the tip before anything of the reservoir does. */
export interface PathContents {
  readonly volume: Volume;
  /** Null where the path is empty: it is being primed. */
  readonly mixture: Mixture | null;
}

const NOTHING: PathContents = { volume: nanolitres(0), mixture: null };

/**
 * Null where it is not known what the path holds or how much. The dose is then known as it leaves the pump and not as it
 * leaves the tip.
 */
export function pathContents(
  input: VisitInput,
  { bridge, prime }: Pick<Computed, 'bridge' | 'prime'>,
): PathContents | null {
  const { last, visit } = input;
  const now = contentsOf(input);
  if (now === null) return null;
  const isSame = last !== null && sameMixture(last.fill.components, now);
  if (visit.prime !== undefined) {
    if (prime === null) return null;
    // A new catheter at a tubing that still holds another solution: where that one is afterwards is not worked out.
    if (prime.part === 'catheter' && last !== null && !isSame) return null;
    return { volume: prime.volume, mixture: null };
  }
  // Nothing has come into the path of a new pump: what leaves the tip first is not known.
  if (last === null || isNewAt(input)) return null;
  if (isSame) return NOTHING;
  if (bridge !== null) return { volume: bridge.volume, mixture: last.fill.components };
  const path = pathOf(input);
  return path.ok ? { volume: path.value.volume, mixture: last.fill.components } : null;
}
