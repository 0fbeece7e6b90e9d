import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nanolitres, nanolitresPerDay } from '../../src/core/units.ts';
import type { Fault } from '../../src/pump/fault.ts';
import { programme, tell } from '../../src/pump/programming.ts';
import type { PumpState } from '../../src/pump/pump-state.ts';
import { advance, step } from '../../src/pump/step.ts';
import { countedNl } from '../../src/pump/volumes.ts';
import {
  after,
  alarmsOf,
  atRate,
  BOLUS,
  BOLUS_NL,
  DAY,
  done,
  HOUR,
  logged,
  MINUTE,
  prescribed,
  running,
} from './sample-pump.ts';

const RATE = 480_000;
const start = (): PumpState => running(prescribed({ ...atRate(RATE), patientBolus: BOLUS }));
const fault = (pump: PumpState, ms: number, what: Fault): PumpState =>
  done(step(pump, after(ms), { kind: 'fault', fault: what }));
const stall = (pump: PumpState, ms: number, recoversAfterMs: number | null): PumpState =>
  fault(pump, ms, { kind: 'motor-stall', recoversAfterMs, recoveryLogged: 'at-interrogation' });

test('[SR-14] two recoveries that wait for a reading are both logged with their times when it comes', () => {
  const twice = stall(stall(start(), HOUR, 20 * MINUTE), 3 * HOUR, 40 * MINUTE);
  const read = done(tell(twice, after(6 * HOUR), { kind: 'interrogate', programmerAheadMs: null }));
  assert.deepEqual(
    logged(read, 'stall-recovered').map(({ event }) => event.stallMs),
    [20 * MINUTE, 40 * MINUTE],
  );
});

test('[SR-14] [SR-22] a stall that goes on is one stall: its alarm comes as long after its beginning', () => {
  const again = [4, 8, 12].reduce(
    (pump, minute) => stall(pump, HOUR + minute * MINUTE, null),
    stall(start(), HOUR, null),
  );
  assert.deepEqual(
    logged(again, 'alarm-raised').map(({ ms }) => ms),
    [HOUR + 5 * MINUTE],
  );
  assert.equal(logged(again, 'stall-began').length, 1);
});

test('[SR-19] [SR-22] a task that goes on hanging is one fault: the watchdog comes 90 s after it began', () => {
  const hangs: Fault = { kind: 'task-starved', task: 'delivery' };
  const pump = fault(fault(start(), HOUR, hangs), HOUR + MINUTE, hangs);
  assert.deepEqual(alarmsOf(done(advance(pump, after(HOUR + 90_000)))), ['watchdog']);
});

test('[SR-8] a bolus during which the delivery hung records what it gave, also where another task hangs next', () => {
  const asked = done(step(start(), after(HOUR), { kind: 'request-bolus' }));
  const hung = fault(asked, HOUR + MINUTE, { kind: 'task-starved', task: 'delivery' });
  const next = fault(hung, HOUR + 2 * MINUTE, { kind: 'task-starved', task: 'clock' });
  const later = done(advance(next, after(HOUR + 2 * MINUTE + 80_000)));
  const [cut] = logged(later, 'bolus-cancelled');
  assert.equal(cut?.event.deliveredNl, BOLUS_NL / 5);
  assert.equal(logged(later, 'bolus-ended').length, 0);
  const basalMs = HOUR + 2 * MINUTE + 80_000 - MINUTE;
  assert.equal(countedNl(later), Math.floor((RATE * basalMs) / DAY + BOLUS_NL / 5));
});

test('[SR-8] a bridge that is programmed while the motor stands waits for it, and gives all that it holds', () => {
  const bridge = { volume: nanolitres(20_000), rate: nanolitresPerDay(480_000) };
  const stands = stall(start(), HOUR, 2 * HOUR);
  const told = done(programme(stands, after(2 * HOUR), prescribed(atRate(100_000), { bridge })));
  const before = countedNl(told);
  assert.deepEqual(logged(told, 'bolus-started'), []);
  const later = done(advance(told, after(5 * HOUR)));
  // The rotor turns at 3 h; 20 µL at 0.48 mL/d take an hour.
  assert.deepEqual(
    logged(later, 'bolus-started').map(({ ms }) => ms),
    [3 * HOUR],
  );
  assert.deepEqual(
    logged(later, 'bolus-ended').map(({ ms, event }) => [ms, event.deliveredNl]),
    [[4 * HOUR, 20_000]],
  );
  assert.equal(countedNl(later) - before, 20_000 + Math.floor(100_000 / 24));
});
