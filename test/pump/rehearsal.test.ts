import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isRefused } from '../../src/core/findings.ts';
import { UNADOPTED } from '../../src/core/formulary.ts';
import { compareInstants } from '../../src/core/time.ts';
import { add, inSmallestUnit, milliseconds, nanograms, nanolitres, sum } from '../../src/core/units.ts';
import { planVisit } from '../../src/core/visit.ts';
import { permitsSigning, type Rehearsal, rehearse } from '../../src/pump/rehearsal.ts';
import { decodeVisit } from '../../src/wire/visit/decode-visit.ts';
import { mLPerDay } from '../core/amounts.ts';
import { anyVisit } from '../core/any-visit.ts';
import { plausibleVisit } from '../core/plausible-visit.ts';
import { SCENARIOS } from '../scenarios/scenario.ts';

function inputOf(name: string) {
  const scenario = SCENARIOS.find((each) => each.name === name);
  assert.ok(scenario !== undefined, name);
  const visit = decodeVisit(scenario.text);
  assert.ok(visit.ok);
  return visit.value;
}

function rehearsed(of: Rehearsal) {
  assert.ok(of.kind === 'rehearsed', JSON.stringify(of));
  return of;
}

test('every example visit that is not refused is rehearsed, and the pump does what the plan says', () => {
  for (const { name } of SCENARIOS) {
    const input = inputOf(name);
    const plan = planVisit(input, UNADOPTED);
    if (isRefused(plan.findings)) continue;
    const rehearsal = rehearse(input, plan);
    assert.ok(permitsSigning(rehearsal), `${name}: ${JSON.stringify(rehearsal).slice(0, 200)}`);
    if (rehearsal.kind === 'rehearsed') assert.equal(inSmallestUnit(rehearsal.largestDifference), 0, name);
  }
});

test('of visits as a clinic has them none that can be signed disagrees with its rehearsal', () => {
  let signed = 0;
  fc.assert(
    fc.property(plausibleVisit, (input) => {
      const plan = planVisit(input, UNADOPTED);
      if (isRefused(plan.findings)) return;
      signed += 1;
      const rehearsal = rehearse(input, plan);
      assert.ok(permitsSigning(rehearsal), JSON.stringify(rehearsal).slice(0, 300));
    }),
    { numRuns: 60 },
  );
  assert.ok(signed > 10);
});

test('no visit of any kind makes a rehearsal throw', () => {
  fc.assert(
    fc.property(anyVisit, (input) => {
      rehearse(input, planVisit(input, UNADOPTED));
    }),
    { numRuns: 400 },
  );
});

test('the hours of a rehearsal follow each other without a gap, and their sum is what the pump counted', () => {
  const input = inputOf('baclofen-500-to-2000');
  const { hours, simulated } = rehearsed(rehearse(input, planVisit(input, UNADOPTED)));
  assert.equal(simulated, 'SIMULATED');
  for (const [index, hour] of hours.entries()) {
    const next = hours[index + 1];
    if (next !== undefined) assert.equal(compareInstants(hour.until, next.from), 0);
  }
  const last = hours.at(-1);
  assert.ok(last !== undefined && input.visit.fill !== undefined);
  const delivered = sum(
    nanolitres(0),
    hours.map((hour) => hour.delivered),
  );
  assert.equal(
    inSmallestUnit(add(delivered, last.displayed)),
    inSmallestUnit(input.visit.fill.volume),
    'what was delivered and what is displayed are what was filled',
  );
});

test('[SR-39] the rehearsal of a bridge runs the volume of the path at the bridge rate, then the program', () => {
  const input = inputOf('baclofen-500-to-2000');
  const plan = planVisit(input, UNADOPTED);
  const { hours } = rehearsed(rehearse(input, plan));
  const bridge = hours.filter(({ phase }) => phase === 'bridge');
  const volume = sum(
    nanolitres(0),
    bridge.map((hour) => hour.delivered),
  );
  assert.equal(inSmallestUnit(volume), 335_800);
  // 20.148 h at 0.4 mL/day, then 0.1 mL/day: the worked example of the rules.
  assert.equal(bridge.length, 21);
  assert.ok(hours.slice(21).every(({ phase }) => phase === 'program'));
  const first = hours[22];
  assert.ok(first !== undefined && Math.abs(inSmallestUnit(first.delivered) - 100_000 / 24) <= 1);
});

test('a plan that says something else than the pump would do cannot be signed', () => {
  const input = inputOf('baclofen-500-to-2000');
  const plan = planVisit(input, UNADOPTED);
  const { bridge } = plan;
  assert.ok(bridge !== null);
  // The plan ends its bridge an hour before the volume of the path is through.
  const shorter = { ...bridge, duration: nanolitres(inSmallestUnit(bridge.duration) - 3_600_000) as never };
  const apart = rehearsed(rehearse(input, { ...plan, bridge: shorter }));
  assert.equal(apart.agrees, false);
  assert.equal(permitsSigning(apart), false);
  assert.ok(inSmallestUnit(apart.largestDifference) > 10_000);
});

test('a program that the pump does not take cannot be signed either, whatever the plan says of it', () => {
  const input = inputOf('morphine-unchanged');
  const visit = {
    ...input.visit,
    program: { mode: 'continuous', setting: { kind: 'rate', rate: mLPerDay(25) } } as const,
  };
  const tooFast = { ...input, visit };
  const rehearsal = rehearse(tooFast, planVisit(tooFast, UNADOPTED));
  assert.deepEqual(rehearsal, { kind: 'refused', because: 'above-maximum-flow' });
  assert.equal(permitsSigning(rehearsal), false);
});

test('a pump that nobody programs is not rehearsed, and the answer says so', () => {
  const input = inputOf('constant-flow-morphine');
  assert.deepEqual(rehearse(input, planVisit(input, UNADOPTED)), {
    kind: 'not-possible',
    because: 'not-programmable',
  });
});

test('what only the virtual pump cannot run is not rehearsed and keeps nobody from signing', () => {
  const input = inputOf('morphine-unchanged');
  const asked = { dose: nanograms(4_000_000), duration: milliseconds(60_000), maxPerDay: 4 };
  const bolus = (lockoutMs: number) => ({
    ...input.visit.program,
    patientBolus: { ...asked, lockout: milliseconds(lockoutMs) },
  });
  const HOUR_MS = 3_600_000;
  const beyond = {
    // Its highest flow is not known: 200 µL in a minute may be one it gives.
    'a fast bolus': { model: 'synchromed-iii-40' as const, program: bolus(HOUR_MS) },
    'a lockout of eight days': { model: 'synchromed-iii-40' as const, program: bolus(8 * 24 * HOUR_MS) },
  };
  for (const [what, { model, program }] of Object.entries(beyond)) {
    const changed = {
      ...input,
      pump: { ...input.pump, model },
      visit: { ...input.visit, program },
    };
    const rehearsal = rehearse(changed, planVisit(changed, UNADOPTED));
    assert.deepEqual(rehearsal, { kind: 'not-possible', because: 'beyond-simulation' }, what);
    assert.ok(permitsSigning(rehearsal));
  }
});
