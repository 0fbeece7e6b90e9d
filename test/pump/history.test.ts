import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EMPTY_LOG } from '../../src/pump/log-book.ts';
import { commit, EMPTY_MEMORY, restart } from '../../src/pump/memory.ts';
import { decodePump, encodePump } from '../../src/pump/memory-bytes.ts';
import { tell } from '../../src/pump/programming.ts';
import type { PumpState } from '../../src/pump/pump-state.ts';
import { step } from '../../src/pump/step.ts';
import {
  after,
  alarmsOf,
  atRate,
  BOLUS,
  DAY,
  done,
  HOUR,
  MINUTE,
  prescribed,
  running,
} from './sample-pump.ts';

const ask = (pump: PumpState, ms: number) => step(pump, after(ms), { kind: 'request-bolus' });
const asked = (): PumpState =>
  done(ask(running(prescribed({ ...atRate(100_000), patientBolus: BOLUS })), HOUR));

/** The bytes with one of them changed in a way that depends on its place. */
function flipped(bytes: Uint8Array, index: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[index] = (copy[index] ?? 0) ^ (1 << (index % 8));
  return copy;
}

test('a state that is written and read again is the same state', () => {
  const pump = done(step(asked(), after(3 * HOUR), { kind: 'fault', fault: { kind: 'catheter-occlusion' } }));
  const read = decodePump(encodePump(pump, 7));
  assert.ok(read.ok && read.value.historyIntact);
  assert.equal(read.value.generation, 7);
  assert.deepEqual(read.value.pump, pump);
});

test('[SR-9] whichever byte of what is stored is flipped, it is noticed', () => {
  const pump = asked();
  const bytes = encodePump({ ...pump, log: EMPTY_LOG });
  for (let index = 0; index < bytes.length; index++) {
    const read = decodePump(flipped(bytes, index));
    assert.ok(!read.ok || !read.value.historyIntact, `byte ${index}`);
  }
});

test('[SR-9] a corrupt history disables patient boluses until a clinician clears it, and is never taken to be empty', () => {
  const pump = asked();
  const bytes = encodePump(pump, 1);
  const text = String.fromCharCode(...bytes);
  const from = text.indexOf('\nhistory ') + 1;
  assert.ok(from > 0);
  // Every byte of the history in turn, its header included.
  for (let index = from; index < bytes.length; index++) {
    const memory = { slots: [new Uint8Array(0), flipped(bytes, index)] as const, committed: 1 };
    const restarted = restart(memory, pump, after(HOUR + MINUTE)).pump;
    assert.ok(restarted.historyCorrupt, `byte ${index}`);
    assert.deepEqual(alarmsOf(restarted), ['bolus-history-corrupt']);
    assert.equal(ask(restarted, 3 * HOUR).refusal, 'history-corrupt');
  }
  const memory = { slots: [new Uint8Array(0), flipped(bytes, bytes.length - 3)] as const, committed: 1 };
  const restarted = restart(memory, pump, after(HOUR + MINUTE)).pump;
  // The basal program runs on.
  assert.equal(restarted.run.kind, 'running');
  const cleared = done(
    tell(restarted, after(2 * HOUR), { kind: 'clear-alarm', alarm: 'bolus-history-corrupt' }),
  );
  // What was given before is unknown: it counts as full for as long as any limit looks back.
  assert.equal(ask(cleared, 5 * HOUR).refusal, 'lockout');
  assert.equal(ask(cleared, HOUR + MINUTE + DAY - 1).refusal, 'lockout');
  assert.equal(ask(cleared, HOUR + MINUTE + DAY).refusal, null);
});

test('[SR-15] settings that cannot be read stop the pump with an alarm: no default, no program', () => {
  const pump = asked();
  const memory = commit(EMPTY_MEMORY, pump);
  const [even, odd] = memory.slots;
  const restarted = restart({ ...memory, slots: [even, flipped(odd, 60)] }, pump, after(2 * HOUR)).pump;
  assert.equal(restarted.active, null);
  assert.equal(restarted.run.kind, 'stopped');
  assert.deepEqual(alarmsOf(restarted), ['pump-memory-error', 'bolus-history-corrupt']);
});
