import type { DrugId } from '../core/ids.ts';
import type { Tree } from '../kernel/tree.ts';
import { type MakeRows, zeroRows } from '../kernel/zero-rows.ts';
import type { Canal } from './canal.ts';
import { type DrugLossName, drugLossId } from './parameters/drug-loss.ts';
import type { ParameterReader } from './parameters/parameter-set.ts';

/**
 * The compartments of one drug: node 0 is the cranial CSF, then for each cell of the canal, the most rostral first, the CSF;
 * then a leaf of cord and roots and one of meninges and epidural space for each. Leaves hold the CSF concentration that they
 * are in equilibrium with (C_t / K_t, C_e / K_e), so that both directions of their edges are equal. mL, mL/h, ug.
 */
export interface SpineTree {
  readonly canal: Canal;
  readonly tree: Tree;
  /** K_t: what a cord leaf's value is multiplied by. */
  readonly cordPartition: number;
}

const MINUTES_PER_HOUR = 60;

/** Node of the CSF of a cell, and of its two leaves; cell 0 is the most caudal. */
export const CRANIAL_NODE = 0;
export const csfNode = (canal: Canal, cell: number): number => canal.cells - cell;
export const cordNode = (canal: Canal, cell: number): number => 2 * canal.cells - cell;
export const meningealNode = (canal: Canal, cell: number): number => 3 * canal.cells - cell;

/**
 * What crosses a face against a flow, mL/h, if `exchange` is mixed and `along` flows; with it crosses that and the flow.
 * x / (e^x - 1) weights the two sides so that advection never makes a conductance negative.
 */
function againstFlow(exchange: number, along: number): number {
  const x = along / exchange;
  return x < 1e-12 ? exchange - along / 2 : along / Math.expm1(x);
}

/**
 * The state equations of `docs/twin.md` for one drug, cut into finite volumes. `turnoverFactor` multiplies what is produced and what
 * the spine absorbs of it. The tree lies in rows of `make`.
 */
export function spineTree(
  drug: DrugId,
  reader: ParameterReader,
  canal: Canal,
  turnoverFactor = 1,
  make: MakeRows = zeroRows,
): SpineTree {
  const { read } = reader;
  const own = (name: DrugLossName): number => read(drugLossId(drug, name));
  const { cells, cellCm, lengthCm, cellAreas, faceAreas, tissueAreas } = canal;
  const meanArea = read('spinal-csf-volume') / lengthCm;
  const narrowing = read('dispersion-by-area');
  const dispersion = read('dispersion');
  // Of the many patients whose canal mixes alike everywhere no power is taken.
  const dispersionAt = (area: number): number =>
    narrowing === 0 ? dispersion : dispersion * (meanArea / area) ** narrowing;
  const absorption = read('spinal-absorption') * turnoverFactor;
  const bulk = read('spinal-bulk-loss');
  const returned = own('meningeal-return');
  const turnover = (Math.LN2 * MINUTES_PER_HOUR) / own('meningeal-half-life');
  // What the meninges give back is lost by nobody: a little more goes out, so that the net loss is the one fitted.
  const permeation = (own('csf-loss') - bulk) / (1 - returned);
  const cordPartition = own('cord-partition');
  const cordLoss = own('cord-loss');
  const cordExchange = own('cord-exchange');
  const tree = emptyTree(canal, make);

  tree.volumes[CRANIAL_NODE] = read('cranial-csf-volume');
  tree.losses[CRANIAL_NODE] =
    read('csf-production') * turnoverFactor - absorption + read('cranial-loss') * read('cranial-csf-volume');

  for (let cell = 0; cell < cells; cell++) {
    const volume = cellAreas[cell] * cellCm;
    const node = csfNode(canal, cell);
    tree.volumes[node] = volume;
    tree.losses[node] = bulk * volume + (absorption / lengthCm) * cellCm;
    const rostral = cell === cells - 1;
    const distance = rostral ? cellCm / 2 : cellCm;
    const exchange = (dispersionAt(faceAreas[cell + 1]) * faceAreas[cell + 1]) / distance;
    // What the spine absorbs comes from above.
    const caudally = (absorption * (cell + 1)) / cells;
    const against = againstFlow(exchange, caudally);
    join(tree, node, against, against + caudally);

    const cord = cordNode(canal, cell);
    tree.volumes[cord] = tissueAreas[cell] * cellCm * cordPartition;
    tree.losses[cord] = cordLoss * tree.volumes[cord];
    const withCord = cordExchange * volume;
    join(tree, cord, withCord, withCord);

    const meninges = meningealNode(canal, cell);
    const out = permeation * volume;
    // Without permeation the leaf stands apart and stays empty.
    tree.volumes[meninges] = out > 0 ? out / (returned * turnover) : volume;
    tree.losses[meninges] = (1 - returned) * turnover * tree.volumes[meninges];
    join(tree, meninges, out, out);
  }
  return { canal, tree, cordPartition };
}

function emptyTree(canal: Canal, make: MakeRows): Tree {
  const nodes = 1 + 3 * canal.cells;
  const [volumes, towardsParent, fromParent, losses] = make([nodes, nodes, nodes, nodes]);
  return { parents: parentsOf(canal), volumes, towardsParent, fromParent, losses };
}

const knownParents = new Map<number, Int32Array>();

/** What is joined to what is the same in all canals of as many cells. */
function parentsOf(canal: Canal): Int32Array {
  const { cells } = canal;
  const known = knownParents.get(cells);
  if (known !== undefined) return known;
  const parents = new Int32Array(1 + 3 * cells).fill(-1);
  for (let cell = 0; cell < cells; cell++) {
    const node = csfNode(canal, cell);
    parents[node] = node - 1;
    parents[cordNode(canal, cell)] = node;
    parents[meningealNode(canal, cell)] = node;
  }
  knownParents.set(cells, parents);
  return parents;
}

function join(tree: Tree, node: number, towards: number, from: number): void {
  tree.towardsParent[node] = towards;
  tree.fromParent[node] = from;
}
