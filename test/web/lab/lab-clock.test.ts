import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { epochMilliseconds, instantAt } from '../../../src/core/time.ts';
import { nanogramsPerMillilitre, nanolitres } from '../../../src/core/units.ts';
import { configured } from '../../../src/pump/configure.ts';
import { advance } from '../../../src/pump/step.ts';
import { doing, freshLab, LAB_OPENS_MS, waiting, waitingForAlarm } from '../../../src/web/lab/lab-bench.ts';
import {
  FURTHEST_LOOK_MS,
  LONGEST_GAP_MS,
  nextEntryAt,
  passed,
  SPEEDS,
} from '../../../src/web/lab/lab-clock.ts';
import { FLOW, VOLUME } from '../../../src/wire/amount/unit-table.ts';

const running = () =>
  doing(freshLab(configured('synchromed-ii-20', instantAt(LAB_OPENS_MS)), VOLUME.make(20_000_000)), {
    kind: 'programme',
    prescription: {
      mixture: [{ drug: 'saline', concentration: nanogramsPerMillilitre(0) }],
      program: { mode: 'continuous', setting: { kind: 'rate', rate: FLOW.make(1_000_000) } },
      limits: [],
      lowReservoirAlarm: nanolitres(2_000_000),
      reservoir: nanolitres(20_000_000),
      bridge: null,
    },
  });

test('however a time is cut into frames, the same whole milliseconds pass in the lab', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...SPEEDS),
      fc.array(fc.integer({ min: 0, max: LONGEST_GAP_MS * 8 }), { maxLength: 60 }),
      (speed, eighths) => {
        let simulatedMs = 0;
        let carry = 0;
        for (const each of eighths) {
          const now = passed(each / 8, speed, carry);
          assert.ok(Number.isSafeInteger(now.simulatedMs) && now.carry >= 0 && now.carry < 1);
          simulatedMs += now.simulatedMs;
          carry = now.carry;
        }
        const realMs = eighths.reduce((sum, each) => sum + each / 8, 0);
        assert.equal(simulatedMs + carry, realMs * speed);
      },
    ),
  );
});

test('at 100,000 times a second is more than a day, and a page that was away for an hour has not run on', () => {
  assert.equal(passed(100, 100_000, 0).simulatedMs, 10_000_000);
  assert.equal(passed(3_600_000, 100_000, 0).simulatedMs, LONGEST_GAP_MS * 100_000);
  assert.equal(passed(-5, 60, 0).simulatedMs, 0);
  assert.equal(passed(200, 0, 0).simulatedMs, 0);
});

test('the next entry is found to the millisecond: nothing one before it, something at it', () => {
  const { pump } = running();
  const at = nextEntryAt(pump);
  assert.ok(at !== null);
  const ms = epochMilliseconds(at) - pump.nowMs;
  assert.equal(ms, 18 * 86_400_000);
  assert.equal(advance(pump, instantAt(pump.nowMs + ms - 1)).entries.length, 0);
  assert.deepEqual(
    advance(pump, at).entries.map(({ event }) => event.kind),
    ['alarm-raised'],
  );
});

test('a pump to which nothing will happen has no next entry', () => {
  const never = configured('constant-flow', instantAt(LAB_OPENS_MS), { reservoir: VOLUME.make(20_000_000) });
  assert.equal(nextEntryAt(freshLab(never, VOLUME.make(0)).pump), null);
  assert.ok(FURTHEST_LOOK_MS > 3 * 365 * 86_400_000);
});

test('the lab can stop at the moment of an alarm, and goes on from there as if it had not', () => {
  const lab = running();
  const stopped = waitingForAlarm(lab, 30 * 86_400_000);
  assert.equal(stopped.alarmed, true);
  assert.equal(stopped.lab.pump.nowMs, LAB_OPENS_MS + 18 * 86_400_000);
  const rest = waiting(stopped.lab, 12 * 86_400_000);
  assert.deepEqual(rest.entries, waiting(lab, 30 * 86_400_000).entries);
  assert.deepEqual(rest.pump, waiting(lab, 30 * 86_400_000).pump);
  assert.equal(waitingForAlarm(lab, 86_400_000).alarmed, false);
});

test('every entry has the next number, whatever is done', () => {
  let lab = running();
  for (let day = 0; day < 30; day++)
    lab = doing(waiting(lab, 86_400_000), {
      kind: 'tell',
      command: { kind: 'interrogate', programmerAheadMs: null },
    });
  assert.deepEqual(
    lab.entries.map(({ sequence }) => sequence),
    lab.entries.map((_, index) => index + 1),
  );
});
