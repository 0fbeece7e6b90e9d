import { onEveryNode, type Weights } from '../kernel/tree.ts';
import type { Canal } from './canal.ts';
import { CRANIAL_NODE, cordNode, csfNode, type SpineTree } from './spine-tree.ts';

/** The upper of the two cells around a position, and how much of it counts; at the ends, the last cell alone. */
function between(canal: Canal, positionCm: number): readonly [upper: number, share: number] {
  const along = Math.min(Math.max(positionCm / canal.cellCm - 0.5, 0), canal.cells - 1);
  const lower = Math.min(Math.floor(along), canal.cells - 2);
  return [lower + 1, along - lower];
}

/** `Float64Array.of` takes four times as long. */
function pair(one: number, other: number): Float64Array {
  const values = new Float64Array(2);
  values[0] = one;
  values[1] = other;
  return values;
}

/** CSF concentration at a position, a straight line between the middles of cells; beyond the last one up to the cranium. */
export function csfRow({ canal }: SpineTree, positionCm: number): Weights {
  const lastMiddle = canal.lengthCm - canal.cellCm / 2;
  if (positionCm > lastMiddle) {
    const share = (positionCm - lastMiddle) / (canal.cellCm / 2);
    return { first: CRANIAL_NODE, values: pair(share, 1 - share) };
  }
  const [upper, share] = between(canal, positionCm);
  return { first: csfNode(canal, upper), values: pair(share, 1 - share) };
}

/** Concentration in cord tissue at a position: a prior. */
export function cordRow({ canal, cordPartition }: SpineTree, positionCm: number): Weights {
  const [upper, share] = between(canal, positionCm);
  return {
    first: cordNode(canal, upper),
    values: pair(share * cordPartition, (1 - share) * cordPartition),
  };
}

export const cranialRow = (): Weights => ({ first: CRANIAL_NODE, values: Float64Array.of(1) });

/** Mean CSF concentration between two positions, by length. */
export function meanCsfRow({ canal }: SpineTree, fromCm: number, toCm: number): Weights {
  const values = new Float64Array(canal.cells);
  const first = csfNode(canal, canal.cells - 1);
  let length = 0;
  for (let cell = 0; cell < canal.cells; cell++) {
    const start = Math.max(cell * canal.cellCm, fromCm);
    const covered = Math.min((cell + 1) * canal.cellCm, toCm) - start;
    if (covered <= 0) continue;
    values[csfNode(canal, cell) - first] = covered;
    length += covered;
  }
  for (let place = 0; place < values.length; place++) values[place] /= length;
  return { first, values };
}

/** What leaves the tree into blood, ug/h. */
export const lossRow = ({ tree }: SpineTree): Weights => onEveryNode(tree.losses);

/** Weights on amounts in place of concentrations: what they read of one ug in a node. */
export const perUg = ({ tree }: SpineTree, { first, values }: Weights): Weights => ({
  first,
  values: values.map((weight, place) => weight / tree.volumes[first + place]),
});

/** What is in CSF, spinal and cranial, in ug. */
export const csfMassRow = ({ tree, canal }: SpineTree): Weights => ({
  first: CRANIAL_NODE,
  values: tree.volumes.subarray(0, canal.cells + 1),
});

/** What is in cord, roots, meninges and the epidural space, in ug. */
export const tissueMassRow = ({ tree, canal }: SpineTree): Weights => ({
  first: canal.cells + 1,
  values: tree.volumes.subarray(canal.cells + 1),
});

/** One ug spread along the canal as a Gaussian around a position, none of it beyond the ends; by node. */
export function gaussianSource(
  { tree, canal }: SpineTree,
  positionCm: number,
  widthCm: number,
): Float64Array {
  const source = new Float64Array(tree.parents.length);
  const first = csfNode(canal, canal.cells - 1);
  const last = csfNode(canal, 0);
  let total = 0;
  for (let node = last; node >= first; node--) {
    const away = ((last - node + 0.5) * canal.cellCm - positionCm) / widthCm;
    const weight = Math.exp((-away * away) / 2);
    source[node] = weight;
    total += weight;
  }
  for (let node = first; node <= last; node++) source[node] /= total;
  return source;
}
