import { extremesOf } from './extremes.ts';
import { step } from './grid-layout.ts';
import type { GridPlan } from './grid-plan.ts';

/**
 * Runs a plan from `state`, which is in the plan's order and becomes the state at the last sample. Writes the samples of
 * each reading one after the other into `into`, reading after reading, and the lowest and the highest of each into
 * `extremes`, [reading][2]. False if any is not finite; there is then no telling which is lowest.
 */
export type RunPlan = (
  plan: GridPlan,
  state: Float64Array,
  into: Float64Array,
  extremes: Float64Array,
) => boolean;

/** The executor in plain TypeScript: the reference of the one in WebAssembly. */
export const runPlan: RunPlan = (plan, initial, into, extremes) => {
  const { steps, inputs } = plan;
  let state: Float64Array = initial.slice();
  let other: Float64Array = new Float64Array(plan.states);
  const count = into.length / plan.width;
  const sizes = new Float64Array(inputs);
  const rounds = new Rounds(plan.states);
  let written = 0;
  // Stays zero as long as every sum is finite.
  let fault = 0;
  for (let place = 0; place < steps.length; place += 4) {
    const argument = steps[place + 1];
    switch (steps[place]) {
      case step.advance:
        carry(plan, argument, state, sizes, other);
        [state, other] = [other, state];
        break;
      case step.sample:
        for (let row = 0; row < steps[place + 2]; row++)
          fault += show(plan, argument + row, state, sizes, into, written + row, count);
        written += steps[place + 2];
        break;
      case step.drive:
        for (let input = 0; input < inputs; input++) sizes[input] = plan.rates[argument * inputs + input];
        break;
      case step.repeat:
        if (rounds.endWith(state, steps[place + 2])) {
          repeat(into, count, written, rounds.left * steps[place + 3], steps[place + 3]);
          written += rounds.left * steps[place + 3];
          rounds.left = -1;
        } else if (rounds.left-- > 0) place = argument - 4;
        break;
      default:
        give(plan, argument, state);
    }
  }
  initial.set(state);
  findExtremes(into, count, extremes);
  return fault === 0;
};

/** A pattern that is gone through again and again. */
class Rounds {
  /** Still to come; below zero before the end of the first. */
  left = -1;
  readonly #before: Float64Array;

  constructor(states: number) {
    this.#before = new Float64Array(states);
  }

  /** Comes to the end of a round, after the first of which `times` are left: whether no bit differs from the one before. */
  endWith(state: Float64Array, times: number): boolean {
    const isFirst = this.left < 0;
    if (isFirst) this.left = times;
    else if (this.left > 0 && areEqual(state, this.#before)) return true;
    this.#before.set(state);
    return false;
  }
}

function findExtremes(into: Float64Array, count: number, extremes: Float64Array): void {
  for (let reading = 0; 2 * reading < extremes.length; reading++) {
    const { lowest, highest } = extremesOf(into.subarray(reading * count, (reading + 1) * count));
    extremes[2 * reading] = lowest;
    extremes[2 * reading + 1] = highest;
  }
}

function areEqual(one: Float64Array, other: Float64Array): boolean {
  // Zero has two signs.
  for (let place = 0; place < one.length; place++) if (!Object.is(one[place], other[place])) return false;
  return true;
}

/** Each column goes on for `copied` samples as the last `round` of them. */
function repeat(into: Float64Array, count: number, written: number, copied: number, round: number): void {
  for (let at = written; at < into.length; at += count)
    for (let sample = at; sample < at + copied; sample++) into[sample] = into[sample - round];
}

function carry(
  { transitions, states, followers, inputs }: GridPlan,
  index: number,
  state: Float64Array,
  sizes: Float64Array,
  into: Float64Array,
): void {
  const base = index * states * (1 + followers + inputs);
  for (let place = 0; place < states; place++) into[place] = transitions[base + place] * state[place];
  for (let follower = 0; follower < followers; follower++) {
    const row = base + (1 + follower) * states;
    // Four sums apart, as two instructions of two lanes make them.
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let place = 0; place < states; place += 4) {
      a += transitions[row + place] * state[place];
      b += transitions[row + place + 1] * state[place + 1];
      c += transitions[row + place + 2] * state[place + 2];
      d += transitions[row + place + 3] * state[place + 3];
    }
    into[follower] += a + c + (b + d);
  }
  for (let input = 0; input < inputs; input++) {
    const size = sizes[input];
    if (size === 0) continue;
    const row = base + (1 + followers + input) * states;
    for (let place = 0; place < states; place++) into[place] += transitions[row + place] * size;
  }
}

/** One sample of every reading. Returns NaN if one is not finite, else 0. */
function show(
  plan: GridPlan,
  age: number,
  state: Float64Array,
  sizes: Float64Array,
  into: Float64Array,
  sample: number,
  count: number,
): number {
  let fault = 0;
  // The last four may reach back over lanes that are done, to the same numbers again.
  for (let lane = 0; lane < plan.lanes; lane += 4)
    fault += showFour(plan, age, Math.min(lane, plan.lanes - 4), state, sizes, into, sample, count);
  return fault;
}

/** Four readings at a time, so that four sums are under way together. */
function showFour(
  { fading, rising, lasting, states, inputs, lanes, width }: GridPlan,
  age: number,
  lane: number,
  state: Float64Array,
  sizes: Float64Array,
  into: Float64Array,
  sample: number,
  count: number,
): number {
  const needed = lasting[age];
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let at = age * inputs * lanes + lane;
  for (let input = 0; input < inputs; input++, at += lanes) {
    const size = sizes[input];
    a += rising[at] * size;
    b += rising[at + 1] * size;
    c += rising[at + 2] * size;
    d += rising[at + 3] * size;
  }
  at = age * states * lanes + lane;
  for (let place = 0; place < needed; place++, at += lanes) {
    const held = state[place];
    a += fading[at] * held;
    b += fading[at + 1] * held;
    c += fading[at + 2] * held;
    d += fading[at + 3] * held;
  }
  const to = lane * count + sample;
  // Lanes beyond the last reading are not written.
  if (lane < width) into[to] = a;
  if (lane + 1 < width) into[to + count] = b;
  if (lane + 2 < width) into[to + 2 * count] = c;
  if (lane + 3 < width) into[to + 3 * count] = d;
  return a - a + (b - b) + (c - c) + (d - d);
}

function give({ impulses, entering, inputs, states }: GridPlan, at: number, state: Float64Array): void {
  for (let input = 0; input < inputs; input++) {
    const size = impulses[at * inputs + input];
    for (let place = 0; place < states; place++) state[place] += entering[input * states + place] * size;
  }
}
