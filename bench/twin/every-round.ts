import { step } from '../../src/kernel/grid-layout.ts';
import type { RunPlan } from '../../src/kernel/run-plan.ts';
import type { ReductionMemory } from '../../src/twin/reduction-memory.ts';

/** Room for the steps of a year with some changes a day. */
const ROOM = 4 * 16_384;

/** The same loops, but every day is computed: what a program costs of which no day is like another. */
export function everyRound({ recall, kernel }: ReductionMemory): ReductionMemory {
  const run: RunPlan = (plan, state, into, extremes) =>
    kernel.run({ ...plan, steps: writtenOut(plan.steps) }, state, into, extremes);
  return { recall, kernel: { ...kernel, run } };
}

function writtenOut(steps: Int32Array): Int32Array {
  const all = new Int32Array(ROOM);
  const places = new Int32Array(steps.length);
  let length = 0;
  for (let place = 0; place < steps.length; place += 4) {
    places[place] = length;
    const [what, begin = 0, rounds = 0] = steps.subarray(place, place + 4);
    if (what !== step.repeat) {
      all.set(steps.subarray(place, place + 4), length);
      length += 4;
      continue;
    }
    const from = places[begin] ?? 0;
    const round = length - from;
    if (length + rounds * round > ROOM) throw new RangeError('more steps than there is room for');
    for (let time = 0; time < rounds; time++, length += round) all.copyWithin(length, from, from + round);
  }
  return all.subarray(0, length);
}
