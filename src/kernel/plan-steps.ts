import type { GridPlan } from './grid-plan.ts';

/** Where samples are written: those of each reading one after the other, `count` of them. */
export interface SampleTable {
  readonly into: Float64Array;
  readonly count: number;
}

/**
 * The state after transition `index`, of which only the first `reach` states (a multiple of four) are not zero; every input has
 * its size in `sizes`.
 */
export function carry(
  { transitions, states, followers, inputs }: GridPlan,
  index: number,
  reach: number,
  state: Float64Array,
  sizes: Float64Array,
  into: Float64Array,
): void {
  const base = index * states * (1 + followers + inputs);
  for (let place = 0; place < reach; place++) into[place] = transitions[base + place] * state[place];
  for (let follower = 0; follower < followers; follower++) {
    const row = base + (1 + follower) * states;
    // Four sums apart, as two instructions of two lanes make them.
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let place = 0; place < reach; place += 4) {
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
    for (let place = 0; place < reach; place++) into[place] += transitions[row + place] * size;
  }
}

/** What is read: of the first `reach` states, and beyond what was read `back` samples ago, or of everything if that is 0. */
export interface Read {
  readonly reach: number;
  readonly back: number;
}

/** The samples of a step, from number `sample` on. Returns NaN if one is not finite, else 0. */
export function show(
  plan: GridPlan,
  place: number,
  read: Read,
  state: Float64Array,
  sizes: Float64Array,
  table: SampleTable,
  sample: number,
): number {
  const { lanes, steps } = plan;
  let fault = 0;
  for (let row = 0; row < steps[place + 2]; row++)
    // The last four may reach back over lanes that are done, to the same numbers again.
    for (let next = 0; next < lanes; next += 4) {
      const lane = Math.min(next, lanes - 4);
      fault += showFour(plan, steps[place + 1] + row, lane, read, state, sizes, table, sample + row);
    }
  return fault;
}

/** Four readings at a time, so that four sums are under way together. */
function showFour(
  { fading, rising, lasting, states, inputs, lanes, width }: GridPlan,
  age: number,
  lane: number,
  { reach, back }: Read,
  state: Float64Array,
  sizes: Float64Array,
  { into, count }: SampleTable,
  sample: number,
): number {
  const needed = Math.min(lasting[age], reach);
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
  if (back > 0) {
    const from = to - back;
    a += into[from];
    if (lane + 1 < width) b += into[from + count];
    if (lane + 2 < width) c += into[from + 2 * count];
    if (lane + 3 < width) d += into[from + 3 * count];
  }
  // Lanes beyond the last reading are not written.
  if (lane < width) into[to] = a;
  if (lane + 1 < width) into[to + count] = b;
  if (lane + 2 < width) into[to + 2 * count] = c;
  if (lane + 3 < width) into[to + 3 * count] = d;
  return a - a + (b - b) + (c - c) + (d - d);
}

/** Inputs get the sizes of time `at` of the schedule. */
export function drive({ rates, inputs }: GridPlan, at: number, sizes: Float64Array): void {
  for (let input = 0; input < inputs; input++) sizes[input] = rates[at * inputs + input];
}

/** Adds the impulses of time `at` of the schedule. */
export function give(
  { impulses, entering, inputs, states }: GridPlan,
  at: number,
  state: Float64Array,
): void {
  for (let input = 0; input < inputs; input++) {
    const size = impulses[at * inputs + input];
    for (let place = 0; place < states; place++) state[place] += entering[input * states + place] * size;
  }
}
