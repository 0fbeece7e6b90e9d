import { seededRandom } from '../../src/kernel/random.ts';
import type { Tree, Weights } from '../../src/kernel/tree.ts';

/** A chain of cells with a leaf each on two sides and an end vessel: the shape of the twin with made-up figures. */
export interface Canal {
  readonly cells: number;
  /** Centimetres. */
  readonly length: number;
  readonly area: number;
  readonly dispersion: number;
  /** Flow from the end vessel to cell 0 (mL/h), absorbed evenly on the way; carried upwind. */
  readonly flow: number;
  readonly loss: number;
  readonly leaves: boolean;
}

export const canal: Canal = {
  cells: 124,
  length: 62,
  area: 1.57,
  dispersion: 250,
  flow: 7,
  loss: 0.3,
  leaves: true,
};

export function canalTree(shape: Canal): Tree {
  const { cells, length, area, dispersion, flow, loss, leaves } = shape;
  const count = leaves ? 3 * cells + 1 : cells + 1;
  const width = length / cells;
  const tree = emptyTree(count);
  for (let cell = 0; cell <= cells; cell++) {
    const end = cell === cells;
    tree.volumes[cell] = end ? 160 : area * width;
    tree.losses[cell] = end ? 14 : loss * area * width + flow / cells;
    tree.parents[cell] = cell - 1;
    if (cell === 0) continue;
    const mixing = (dispersion * area) / width;
    tree.fromParent[cell] = mixing;
    tree.towardsParent[cell] = mixing + (flow * cell) / cells;
  }
  if (leaves) for (let cell = 0; cell < cells; cell++) addLeaves(tree, cell, cells, width);
  return tree;
}

function addLeaves(tree: Tree, cell: number, cells: number, width: number): void {
  for (const side of [0, 1]) {
    const leaf = cells + 1 + side * cells + cell;
    tree.parents[leaf] = cell;
    tree.volumes[leaf] = (side === 0 ? 0.32 : 0.2) * width;
    tree.fromParent[leaf] = (side === 0 ? 0.063 : 0.3) * width;
    tree.towardsParent[leaf] = (side === 0 ? 0.063 : 0.3) * width;
    tree.losses[leaf] = (side === 0 ? 0.001 : 0.4) * width;
  }
}

export function emptyTree(count: number): Tree {
  return {
    parents: new Int32Array(count).fill(-1),
    volumes: new Float64Array(count),
    towardsParent: new Float64Array(count),
    fromParent: new Float64Array(count),
    losses: new Float64Array(count),
  };
}

/** A tree of any shape: every node hangs on a random earlier one. */
export function randomTree(count: number, seed: number): Tree {
  const random = seededRandom(seed);
  const tree = emptyTree(count);
  for (let node = 0; node < count; node++) {
    tree.volumes[node] = 0.1 + random();
    tree.losses[node] = random() < 0.3 ? 0 : random();
    if (node === 0) continue;
    tree.parents[node] = Math.floor(random() * node);
    tree.towardsParent[node] = 10 ** (2 * random() - 1);
    tree.fromParent[node] = 10 ** (2 * random() - 1);
  }
  tree.losses[0] = 0.5;
  return tree;
}

/** A Gaussian of unit mass around `middle` (cm) on the cells of a canal. */
export function tipSource(shape: Canal, middle: number, spread = 2): Float64Array {
  const source = new Float64Array(shape.leaves ? 3 * shape.cells + 1 : shape.cells + 1);
  const width = shape.length / shape.cells;
  let total = 0;
  for (let cell = 0; cell < shape.cells; cell++) {
    source[cell] = Math.exp(-0.5 * (((cell + 0.5) * width - middle) / spread) ** 2);
    total += source[cell] ?? 0;
  }
  return source.map((mass) => mass / total);
}

/** The rows that read single nodes. */
export const readAt = (nodes: readonly number[]): Weights[] =>
  nodes.map((node) => ({ first: node, values: Float64Array.of(1) }));

/** The largest difference, against the largest size in the reference. */
export function worst(values: ArrayLike<number>, reference: ArrayLike<number>): number {
  if (values.length !== reference.length) return Number.POSITIVE_INFINITY;
  let size = 0;
  let difference = 0;
  for (let index = 0; index < reference.length; index++) {
    const expected = reference[index] ?? Number.NaN;
    const gap = Math.abs((values[index] ?? Number.NaN) - expected);
    if (Number.isNaN(gap)) return Number.POSITIVE_INFINITY;
    size = Math.max(size, Math.abs(expected));
    difference = Math.max(difference, gap);
  }
  return difference === 0 ? 0 : difference / size;
}
