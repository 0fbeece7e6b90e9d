import type { ModalSystem } from './modal-system.ts';
import { allFinite, NumericalError } from './numerical-error.ts';
import { onEveryNode, type SymmetricTree, scaledOutputs, scaledSources, type Weights } from './tree.ts';
import { type ProjectTree, projectTree, type TreeProjection } from './tree-projection.ts';
import { rowLender, zeroRows } from './zero-rows.ts';

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
  const inputs = scaledSources(tree, sources, forSources);
  const weights = [...inputs.map(onEveryNode), ...scaledOutputs(tree, rows, forOutputs)];
  const projection = project(tree, inputs, farApart(poles));
  return modesOf(projection, projection.onVectors(weights), inputs.length);
}

const forSources = rowLender();
const forOutputs = rowLender();
const forModes = rowLender();

/** The modes within the vectors at some places of a space; `rows` is what `onVectors` gave of inputs and then outputs. */
export function modesOf(
  { capacity, matrix, places: all, diagonalise }: TreeProjection,
  rows: Float64Array,
  inputs: number,
  places: readonly number[] = all,
): ModalSystem {
  const count = places.length;
  const width = rows.length / capacity;
  const [work, carried] = forModes([count * count, count * width]);
  for (let j = 0; j < count; j++) {
    const from = places[j] * capacity;
    for (let k = 0; k <= j; k++) work[j * count + k] = matrix[from + places[k]];
    for (let weight = 0; weight < width; weight++)
      carried[j * width + weight] = rows[places[j] * width + weight];
  }
  const rates = diagonalise(work, count, carried, width);
  if (!(rates[0] > 0))
    throw new NumericalError('slowest mode', `its rate is ${rates[0]}: nothing leaves the tree`);
  allFinite(carried, 'reduced modes');
  const columns = zeroRows(new Array<number>(width).fill(count));
  for (let place = 0; place < width; place++) {
    const column = columns[place];
    for (let mode = 0; mode < count; mode++) column[mode] = carried[mode * width + place];
  }
  return { rates, inputs: columns.slice(0, inputs), outputs: columns.slice(inputs) };
}
