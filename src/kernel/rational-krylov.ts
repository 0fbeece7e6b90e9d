import type { ModalSystem } from './modal-system.ts';
import { allFinite, NumericalError } from './numerical-error.ts';
import { onEveryNode, type SymmetricTree, scaledOutput, scaledSource, type Weights } from './tree.ts';
import { type ProjectTree, projectTree, type TreeProjection } from './tree-projection.ts';

/** Real shifts of a rational Krylov space, 1/h, ascending. */
export type Poles = readonly number[];

/** `count` shifts spaced geometrically from `lowest` to `highest` (1/h), both above zero. */
export function geometricPoles(lowest: number, highest: number, count: number): Poles {
  if (!(lowest > 0 && highest >= lowest && count >= 1))
    throw new NumericalError('poles', 'need 0 < lowest <= highest and at least one');
  const ratio = count > 1 ? (highest / lowest) ** (1 / (count - 1)) : 1;
  return Array.from({ length: count }, (_, index) => lowest * ratio ** index);
}

/** Ascending shifts, with zero before them, in an order in which those of a four stand as far apart as they can. */
export function farApart(ascending: Poles): Poles {
  const all = [0, ...ascending];
  const fours = Math.ceil(all.length / 4);
  const order: number[] = [];
  for (let first = 0; first < fours; first++)
    for (let place = first; place < all.length; place += fours) order.push(all[place]);
  return order.slice(1);
}

/**
 * The modes that these inputs excite and that matter later than a moment after a change: Galerkin projection of the
 * tree on A^-1 b and (A + pole)^-1 ... of every input, then the small symmetric eigenproblem. Steady states are exact.
 * `sources[i]` is mass per hour per node for one unit of input i (an initial state is an input too: volumes times
 * concentrations, given as an impulse); `rows[o]` the weights on concentrations that make output o.
 * `reduceTreeTo` chooses the poles and measures the error. `project` may be the projection in WebAssembly.
 */
export function reduceTree(
  tree: SymmetricTree,
  sources: readonly Float64Array[],
  rows: readonly Weights[],
  poles: Poles,
  project: ProjectTree = projectTree,
): ModalSystem {
  const inputs = sources.map((source) => scaledSource(tree, source));
  const weights = [...inputs.map(onEveryNode), ...rows.map((row) => scaledOutput(tree, row))];
  const projection = project(tree, inputs, farApart(poles));
  return modesOf(projection, projection.onVectors(weights), inputs.length);
}

/** The modes within the vectors at some places of a space; `rows` is what `onVectors` gave of inputs and then outputs. */
export function modesOf(
  { capacity, matrix, places: all, diagonalise }: TreeProjection,
  rows: Float64Array,
  inputs: number,
  places: readonly number[] = all,
): ModalSystem {
  const count = places.length;
  const width = rows.length / capacity;
  const work = new Float64Array(count * count);
  const carried = new Float64Array(count * width);
  for (let j = 0; j < count; j++) {
    for (let k = 0; k <= j; k++) work[j * count + k] = matrix[places[j] * capacity + places[k]];
    carried.set(rows.subarray(places[j] * width, (places[j] + 1) * width), j * width);
  }
  const rates = diagonalise(work, count, carried, width);
  if (!(rates[0] > 0))
    throw new NumericalError('slowest mode', `its rate is ${rates[0]}: nothing leaves the tree`);
  allFinite(carried, 'reduced modes');
  const turned = new Float64Array(carried.length);
  const columns: Float64Array[] = [];
  for (let place = 0; place < width; place++) {
    const column = turned.subarray(place * count, (place + 1) * count);
    for (let mode = 0; mode < count; mode++) column[mode] = carried[mode * width + place];
    columns.push(column);
  }
  return { rates, inputs: columns.slice(0, inputs), outputs: columns.slice(inputs) };
}
