import type { GridPlan } from './grid-plan.ts';
import { NumericalError } from './numerical-error.ts';
import type { RunPlan } from './run-plan.ts';

/** What an instance of wasm/run-plan.wasm exports. Whoever can load files makes the instance and passes it in. */
export interface RunPlanExports {
  readonly memory: { readonly buffer: ArrayBufferLike; readonly grow: (pages: number) => number };
  readonly run: (...addressesAndSizes: number[]) => void;
}

const pageBytes = 65_536;
/** The stub runtime keeps nothing of its own here; the first bytes stay free so that no address is zero. */
const firstAddress = 1024;
/** Rows are written four lanes at a time. */
const overhang = 4;

/** The executor in WebAssembly: the same rows as `runPlan` to rounding. Its memory grows to the largest plan run. */
export function wasmExecutor(instance: RunPlanExports): RunPlan {
  return (plan, state, into) => {
    const { states, followers, inputs, width, lanes, steps } = plan;
    const room = allotment(plan, into.length);
    while (instance.memory.buffer.byteLength < room.bytes) {
      const missing = Math.ceil((room.bytes - instance.memory.buffer.byteLength) / pageBytes);
      if (instance.memory.grow(missing) < 0)
        throw new NumericalError('executor', `no memory for ${room.bytes} bytes`);
    }
    const { buffer } = instance.memory;
    new Int32Array(buffer, room.steps, steps.length).set(steps);
    const numbers = new Float64Array(buffer);
    for (const name of tables) numbers.set(plan[name], room[name] / 8);
    numbers.set(state, room.state / 8);
    const shape = [states, followers, inputs, width, lanes];
    instance.run(
      room.steps,
      room.steps + steps.length * 4,
      ...shape,
      ...tables.map((name) => room[name]),
      room.state,
      room.other,
      room.result,
    );
    into.set(numbers.subarray(room.result / 8, room.result / 8 + into.length));
  };
}

/** In the order of the arguments of `run`. */
const tables = ['transitions', 'fading', 'rising', 'rates', 'impulses', 'entering'] as const;

/** Addresses, sixteen bytes apart at least, and the end of the last. */
function allotment(plan: GridPlan, results: number) {
  let end = firstAddress;
  const take = (bytes: number): number => {
    const at = end;
    end += Math.ceil(bytes / 16) * 16;
    return at;
  };
  const doubles = (count: number): number => take(count * 8);
  return {
    steps: take(plan.steps.length * 4),
    transitions: doubles(plan.transitions.length),
    fading: doubles(plan.fading.length),
    rising: doubles(plan.rising.length),
    rates: doubles(plan.rates.length),
    impulses: doubles(plan.impulses.length),
    entering: doubles(plan.entering.length),
    state: doubles(plan.states + 1),
    other: doubles(plan.states + 1),
    result: doubles(results + overhang),
    bytes: end,
  };
}
