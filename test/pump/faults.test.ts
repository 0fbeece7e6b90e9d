import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { inSmallestUnit, nanolitres } from '../../src/core/units.ts';
import type { FaultKind } from '../../src/pump/fault.ts';
import { FAULT_FACTS } from '../../src/pump/fault-facts.ts';
import { programme, tell } from '../../src/pump/programming.ts';
import { drawFrom, randomFault, randomFaults } from '../../src/pump/random-faults.ts';
import { reading, truth } from '../../src/pump/reading.ts';
import { advance, step } from '../../src/pump/step.ts';
import { firstSeen, TRIALS } from './detection.ts';
import { faults } from './random-runs.ts';
import { after, atRate, DAY, done, HOUR, logged, prescribed, running } from './sample-pump.ts';
import { DOCUMENT, documentWith, measuredTable } from './virtual-pump-document.ts';

const KINDS = Object.keys(FAULT_FACTS) as readonly FaultKind[];
const PROGRAM = prescribed(atRate(480_000));

test('every fault can be switched on and off at any instant', () => {
  fc.assert(
    fc.property(faults, fc.nat(DAY), fc.nat(DAY), (fault, on, off) => {
      const began = step(running(PROGRAM), after(on), { kind: 'fault', fault });
      assert.equal(began.refusal, null);
      const recovered =
        fault.kind === 'motor-stall' && fault.recoversAfterMs !== null && fault.recoversAfterMs <= off;
      const ended = step(began.pump, after(on + off), { kind: 'end-fault', fault: fault.kind });
      assert.equal(ended.refusal, recovered ? 'no-such-fault' : null);
      assert.deepEqual(truth(ended.pump).faults, []);
    }),
    { numRuns: 300 },
  );
});

test('faults drawn from a seed are the same each time, in order, and of every kind', () => {
  const draw = (seed: number) => randomFaults(seed, after(0), after(100 * DAY), 50);
  assert.deepEqual(draw(7), draw(7));
  assert.notDeepEqual(draw(7), draw(8));
  const kinds = new Set<string>();
  const one = drawFrom(1);
  for (let i = 0; i < 2_000; i++) kinds.add(randomFault(one).kind);
  assert.deepEqual([...kinds].sort(), [...KINDS].sort());
  for (const { at, until } of draw(9)) assert.ok(until === null || until > at);
});

test('a fault out of its range is refused and changes nothing', () => {
  const pump = running(PROGRAM);
  for (const fault of [
    { kind: 'flow-drift', perMille: 3001, perDay: null },
    { kind: 'flow-drift', perMille: 1000.5, perDay: null },
    { kind: 'flow-drift', perMille: -1, perDay: null },
    { kind: 'catheter-leak', lostPerMille: 1001 },
    { kind: 'motor-stall', recoversAfterMs: 0, recoveryLogged: 'at-once' },
    { kind: 'priming-mixing', earlyPerMille: 1000 },
    { kind: 'valve-discharge', volumeNl: 0 },
    { kind: 'clock-jump', byMs: 0 },
    { kind: 'clock-drift', perBillion: 0 },
    { kind: 'false-replace-by', laterByMs: 0 },
    { kind: 'message-lost', count: 0 },
  ] as const) {
    const refused = step(pump, after(0), { kind: 'fault', fault });
    assert.equal(refused.refusal, 'fault-out-of-range', fault.kind);
    assert.deepEqual({ ...refused.pump, log: pump.log, nextSequence: pump.nextSequence }, pump);
  }
});

test('too much flow empties the reservoir while the display believes the program', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3000 }), (perMille) => {
      const pump = done(
        advance(
          done(
            step(running(PROGRAM), after(0), {
              kind: 'fault',
              fault: { kind: 'flow-drift', perMille, perDay: null },
            }),
          ),
          after(10 * DAY),
        ),
      );
      assert.equal(inSmallestUnit(reading(pump).displayed), 40_000_000 - 4_800_000);
      assert.equal(inSmallestUnit(truth(pump).leftPump), 4_800 * perMille);
    }),
  );
});

test('a drift that grows takes its step each day until it is there', () => {
  const drifting = done(
    step(running(PROGRAM), after(0), {
      kind: 'fault',
      fault: { kind: 'flow-drift', perMille: 1250, perDay: 100 },
    }),
  );
  const flows = [0, DAY - 1, DAY, 2 * DAY, 3 * DAY, 9 * DAY].map((ms) =>
    inSmallestUnit(truth(done(advance(drifting, after(ms)))).flow),
  );
  assert.deepEqual(flows, [480_000, 480_000, 528_000, 576_000, 600_000, 600_000]);
});

