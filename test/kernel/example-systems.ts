import type { FollowedSystem } from '../../src/kernel/followed-system.ts';
import { seededRandom } from '../../src/kernel/random.ts';
import type { Schedule } from '../../src/kernel/schedule.ts';

/** Five modes, two inputs, two outputs; an effect site, one that follows it, and an integral. */
export const followed: FollowedSystem = {
  system: {
    rates: Float64Array.of(0.1, 0.4, 0.4 + 1e-9, 3, 50),
    inputs: [Float64Array.of(1, 0.5, -0.2, 0.3, 2), Float64Array.of(0, 1, 1, 0, -0.4)],
    outputs: [Float64Array.of(1, 1, 0.5, 0.2, 0.1), Float64Array.of(0.2, -0.1, 1, 0, 0)],
  },
  followers: [
    { rate: 0.4, drives: [{ kind: 'output', index: 0, gain: 0.4 }] },
    {
      rate: 0.9,
      drives: [
        { kind: 'follower', index: 0, gain: 2 },
        { kind: 'output', index: 1, gain: -1 },
      ],
    },
    { rate: 0, drives: [{ kind: 'output', index: 0, gain: 1 }] },
  ],
};

/** Hours per tick. */
export const minutes = 1 / 60;
export const nothing = new Float64Array(8);

/** Two inputs that change at random whole minutes up to 500 apart. */
export function randomSchedule(seed: number, changes: number, impulses: boolean): Schedule {
  const random = seededRandom(seed);
  const times = new Float64Array(changes);
  for (let k = 1; k < changes; k++) times[k] = (times[k - 1] ?? 0) + 1 + Math.floor(random() * 500);
  const sizes = (): Float64Array => Float64Array.from(times, () => random() * 3);
  return {
    hoursPerTick: minutes,
    times,
    rates: [sizes(), sizes()],
    ...(impulses ? { impulses: [sizes(), sizes()] } : {}),
  };
}
