import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PUMP_PROFILES } from '../../src/core/devices/profiles.ts';
import type { Program } from '../../src/core/program.ts';
import { instantAt, minutes } from '../../src/core/time.ts';
import { inSmallestUnit, milliseconds, nanolitres, nanolitresPerDay } from '../../src/core/units.ts';
import { configured } from '../../src/pump/configure.ts';
import { implanted } from '../../src/pump/implanted.ts';
import { programme, tell } from '../../src/pump/programming.ts';
import { reading, truth } from '../../src/pump/reading.ts';
import { advance } from '../../src/pump/step.ts';
import {
  after,
  alarmsOf,
  atRate,
  DAY,
  done,
  HOUR,
  logged,
  newPump,
  prescribed,
  running,
  START_MS,
} from './sample-pump.ts';

const delivered = (pump: Parameters<typeof reading>[0]): number => inSmallestUnit(reading(pump).delivered);

test('every model can be implanted, and runs a program of a mode that it has', () => {
  for (const { id } of PUMP_PROFILES) {
    const set = id === 'constant-flow' ? { reservoir: nanolitres(40_000_000) } : {};
    const contents = nanolitres(18_000_000);
    const pump = implanted(configured(id, instantAt(START_MS), set), contents);
    assert.equal(truth(pump).volume, contents);
    const runs = done(programme(pump, after(0), prescribed(atRate(500_000), { reservoir: contents })));
    assert.equal(delivered(done(advance(runs, after(4 * DAY)))), 2_000_000, id);
  }
});

test('a week with its own steps on each day runs them on that day', () => {
  const step = (at: number, nlPerDay: number) => ({
    at: minutes(at),
    setting: { kind: 'rate' as const, rate: nanolitresPerDay(nlPerDay) },
  });
  const program: Program = {
    mode: 'schedule',
    patterns: [
      { days: ['mon', 'tue', 'wed', 'thu', 'fri'], steps: [step(0, 240_000), step(720, 480_000)] },
      { days: ['sat', 'sun'], steps: [step(0, 96_000)] },
    ],
  };
  // The start is a Monday.
  const pump = running(prescribed(program));
  const flows = [0, 12 * HOUR, 4 * DAY + 13 * HOUR, 5 * DAY, 7 * DAY].map((ms) =>
    inSmallestUnit(reading(done(advance(pump, after(ms)))).flow),
  );
  assert.deepEqual(flows, [240_000, 480_000, 480_000, 96_000, 240_000]);
  assert.equal(delivered(done(advance(pump, after(7 * DAY)))), 5 * 360_000 + 2 * 96_000);
});

test('minimum rate keeps the rate of the profile, and a pump that is stopped says so after 48 h', () => {
  const least = running(prescribed({ mode: 'minimum-rate' }));
  assert.equal(delivered(done(advance(least, after(10 * DAY)))), 60_000);
  const stopped = done(advance(running(prescribed({ mode: 'stopped' })), after(10 * DAY)));
  assert.equal(delivered(stopped), 0);
  assert.deepEqual(
    logged(stopped, 'alarm-raised').map(({ ms, event }) => [ms, event.alarm]),
    [[2 * DAY, 'stopped-pump']],
  );
  const runs = done(programme(stopped, after(10 * DAY), prescribed(atRate(480_000))));
  assert.deepEqual(alarmsOf(runs), []);
});

test('a constant-flow pump keeps its factory flow: another mixture is taken over, another flow refused', () => {
  const pump = done(
    programme(
      newPump('constant-flow', { reservoir: nanolitres(40_000_000) }),
      after(0),
      prescribed(atRate(500_000)),
    ),
  );
  const refill = prescribed(atRate(500_000), {
    mixture: [{ drug: 'baclofen', concentration: 500_000 as never }],
  });
  assert.equal(programme(pump, after(DAY), refill).refusal, null);
  assert.equal(programme(pump, after(DAY), prescribed(atRate(500_001))).refusal, 'not-programmable');
  assert.equal(programme(pump, after(DAY), prescribed({ mode: 'stopped' })).refusal, 'mode-not-known');
});

test('a stop stands until a start with the program shown; the schedule has gone on meanwhile', () => {
  const pump = done(tell(running(prescribed(atRate(480_000))), after(HOUR), { kind: 'stop' }));
  const later = done(advance(pump, after(DAY)));
  assert.equal(delivered(later), 20_000);
  const started = done(tell(later, after(DAY), { kind: 'start', digest: reading(later).digest ?? '' }));
  assert.equal(delivered(done(advance(started, after(DAY + HOUR)))), 40_000);
});

test('the replacement indicator and the end of service come when they are set to, and never where nothing is known', () => {
  const battery = {
    eriAfter: milliseconds(100 * DAY),
    endAfterEri: milliseconds(90 * DAY),
    endAfterImplant: null,
  };
  const pump = done(
    advance(running(prescribed({ mode: 'minimum-rate' }), 'synchromed-ii-40', { battery }), after(365 * DAY)),
  );
  assert.deepEqual(
    logged(pump, 'alarm-raised').map(({ ms, event }) => [ms, event.alarm]),
    [
      [100 * DAY, 'eri'],
      [190 * DAY, 'eos'],
      [192 * DAY, 'stopped-pump'],
    ],
  );
  assert.equal(delivered(pump), 190 * 6_000);
  const unknown = done(
    advance(running(prescribed(atRate(480_000)), 'synchromed-iii-40'), after(20 * 365 * DAY)),
  );
  assert.ok(!alarmsOf(unknown).includes('eri') && !alarmsOf(unknown).includes('eos'));
});

test('seven years after the implant a SynchroMed II stops for good, whatever its battery', () => {
  const old = done(advance(running(prescribed({ mode: 'minimum-rate' })), after(7 * 365 * DAY)));
  assert.deepEqual(old.run, { kind: 'stopped', because: 'end-of-service' });
});

test('the replacement indicator of a SynchroMed II that only grows old comes 90 days before its end', () => {
  const old = done(advance(running(prescribed({ mode: 'minimum-rate' })), after(8 * 365 * DAY)));
  assert.deepEqual(
    logged(old, 'alarm-raised').map(({ ms, event }) => [ms, event.alarm]),
    [
      [(7 * 365 - 90) * DAY, 'eri'],
      [7 * 365 * DAY, 'eos'],
      [(7 * 365 + 2) * DAY, 'stopped-pump'],
    ],
  );
});

test('a pump that is implanted empty is dry, and time passes for it all the same', () => {
  const empty = implanted(configured('synchromed-ii-40', instantAt(START_MS)), nanolitres(0));
  const pump = done(advance(done(programme(empty, after(0), prescribed(atRate(480_000)))), after(DAY)));
  assert.ok(truth(pump).dry);
  assert.equal(inSmallestUnit(truth(pump).leftPump), 0);
  assert.equal(delivered(pump), 480_000);
});

test('a bridge that waits for a start can be cancelled; the program then starts at once', () => {
  const bridge = { volume: nanolitres(300_000), rate: nanolitresPerDay(600_000) };
  const stopped = done(tell(running(prescribed(atRate(100_000), { bridge })), after(HOUR), { kind: 'stop' }));
  const digest = stopped.active?.digest ?? '';
  const waits = done(tell(stopped, after(DAY), { kind: 'start', digest }));
  assert.deepEqual([waits.bolus?.kind, waits.bolus?.volumeNl], ['bridge', 275_000]);
  const cancelled = done(tell(stopped, after(DAY), { kind: 'cancel-bolus' }));
  assert.equal(done(tell(cancelled, after(DAY), { kind: 'start', digest })).bolus, null);
});