test('an occlusion keeps the fluid in the reservoir, a leak and a disconnection lose it on the way', () => {
  const withFault = (fault: Parameters<typeof step>[2]) =>
    truth(done(advance(done(step(running(PROGRAM), after(0), fault)), after(10 * DAY))));
  const occluded = withFault({ kind: 'fault', fault: { kind: 'catheter-occlusion' } });
  assert.deepEqual(
    [occluded.volume, occluded.reachedPatient, occluded.inTissue].map(inSmallestUnit),
    [40_000_000, 0, 0],
  );
  const leaking = withFault({ kind: 'fault', fault: { kind: 'catheter-leak', lostPerMille: 250 } });
  assert.deepEqual(
    [leaking.volume, leaking.reachedPatient, leaking.inTissue].map(inSmallestUnit),
    [35_200_000, 3_600_000, 1_200_000],
  );
  const loose = withFault({ kind: 'fault', fault: { kind: 'catheter-disconnection' } });
  assert.deepEqual(
    [loose.volume, loose.reachedPatient, loose.inTissue].map(inSmallestUnit),
    [35_200_000, 0, 4_800_000],
  );
});

test('a pump in telemetry mode after an MRI delivers nothing until it is interrogated', () => {
  const stuck = done(
    step(running(PROGRAM), after(HOUR), { kind: 'fault', fault: { kind: 'stuck-in-telemetry' } }),
  );
  const later = done(advance(stuck, after(5 * DAY)));
  assert.equal(inSmallestUnit(truth(later).leftPump), 20_000);
  const read = done(tell(later, after(5 * DAY), { kind: 'interrogate', programmerAheadMs: null }));
  assert.equal(inSmallestUnit(reading(read).flow), 480_000);
});

test('a low-battery reset falls to the least flow that is known, and to none where none is', () => {
  const reset = { kind: 'fault', fault: { kind: 'low-battery-reset' } } as const;
  assert.equal(inSmallestUnit(reading(done(step(running(PROGRAM), after(0), reset))).flow), 6_000);
  assert.equal(
    inSmallestUnit(reading(done(step(running(PROGRAM, 'synchromed-iii-40'), after(0), reset))).flow),
    0,
  );
  const configured = running(PROGRAM, 'synchromed-iii-40', { lowestFlow: 4_000 as never });
  assert.equal(inSmallestUnit(reading(done(step(configured, after(0), reset))).flow), 4_000);
});

test('a memory error lets the therapy go on and refuses every new program', () => {
  const pump = done(step(running(PROGRAM), after(0), { kind: 'fault', fault: { kind: 'memory-error' } }));
  const refused = programme(pump, after(HOUR), prescribed(atRate(100_000)));
  assert.equal(refused.refusal, 'memory-error');
  assert.equal(inSmallestUnit(reading(refused.pump).flow), 480_000);
});

test('a prime that mixes has drug at the tip before it ends, which no log of the pump says', () => {
  const mixing = done(
    step(running(PROGRAM), after(0), {
      kind: 'fault',
      fault: { kind: 'priming-mixing', earlyPerMille: 700 },
    }),
  );
  const path = nanolitres(336_000);
  const primed = done(
    tell(mixing, after(0), { kind: 'prime', volume: path, path, reason: 'implant', catheterDrugFree: true }),
  );
  const over = advance(primed, after(HOUR));
  const early = over.hidden.find(({ event }) => event.kind === 'drug-at-tip-before-prime-ended');
  const ended = logged(over.pump, 'bolus-ended').at(0);
  assert.ok(early !== undefined && ended !== undefined);
  assert.ok(early.atMs - (over.pump.nowMs - HOUR) < ended.ms);
});

test('valves that open in a magnet empty a part of the reservoir, or all of it', () => {
  const pump = running(PROGRAM, 'prometra-ii-40');
  const part = done(
    step(pump, after(0), { kind: 'fault', fault: { kind: 'valve-discharge', volumeNl: 10_000 } }),
  );
  assert.equal(inSmallestUnit(truth(part).volume), 39_990_000);
  const all = done(
    step(pump, after(0), { kind: 'fault', fault: { kind: 'valve-discharge', volumeNl: null } }),
  );
  assert.equal(inSmallestUnit(truth(all).volume), 0);
  assert.equal(inSmallestUnit(reading(all).displayed), 40_000_000);
  assert.equal(inSmallestUnit(truth(all).reachedPatient), 40_000_000);
});

test('the table of the document is the one that is measured, for every kind of fault', () => {
  const measured = new Set(TRIALS.map(({ fault }) => fault?.kind));
  assert.deepEqual(
    KINDS.filter((kind) => !measured.has(kind)),
    [],
  );
  assert.equal(
    readFileSync(DOCUMENT, 'utf8'),
    documentWith(measuredTable()),
    'measure anew with `node test/pump/virtual-pump-document.ts`',
  );
});

test('without a fault nothing is seen that would not have been seen', () => {
  assert.equal(firstSeen({ name: '', fault: null, beside: 'nothing', model: 'synchromed-ii-40' }), null);
});
