import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { inSmallestUnit } from '../../src/core/units.ts';
import { PUMP_TASKS } from '../../src/pump/fault.ts';
import { truth } from '../../src/pump/reading.ts';
import { advance, step } from '../../src/pump/step.ts';
import {
  after,
  alarmsOf,
  atRate,
  DAY,
  done,
  HOUR,
  holding,
  logged,
  prescribed,
  running,
} from './sample-pump.ts';

const ACTIONS = { baclofen: 'running', morphine: 'held', ziconotide: 'stopped' } as const;

test('[SR-19] a task that is not served for 90 s moves the pump to the state of the table and is logged', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...PUMP_TASKS),
      fc.constantFrom('baclofen', 'morphine', 'ziconotide'),
      fc.nat(DAY),
      (task, drug, ms) => {
        const start = running(prescribed(atRate(480_000), { mixture: holding(drug) }));
        const starved = done(
          step(start, after(ms), { kind: 'fault', fault: { kind: 'task-starved', task } }),
        );
        assert.deepEqual(alarmsOf(done(advance(starved, after(ms + 89_999)))), []);
        const pump = done(advance(starved, after(ms + HOUR)));
        assert.deepEqual(alarmsOf(pump), ['watchdog']);
        assert.deepEqual(
          logged(pump, 'task-not-served').map((entry) => [entry.ms, entry.event.task]),
          [[ms + 90_000, task]],
        );
        assert.equal(pump.run.kind, ACTIONS[drug]);
      },
    ),
  );
});

test('[SR-19] a task that is served again in time raises nothing; what it did not deliver is not counted', () => {
  const starved = done(
    step(running(prescribed(atRate(480_000))), after(HOUR), {
      kind: 'fault',
      fault: { kind: 'task-starved', task: 'delivery' },
    }),
  );
  const pump = done(step(starved, after(HOUR + 89_000), { kind: 'end-fault', fault: 'task-starved' }));
  const later = done(advance(pump, after(2 * HOUR)));
  assert.deepEqual(alarmsOf(later), []);
  assert.ok(Math.abs(inSmallestUnit(truth(later).leftPump) - (480_000 * (2 * HOUR - 89_000)) / DAY) <= 1);
});
