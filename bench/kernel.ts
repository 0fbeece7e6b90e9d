import { readFileSync } from 'node:fs';
import { fullModes } from '../src/kernel/full-modes.ts';
import { gridPlan } from '../src/kernel/grid-plan.ts';
import { layOutRun } from '../src/kernel/laid-out-run.ts';
import type { ModalSystem } from '../src/kernel/modal-system.ts';
import { seededRandom } from '../src/kernel/random.ts';
import { reduceTreeTo } from '../src/kernel/reduction.ts';
import { runPlan } from '../src/kernel/run-plan.ts';
import { samplePlainly } from '../src/kernel/sample.ts';
import { sampleColumns } from '../src/kernel/sample-columns.ts';
import type { Schedule } from '../src/kernel/schedule.ts';
import { symmetricTree, type Tree } from '../src/kernel/tree.ts';
import { projectTree } from '../src/kernel/tree-projection.ts';
import { wasmExecutor } from '../src/kernel/wasm-executor.ts';
import type { KernelExports } from '../src/kernel/wasm-memory.ts';
import { wasmProjector } from '../src/kernel/wasm-projector.ts';
import { line, type Measured } from './measure.ts';

/**
 * The numerical core alone: 373 compartments, 180 days, six changes of rate a day (none like another), hourly output at
 * eight levels, new parameters in every run, from making the tree to the samples, with the reduction measuring its own error.
 * TypeScript against WebAssembly; both give the same bits. Times are those of the processor for this thread, so that other work
 * on the machine counts little.
 */
const CELLS = 124;
/** Centimetres, square centimetres. */
const WIDTH = 0.5;
const AREA = 1.57;
const DAYS = 180;
const LEVELS = [16, 30, 36, 48, 58, 88, 104, 124];
const ALLOWED_MS = 1;
const TOLERANCE = 1e-8;

const BATCH = 20;
const BATCHES = 25;

/** The clock of the thread is coarse, so a batch of calls is one measurement; the slowest is the slowest batch. */
function measured(call: () => unknown): Measured {
  const times: number[] = [];
  for (let batch = -10; batch < BATCHES; batch++) {
    const from = process.threadCpuUsage();
    for (let run = 0; run < BATCH; run++) call();
    const { user, system } = process.threadCpuUsage(from);
    if (batch >= 0) times.push((user + system) / 1000 / BATCH);
  }
  times.sort((a, b) => a - b);
  return { median: times[Math.floor(BATCHES / 2)] ?? Number.NaN, slowest: times.at(-1) ?? Number.NaN };
}

const random = seededRandom(1);
const exports = new WebAssembly.Instance(
  new WebAssembly.Module(readFileSync(new URL('../src/kernel/wasm/kernel.wasm', import.meta.url))),
).exports as unknown as KernelExports;
const routes = {
  TypeScript: { run: runPlan, project: projectTree },
  WebAssembly: { run: wasmExecutor(exports), project: wasmProjector(exports) },
};

const changes = DAYS * 6;
const schedule: Schedule = {
  hoursPerTick: 1 / 60,
  times: Float64Array.from({ length: changes }, (_, k) => 240 * k),
  rates: [Float64Array.from({ length: changes }, () => 20 * random())],
};
const grid = { start: 60, step: 60, count: DAYS * 24 };
const source = Float64Array.from({ length: 3 * CELLS + 1 }, (_, cell) =>
  cell < CELLS ? Math.exp(-0.5 * (((cell + 0.5) / 2 - 18) / 2) ** 2) / 10 : 0,
);
const rows = LEVELS.map((cell) => ({ first: cell, values: Float64Array.of(1) }));

