import { elapsed, epochMilliseconds, type Instant, instantAt } from '../core/time.ts';
import { inSmallestUnit } from '../core/units.ts';
import { type Fault, PUMP_TASKS } from './fault.ts';

/** A fault, when it begins, and when it is switched off again; null where it stays. */
export interface TimedFault {
  readonly at: Instant;
  readonly until: Instant | null;
  readonly fault: Fault;
}

/** Numbers from 0 up to a bound, the same for the same seed: 32 bits of state, in whole numbers only. */
export type Draw = (below: number) => number;

export function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

const HOUR = 3_600_000;

/** One of each kind; the numbers are ours and only have to be possible. */
const KINDS: readonly ((draw: Draw) => Fault)[] = [
  (draw) => ({
    kind: 'flow-drift',
    perMille: 500 + draw(1_001),
    perDay: draw(2) === 0 ? null : 1 + draw(50),
  }),
  () => ({ kind: 'catheter-occlusion' }),
  (draw) => ({ kind: 'catheter-leak', lostPerMille: 1 + draw(1_000) }),
  () => ({ kind: 'catheter-disconnection' }),
  (draw) => ({
    kind: 'motor-stall',
    recoversAfterMs: draw(4) === 0 ? null : 1 + draw(24 * HOUR),
    recoveryLogged: draw(2) === 0 ? 'at-once' : 'at-interrogation',
  }),
  () => ({ kind: 'stuck-in-telemetry' }),
  () => ({ kind: 'low-battery-reset' }),
  () => ({ kind: 'early-eri' }),
  () => ({ kind: 'interrupted-update' }),
  () => ({ kind: 'memory-error' }),
  () => ({ kind: 'history-error' }),
  (draw) => ({ kind: 'false-reservoir-alarm', alarm: draw(2) === 0 ? 'low-reservoir' : 'empty-reservoir' }),
  (draw) => ({ kind: 'false-replace-by', laterByMs: draw(2) === 0 ? null : 1 + draw(1_000 * HOUR) }),
  (draw) => ({ kind: 'priming-mixing', earlyPerMille: draw(1_000) }),
  (draw) => ({ kind: 'valve-discharge', volumeNl: draw(3) === 0 ? null : 1 + draw(10_000) }),
  (draw) => ({ kind: 'clock-jump', byMs: (draw(2) === 0 ? -1 : 1) * (1 + draw(48 * HOUR)) }),
  (draw) => ({ kind: 'clock-drift', perBillion: (draw(2) === 0 ? -1 : 1) * (1 + draw(1_000_000)) }),
  (draw) => ({ kind: 'daylight-saving', byMs: draw(2) === 0 ? HOUR : -HOUR }),
  (draw) => ({ kind: 'message-lost', count: 1 + draw(5) }),
  (draw) => ({ kind: 'message-duplicated', count: 1 + draw(5) }),
  () => ({ kind: 'message-reordered' }),
  (draw) => ({ kind: 'task-starved', task: PUMP_TASKS[draw(PUMP_TASKS.length)] ?? 'delivery' }),
];

export function randomFault(draw: Draw): Fault {
  const make = KINDS[draw(KINDS.length)];
  if (make === undefined) throw new RangeError('drew beyond the kinds');
  return make(draw);
}

/** So many faults between two moments, in order of their beginning, reproducible from the seed. */
export function randomFaults(
  seed: number,
  from: Instant,
  until: Instant,
  count: number,
): readonly TimedFault[] {
  const draw = drawFrom(seed);
  const span = inSmallestUnit(elapsed(from, until));
  return Array.from({ length: count }, () => {
    const atMs = epochMilliseconds(from) + draw(span);
    const stays = draw(3) === 0;
    return {
      at: instantAt(atMs),
      until: stays ? null : instantAt(atMs + 1 + draw(epochMilliseconds(until) - atMs)),
      fault: randomFault(draw),
    };
  }).sort((a, b) => epochMilliseconds(a.at) - epochMilliseconds(b.at));
}
