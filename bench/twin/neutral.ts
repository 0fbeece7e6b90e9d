import { canalOf } from '../../src/twin/canal.ts';
import { parameterReader, parameterValue } from '../../src/twin/parameters/parameter-set.ts';
import type { Simulation } from '../../src/twin/simulation.ts';
import { gaussianSource } from '../../src/twin/spine-rows.ts';
import { cordNode, csfNode, meningealNode, spineTree } from '../../src/twin/spine-tree.ts';
import { type BenchPatient, LEVEL_CELLS } from './patient.ts';
import type { Problem } from './problem.ts';

/** Offsets of the two leaves of a cell and of the next cell: what a band must hold. */
const HALF_WIDTH = 3;

/**
 * The model of a patient as plain numbers, in an order in which it is a band: CSF, cord and meninges of each cell from the caudal
 * end, then the cranial CSF, then three compartments of plasma, which nothing depends on and whose first row is dense.
 */
export function neutralProblem(patient: BenchPatient, simulation: Simulation): Problem {
  const { scenario, parameters } = patient;
  const reader = parameterReader(parameters);
  const canal = canalOf(reader);
  const spine = spineTree('morphine', reader, canal);
  const { parents, volumes, towardsParent, fromParent, losses } = spine.tree;
  const cells = Array.from({ length: canal.cells }, (_, cell) => cell);
  const order = [
    ...cells.flatMap((cell) => [csfNode(canal, cell), cordNode(canal, cell), meningealNode(canal, cell)]),
    0,
  ];
  const stateOf = new Int32Array(order.length);
  for (const [state, node] of order.entries()) stateOf[node] = state;
  const read = (list: ArrayLike<number>, index: number): number => list[index] ?? Number.NaN;

  const nodes = order.length;
  const summed = new Map<number, number>();
  const size = nodes + 3;
  const add = (row: number, column: number, value: number): void => {
    const key = row * size + column;
    if (value !== 0) summed.set(key, (summed.get(key) ?? 0) + value);
  };
  const plasma = plasmaFigures(patient);
  for (let node = 0; node < nodes; node++) {
    const here = read(stateOf, node);
    const volume = read(volumes, node);
    add(here, here, -(read(losses, node) + read(towardsParent, node)) / volume);
    add(nodes, here, read(losses, node) / plasma.volumeMl);
    const parent = read(parents, node);
    if (parent < 0) continue;
    const above = read(stateOf, parent);
    add(above, here, read(towardsParent, node) / read(volumes, parent));
    add(above, above, -read(fromParent, node) / read(volumes, parent));
    add(here, above, read(fromParent, node) / volume);
  }
  const { k10, k12, k13, k21, k31 } = plasma;
  add(nodes, nodes, -(k10 + k12 + k13));
  for (const [offset, out, back] of [
    [1, k12, k21],
    [2, k13, k31],
  ] as const) {
    add(nodes + offset, nodes, out);
    add(nodes + offset, nodes + offset, -back);
    add(nodes, nodes + offset, back);
  }
  const { catheter } = scenario;
  if (catheter?.tip === undefined || typeof catheter.tip === 'string')
    throw new Error('the tip is given in cm');
  const source = gaussianSource(spine, catheter.tip.cm, parameterValue(parameters, 'release-width'));
  const [tip] = simulation.tip;
  if (tip === undefined) throw new Error('nothing leaves the tip');
  return {
    size,
    entries: [...summed].map(([key, value]) => ({ row: Math.floor(key / size), column: key % size, value })),
    input: [...order.map((node) => read(source, node) / read(volumes, node)), 0, 0, 0],
    scale: new Array<number>(size).fill(1),
    changeHours: [...tip.startsHours],
    rates: [...tip.ugPerHour],
    sampleHours: [...simulation.timesHours],
    outputRows: [...LEVEL_CELLS.map((cell) => 3 * cell), nodes],
    halfWidth: HALF_WIDTH,
  };
}

/** Rates in 1/h; the peripheral compartments are counted in the volume of the first, so that what goes over keeps its number. */
function plasmaFigures({ scenario, parameters }: BenchPatient): {
  volumeMl: number;
  k10: number;
  k12: number;
  k13: number;
  k21: number;
  k31: number;
} {
  const perHour = (name: string): number => parameterValue(parameters, `morphine-plasma-${name}`) * 60;
  const weightKg = scenario.patient.weightKg ?? Number.NaN;
  return {
    volumeMl: parameterValue(parameters, 'morphine-plasma-v1') * weightKg * 1000,
    k10: perHour('k10'),
    k12: perHour('k12'),
    k13: perHour('k13'),
    k21: perHour('k21'),
    k31: perHour('k31'),
  };
}
