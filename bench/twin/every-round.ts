import { step } from '../../src/kernel/grid-layout.ts';
import type { RunPlan } from '../../src/kernel/run-plan.ts';
import type { ReductionMemory } from '../../src/twin/reduction-memory.ts';

/** The same loops, but every day is computed: what a program costs of which no day is like another. */
export function everyRound({ recall, kernel }: ReductionMemory): ReductionMemory {
  const run: RunPlan = (plan, state, into, extremes) =>
    kernel.run({ ...plan, steps: writtenOut(plan.steps) }, state, into, extremes);
  return { recall, kernel: { ...kernel, run } };
}

/** Rounds hold no rounds, so all between a round's first step and its end is as long as it was. */
function writtenOut(steps: Int32Array): Int32Array {
  let length = 0;
  for (let place = 0; place < steps.length; place += 4) {
    const [what, begin = 0, rounds = 0] = steps.subarray(place, place + 3);
    length += what === step.repeat ? rounds * (place - begin) : 4;
  }
  const all = new Int32Array(length);
  let at = 0;
  let from = 0;
  for (let place = 0; place < steps.length; place += 4) {
    const [what, begin = 0, rounds = 0] = steps.subarray(place, place + 3);
    if (what !== step.repeat) continue;
    all.set(steps.subarray(from, place), at);
    at += place - from;
    const round = place - begin;
    for (let time = 0; time < rounds; time++, at += round) all.copyWithin(at, at - round, at);
    from = place + 4;
  }
  all.set(steps.subarray(from), at);
  return all;
}
