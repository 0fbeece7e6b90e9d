import { allFinite, NumericalError } from './numerical-error.ts';
import { type MakeRows, zeroRows } from './zero-rows.ts';

/**
 * Compartments joined as a tree: W_i dC_i/dt = sum over neighbours j (g_ji C_j - g_ij C_i) - loss_i C_i + s_i.
 * Node 0 is the root and has parent -1; every other node comes after its parent (`parents[i] < i`).
 * The edge of node i to its parent has two conductances, which need not be equal (advection upwind, partition).
 * Units are the caller's, as long as they agree: mL, mL/h and h with µg/mL and µg/h.
 */
export interface Tree {
  readonly parents: Int32Array;
  /** W_i > 0, a volume (mL). */
  readonly volumes: Float64Array;
  /** g from node i to its parent (mL/h), multiplies C_i. Zero at the root. */
  readonly towardsParent: Float64Array;
  /** g from the parent to node i (mL/h), multiplies C_parent. Zero at the root. */
  readonly fromParent: Float64Array;
  /** What leaves the system at node i (mL/h), multiplies C_i. */
  readonly losses: Float64Array;
}

/**
 * -W^-1 G made symmetric by a diagonal: C = scale * y gives dy/dt = -A y + scale^-1 W^-1 s with A symmetric.
 * A_ii = `diagonal[i]` (1/h), A_i,parent = -`coupling[i]` (1/h). `logScale` is the natural logarithm of the scale.
 */
export interface SymmetricTree {
  readonly parents: Int32Array;
  readonly diagonal: Float64Array;
  readonly coupling: Float64Array;
  readonly scale: Float64Array;
  readonly volumes: Float64Array;
}

/** 1e±130 still leaves room to multiply two of them; a range beyond it means advection without any mixing. */
const largestScale = 1e130;

/**
 * The diagonal that makes a tree symmetric always exists if both directions of every edge are positive (or both
 * zero: a node apart). Throws NumericalError on a negative or non-finite figure, a node before its parent, an edge
 * open in one direction only, or a scale beyond 1e±130 (chosen around the middle of its range). It lies in rows of `make`.
 */
export function symmetricTree(tree: Tree, make: MakeRows = zeroRows): SymmetricTree {
  const { parents, volumes, towardsParent, fromParent, losses } = tree;
  const count = parents.length;
  const [diagonal, coupling, scale] = make([count, count, count]);
  scale[0] = 1;
  let lowest = 1;
  let highest = 1;
  for (let node = 0; node < count; node++) {
    const up = towardsParent[node];
    const down = fromParent[node];
    const volume = volumes[node];
    const parent = parents[node];
    if (!isSound(node, parent, volume, losses[node], up, down)) refuseNode(tree, node);
    diagonal[node] += (losses[node] + up) / volume;
    if (node === 0) continue;
    const above = volumes[parent];
    let own = scale[parent];
    if (up > 0) {
      const outward = down / above;
      own *= Math.sqrt((down * above) / (up * volume));
      diagonal[parent] += outward;
      coupling[node] = Math.sqrt((up / volume) * outward);
    }
    scale[node] = own;
    if (own < lowest) lowest = own;
    if (own > highest) highest = own;
  }
  allFinite(diagonal, 'tree node');
  allFinite(coupling, 'tree edge');
  const middle = Math.sqrt(lowest) * Math.sqrt(highest);
  if (!(highest / middle <= largestScale))
    throw new NumericalError('tree', 'its scale leaves the range of numbers');
  for (let node = 0; node < count; node++) scale[node] /= middle;
  allFinite(scale, 'scale of tree node');
  return { parents, diagonal, coupling, scale, volumes };
}

/** Sources in mass per hour, per node, as they drive the symmetric tree: scale^-1 W^-1 s. They lie in rows of `make`. */
export function scaledSources(
  tree: SymmetricTree,
  sources: readonly Float64Array[],
  make: MakeRows = zeroRows,
): readonly Float64Array[] {
  const all = make(sources.map(({ length }) => length));
  return sources.map((source, input) => {
    const scaled = all[input];
    for (let node = 0; node < source.length; node++)
      if (source[node] !== 0) scaled[node] = source[node] / (tree.volumes[node] * tree.scale[node]);
    return allFinite(scaled, 'source at node');
  });
}

/** Weights on neighbouring nodes, of which `first` is the first; all others weigh nothing. */
export interface Weights {
  readonly first: number;
  readonly values: Float64Array;
}

/** A weight on every node. */
export const onEveryNode = (values: Float64Array): Weights => ({ first: 0, values });

/** Weights on concentrations as they read the symmetric tree: scale * weight. They lie in rows of `make`. */
export function scaledOutputs(
  { scale }: SymmetricTree,
  rows: readonly Weights[],
  make: MakeRows = zeroRows,
): readonly Weights[] {
  const all = make(rows.map(({ values }) => values.length));
  return rows.map(({ first, values }, row) => {
    const scaled = all[row];
    for (let place = 0; place < values.length; place++) scaled[place] = values[place] * scale[first + place];
    return { first, values: allFinite(scaled, 'output at node') };
  });
}

/** What weights read of a value at each node. */
export function weighedAt({ first, values }: Weights, state: Float64Array): number {
  let sum = 0;
  for (let place = 0; place < values.length; place++) sum += values[place] * state[first + place];
  return sum;
}

function isSound(
  node: number,
  parent: number,
  volume: number,
  loss: number,
  up: number,
  down: number,
): boolean {
  const isJoined = node === 0 ? parent === -1 && up === 0 : parent >= 0 && parent < node;
  return isJoined && volume > 0 && loss >= 0 && (up > 0 ? down > 0 : up === 0 && down === 0);
}

/** Says what is wrong with a node that is not sound. */
function refuseNode({ volumes, towardsParent, fromParent, losses }: Tree, node: number): never {
  const up = towardsParent[node];
  const down = fromParent[node];
  if (!(volumes[node] > 0)) refuse(node, 'needs a volume above zero');
  if (!(losses[node] >= 0)) refuse(node, 'needs a loss of zero or more');
  if (!(up === 0 ? down === 0 : up > 0 && down > 0))
    refuse(node, 'has an edge that is open in one direction only');
  if (node === 0) refuse(0, 'is the root and has no parent');
  refuse(node, 'comes before its parent');
}

function refuse(node: number, why: string): never {
  throw new NumericalError(`tree node ${node}`, why);
}
