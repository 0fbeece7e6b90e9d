import { readingRows, weighed } from '../kernel/followed-system.ts';
import { type Drive, stateBefore } from './drug-run.ts';
import { PLAIN_KERNEL } from './numeric-kernel.ts';
import { reducedSource, type SourcePlace, type Wanted } from './reduced-source.ts';
import type { SpineTree } from './spine-tree.ts';

/**
 * What has become of all that ran before the beginning: ug in each node of the tree, ug/mL at each effect site, and ug that each
 * rate of plasma answers for. Exact, by the modes that each source excites.
 */
export function stateAtBeginning(
  spine: SpineTree,
  sources: readonly (SourcePlace & { readonly drive: Drive })[],
  { lagged, plasma }: Wanted,
): Float64Array {
  const { volumes } = spine.tree;
  const nodes = volumes.length;
  const state = new Float64Array(nodes + lagged.length + (plasma?.rates.length ?? 0));
  const everyNode = Array.from(volumes, (volume, node) => ({ first: node, values: Float64Array.of(volume) }));
  // Plasma in ug: each rate as if it held all of it in 1 mL.
  const blood = plasma && { rates: plasma.rates, ugPerMl: plasma.rates.map(() => 1) };
  const wanted = { rows: everyNode, lagged, plasma: blood };
  for (const source of sources) {
    if (source.drive.before.kind === 'nothing') continue;
    const { followed } = reducedSource(spine, source, wanted, PLAIN_KERNEL.project);
    const held = stateBefore(followed, source.drive.before);
    const rows = readingRows(followed);
    for (let place = 0; place < nodes + lagged.length; place++) state[place] += weighed(rows[place], held);
    // Of plasma only the sum is read: its rates are the last of the state itself.
    const rates = plasma?.rates.length ?? 0;
    for (let i = 1; i <= rates; i++) state[state.length - i] += held[held.length - i];
  }
  return state;
}
