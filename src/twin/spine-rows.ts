import type { Canal } from './canal.ts';
import { CRANIAL_NODE, cordNode, csfNode, type SpineTree } from './spine-tree.ts';

/** Weights on the nodes of a tree: what an output reads, or where an input goes. */
export type NodeWeights = Float64Array;

const noWeights = ({ tree }: SpineTree): NodeWeights => new Float64Array(tree.parents.length);

/** The two cells around a position and how much of the upper one counts; at the ends, the last cell alone. */
function between(canal: Canal, positionCm: number): readonly [lower: number, upper: number, share: number] {
  const along = Math.min(Math.max(positionCm / canal.cellCm - 0.5, 0), canal.cells - 1);
  const lower = Math.min(Math.floor(along), canal.cells - 2);
  return [lower, lower + 1, along - lower];
}

/** CSF concentration at a position, a straight line between the middles of cells; beyond the last one up to the cranium. */
export function csfRow(spine: SpineTree, positionCm: number): NodeWeights {
  const row = noWeights(spine);
  const { canal } = spine;
  const lastMiddle = canal.lengthCm - canal.cellCm / 2;
  if (positionCm > lastMiddle) {
    const share = (positionCm - lastMiddle) / (canal.cellCm / 2);
    row[csfNode(canal, canal.cells - 1)] = 1 - share;
    row[CRANIAL_NODE] = share;
    return row;
  }
  const [lower, upper, share] = between(canal, positionCm);
  row[csfNode(canal, lower)] = 1 - share;
  row[csfNode(canal, upper)] = share;
  return row;
}

/** Concentration in cord tissue at a position: a prior. */
export function cordRow(spine: SpineTree, positionCm: number): NodeWeights {
  const row = noWeights(spine);
  const [lower, upper, share] = between(spine.canal, positionCm);
  row[cordNode(spine.canal, lower)] = (1 - share) * spine.cordPartition;
  row[cordNode(spine.canal, upper)] = share * spine.cordPartition;
  return row;
}

export function cranialRow(spine: SpineTree): NodeWeights {
  const row = noWeights(spine);
  row[CRANIAL_NODE] = 1;
  return row;
}

/** Mean CSF concentration between two positions, by length. */
export function meanCsfRow(spine: SpineTree, fromCm: number, toCm: number): NodeWeights {
  const row = noWeights(spine);
  const { canal } = spine;
  let length = 0;
  for (let cell = 0; cell < canal.cells; cell++) {
    const start = Math.max(cell * canal.cellCm, fromCm);
    const covered = Math.min((cell + 1) * canal.cellCm, toCm) - start;
    if (covered <= 0) continue;
    row[csfNode(canal, cell)] = covered;
    length += covered;
  }
  for (let node = 0; node < row.length; node++) row[node] /= length;
  return row;
}

/** What leaves the tree into blood, ug/h. */
export const lossRow = ({ tree }: SpineTree): NodeWeights => tree.losses;

/** Weights on amounts in place of concentrations: what they read of one ug in a node. */
export const perUg = ({ tree }: SpineTree, row: NodeWeights): NodeWeights =>
  row.map((weight, node) => weight / tree.volumes[node]);

/** What is in CSF, spinal and cranial, in ug. */
export function csfMassRow(spine: SpineTree): NodeWeights {
  const row = noWeights(spine);
  for (let node = 0; node <= spine.canal.cells; node++) row[node] = spine.tree.volumes[node];
  return row;
}

/** What is in cord, roots, meninges and the epidural space, in ug. */
export function tissueMassRow(spine: SpineTree): NodeWeights {
  const row = noWeights(spine);
  for (let node = spine.canal.cells + 1; node < row.length; node++) row[node] = spine.tree.volumes[node];
  return row;
}

/** One ug spread along the canal as a Gaussian around a position, none of it beyond the ends. */
export function gaussianSource(spine: SpineTree, positionCm: number, widthCm: number): NodeWeights {
  const source = noWeights(spine);
  const { canal } = spine;
  let total = 0;
  for (let cell = 0; cell < canal.cells; cell++) {
    const away = ((cell + 0.5) * canal.cellCm - positionCm) / widthCm;
    const weight = Math.exp((-away * away) / 2);
    source[csfNode(canal, cell)] = weight;
    total += weight;
  }
  for (let node = 0; node < source.length; node++) source[node] /= total;
  return source;
}
