import type { GridPlan } from './grid-plan.ts';
import type { RunPlan } from './run-plan.ts';
import { allotment, type KernelExports, reserve } from './wasm-memory.ts';

/** The executor in WebAssembly: the same samples as `runPlan` to the last bit. Its memory grows to the largest plan run. */
export function wasmExecutor(instance: KernelExports): RunPlan {
  return (plan, state, into, extremes) => {
    const { states, followers, inputs, width, lanes, steps } = plan;
    const count = into.length / Math.max(width, 1);
    const room = allot(plan, count * lanes);
    const buffer = reserve(instance, room.end);
    new Int32Array(buffer, room.steps, steps.length).set(steps);
    const numbers = new Float64Array(buffer);
    for (const name of [...before, ...after]) numbers.set(plan[name], room[name] / 8);
    new Int32Array(buffer, room.lasting, plan.lasting.length).set(plan.lasting);
    numbers.set(state, room.state / 8);
    const shape = [states, followers, inputs, count, lanes];
    const places = [...before.map((name) => room[name]), room.lasting, ...after.map((name) => room[name])];
    const stepsEnd = room.steps + steps.length * 4;
    const sound = instance.run(
      room.steps,
      stepsEnd,
      ...shape,
      ...places,
      room.state,
      room.other,
      room.waiting,
      room.before,
      room.result,
      room.extremes,
      room.leftOut,
    );
    const leftOut = new Int32Array(buffer, room.leftOut, 1 + 3 * (steps.length / 4));
    for (let column = 0; column < width; column++)
      writeColumn(numbers, room.result / 8 + column * count, leftOut, into, column * count, count);
    extremes.set(numbers.subarray(room.extremes / 8, room.extremes / 8 + extremes.length));
    state.set(numbers.subarray(room.state / 8, room.state / 8 + states));
    return sound !== 0;
  };
}

/** A column, and the samples that were left out of it, which are those of the round before them again and again. */
function writeColumn(
  numbers: Float64Array,
  first: number,
  leftOut: Int32Array,
  into: Float64Array,
  column: number,
  count: number,
): void {
  let from = first;
  let to = column;
  for (let place = 1; place < 1 + 3 * leftOut[0]; place += 3) {
    const before = first + leftOut[place];
    const [rows, round] = [leftOut[place + 1], leftOut[place + 2]];
    into.set(numbers.subarray(from, before), to);
    to += before - from;
    from = before;
    // Twice as much each time: what was copied is there to be copied.
    for (let done = 0; done < rows; ) {
      const next = Math.min(rows - done, done + round);
      into.copyWithin(to + done, to - round, to - round + next);
      done += next;
    }
    to += rows;
  }
  into.set(numbers.subarray(from, from + column + count - to), to);
}

/** In the order of the arguments of `run`, before and after `lasting`. */
const before = ['transitions', 'fading', 'rising'] as const;
const after = ['rates', 'impulses', 'entering'] as const;

/** How many states are read together. */
const TOGETHER = 4;

function allot(plan: GridPlan, results: number) {
  const { bytes, doubles } = allotment();
  return {
    steps: bytes(plan.steps.length * 4),
    transitions: doubles(plan.transitions.length),
    fading: doubles(plan.fading.length),
    rising: doubles(plan.rising.length),
    lasting: bytes(plan.lasting.length * 4),
    rates: doubles(plan.rates.length),
    impulses: doubles(plan.impulses.length),
    entering: doubles(plan.entering.length),
    state: doubles(plan.states),
    other: doubles(plan.states),
    waiting: doubles(TOGETHER * (plan.states + plan.inputs)),
    before: doubles(plan.states),
    result: doubles(results),
    extremes: doubles(2 * plan.lanes),
    // A step leaves out once at most.
    leftOut: bytes(4 + 3 * plan.steps.length),
    end: bytes(0),
  };
}