/** A canal of 62 cm with a leaf for cord and one for the epidural space beside each cell, and the cranial vessel. */
function canal(dispersion: number, loss: number): Tree {
  const count = 3 * CELLS + 1;
  const tree = {
    parents: new Int32Array(count).fill(-1),
    volumes: new Float64Array(count),
    towardsParent: new Float64Array(count),
    fromParent: new Float64Array(count),
    losses: new Float64Array(count),
  };
  const mixing = (dispersion * AREA) / WIDTH;
  for (let cell = 0; cell <= CELLS; cell++) {
    tree.parents[cell] = cell - 1;
    tree.volumes[cell] = cell === CELLS ? 160 : AREA * WIDTH;
    tree.losses[cell] = cell === CELLS ? 14 : loss * AREA * WIDTH + 7 / CELLS;
    tree.fromParent[cell] = cell === 0 ? 0 : mixing;
    tree.towardsParent[cell] = cell === 0 ? 0 : mixing + (7 * cell) / CELLS;
  }
  addLeaves(tree, CELLS + 1, { area: 0.32, exchange: 0.063, leak: 0.001 });
  addLeaves(tree, 2 * CELLS + 1, { area: 0.2, exchange: 0.3, leak: 0.4 });
  return tree;
}

/** Per centimetre: cm2, and mL/h each way and out. */
function addLeaves(tree: Tree, first: number, side: { area: number; exchange: number; leak: number }): void {
  for (let cell = 0; cell < CELLS; cell++) {
    tree.parents[first + cell] = cell;
    tree.volumes[first + cell] = side.area * WIDTH;
    tree.towardsParent[first + cell] = side.exchange * WIDTH;
    tree.fromParent[first + cell] = side.exchange * WIDTH;
    tree.losses[first + cell] = side.leak * WIDTH;
  }
}

/** The 95 % range of twin.md 4.3. */
const drawn = (): Tree => canal(150 + 390 * random(), 0.15 + 0.4 * random());
const still = (system: ModalSystem): Float64Array => new Float64Array(system.rates.length);
const laidOut = layOutRun(schedule, grid);
/** One patient after the other, as in a cohort: the samples go where the last ones were. */
const room = new Float64Array(grid.count * LEVELS.length);
const wanted = { shortestHours: 1, tolerance: TOLERANCE };

for (const [name, { run, project }] of Object.entries(routes)) {
  let vectors = 0;
  let runs = 0;
  const whole = measured(() => {
    const { system } = reduceTreeTo(symmetricTree(drawn()), [source], rows, wanted, project);
    sampleColumns({ system, followers: [] }, laidOut, still(system), run, room);
    vectors += system.rates.length;
    runs += 1;
  });
  console.log(line(`a patient from tree to samples, ${name}`, whole, ALLOWED_MS));
  console.log(`  ${(vectors / runs).toFixed(1)} modes for 373 compartments`);
}

const symmetric = symmetricTree(drawn());
for (const [name, { run, project }] of Object.entries(routes)) {
  const { system } = reduceTreeTo(symmetric, [source], rows, wanted, project);
  const plan = gridPlan({ system, followers: [] }, laidOut, still(system));
  const samples = new Float64Array(grid.count * LEVELS.length);
  const ends = new Float64Array(2 * LEVELS.length);
  const reduce = measured(() => reduceTreeTo(symmetric, [source], rows, wanted, project));
  const sample = measured(() => run(plan, new Float64Array(plan.states), samples, ends));
  console.log(line(`  the reduction alone, ${name}`, reduce, ALLOWED_MS));
  console.log(line(`  the samples alone, ${name}`, sample, ALLOWED_MS));
}
console.log(
  line(
    '  laying out the run, once a schedule',
    measured(() => layOutRun(schedule, grid)),
    ALLOWED_MS,
  ),
);

let worst = 0;
for (let draw = 0; draw < 5; draw++) {
  const tree = symmetricTree(drawn());
  const full = fullModes(tree, [source], rows);
  const expected = samplePlainly({ system: full, followers: [] }, schedule, still(full), grid);
  const { system } = reduceTreeTo(tree, [source], rows, wanted);
  const { columns } = sampleColumns({ system, followers: [] }, laidOut, still(system));
  for (const [level, found] of columns.entries()) {
    const truth = expected.filter((_, place) => place % LEVELS.length === level);
    const largest = Math.max(...truth);
    for (const [hour, value] of found.entries())
      worst = Math.max(worst, Math.abs(value - (truth[hour] ?? Number.NaN)) / largest);
  }
}
console.log(
  `largest error of any sample of five patients, against all modes: ${worst.toExponential(1)} of the level's peak`,
);
