import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pumpClock } from '../../src/core/pump-clock.ts';
import { epochMilliseconds, type Instant, instantAt, timeZoneNamed } from '../../src/core/time.ts';
import {
  inSmallestUnit,
  micrometres,
  milliseconds,
  nanograms,
  nanogramsPerDay,
  nanogramsPerMillilitre,
  nanolitres,
  nanolitresPerDay,
} from '../../src/core/units.ts';
import type { LastState } from '../../src/core/visit-input.ts';
import { scenarioOfCourse, type TherapyCourse } from '../../src/twin/scenario-of-course.ts';
import { simulate } from '../../src/twin/simulate.ts';
import { tipNamed } from '../../src/twin/tip-named.ts';

const DAY = 86_400_000;
const day = (count: number): Instant => instantAt(1_790_000_000_000 + count * DAY);
const zone = timeZoneNamed('UTC');
assert.ok(zone !== null);

const filled = (at: number, dose: number, more: Partial<LastState> = {}): LastState => ({
  fill: {
    at: day(at),
    volume: nanolitres(40_000_000),
    components: [{ drug: 'baclofen', concentration: nanogramsPerMillilitre(500_000) }],
  },
  program: { mode: 'continuous', setting: { kind: 'dose', dose: nanogramsPerDay(dose) } },
  changes: [],
  delivered: [],
  ...more,
});

const course = (fills: TherapyCourse['fills'], tip = 'T10'): TherapyCourse => ({
  pump: { model: 'synchromed-ii-40' },
  catheter: { segments: [{ model: '8709sc', implanted: micrometres(890_000) }], tip },
  clock: pumpClock(zone, day(0)),
  fills,
});

const observe = (from: number, to: number) => ({
  levels: [{ kind: 'csf', at: 'T10' }] as const,
  from: day(from),
  to: day(to),
  every: milliseconds(DAY / 4),
});

test('a therapy that never changed is in its steady state from the first hour to the last', () => {
  const { scenario, leftOut } = scenarioOfCourse(
    course([filled(0, 200_000), filled(60, 200_000)]),
    observe(0, 90),
  );
  assert.deepEqual(
    leftOut.map(({ code }) => code),
    ['steady-before'],
  );
  const simulated = simulate(scenario);
  assert.ok(simulated.ok);
  const [series] = simulated.value.series;
  assert.ok(series !== undefined && series.values.length === 361);
  const [first = 0] = series.values;
  assert.ok(first > 0);
  for (const value of series.values) assert.ok(Math.abs(value - first) < 1e-9 * first);
});

test('what changed after a fill counts until the next fill, and no longer', () => {
  const changed = filled(0, 200_000, {
    changes: [
      { at: day(10), program: { mode: 'stopped' } },
      { at: day(70), program: { mode: 'minimum-rate' } },
    ],
  });
  const { scenario } = scenarioOfCourse(course([changed, filled(60, 300_000)]), observe(0, 90));
  assert.deepEqual(
    scenario.delivery.map(({ kind, at }) => [
      kind,
      (epochMilliseconds(at) - epochMilliseconds(day(0))) / DAY,
    ]),
    [
      ['fill', 0],
      ['program', 0],
      ['program', 10],
      ['fill', 60],
      ['program', 60],
    ],
  );
});

test('a bridge that was given runs its volume in its time, and what a prime entered held no drug', () => {
  const bridged = filled(0, 200_000, {
    delivered: [
      { kind: 'bridge', at: day(1), volume: nanolitres(250_000), duration: milliseconds(DAY / 2) },
      { kind: 'prime', at: day(2), volume: nanolitres(250_000), duration: milliseconds(DAY / 24) },
    ],
  });
  const { scenario } = scenarioOfCourse(course([bridged]), observe(0, 5));
  const bridge = scenario.delivery.find((event) => event.kind === 'bridge');
  assert.ok(bridge !== undefined && 'rate' in bridge);
  assert.equal(inSmallestUnit(bridge.rate), 500_000);
  assert.equal(scenario.before.kind, 'drug-free');
});

test('a bolus without time, and boluses that the patient may give, are left out and said', () => {
  const unclear = filled(0, 200_000, {
    program: {
      mode: 'continuous',
      setting: { kind: 'dose', dose: nanogramsPerDay(200_000) },
      patientBolus: {
        dose: nanograms(5_000),
        duration: milliseconds(600_000),
        lockout: milliseconds(3_600_000),
        maxPerDay: 4,
      },
    },
    delivered: [{ kind: 'single', at: day(1), volume: nanolitres(10_000) }],
  });
  const { scenario, leftOut } = scenarioOfCourse(course([unclear]), observe(0, 5));
  assert.deepEqual(
    leftOut.map(({ code }) => code),
    ['steady-before', 'given-without-volume-or-time', 'patient-boluses'],
  );
  assert.deepEqual(
    scenario.delivery.map(({ kind }) => kind),
    ['fill', 'program'],
  );
});

test('what is proposed comes on top of what is recorded until then, with what runs ahead of it', () => {
  const later = filled(0, 200_000, { changes: [{ at: day(30), program: { mode: 'stopped' } }] });
  const { scenario } = scenarioOfCourse(course([later]), observe(0, 25), {
    at: day(20),
    fill: {
      volume: nanolitres(20_000_000),
      components: [{ drug: 'baclofen', concentration: nanogramsPerMillilitre(2_000_000) }],
    },
    program: { mode: 'continuous', setting: { kind: 'dose', dose: nanogramsPerDay(400_000) } },
    ahead: [{ kind: 'bridge', volume: nanolitres(250_000), rate: nanolitresPerDay(400_000) }],
  });
  assert.deepEqual(
    scenario.delivery.map(({ kind }) => kind),
    ['fill', 'program', 'fill', 'program', 'bridge'],
  );
  const simulated = simulate(scenario);
  assert.ok(simulated.ok);
  const values = simulated.value.series[0]?.values ?? [];
  const [first = 0] = values;
  assert.ok((values.at(-1) ?? 0) > 1.5 * first, 'twice the dose is on its way to twice the level');
});

test('the pump that delivers more than its program gives in proportion more', () => {
  const [exact, more] = [1, 1.145].map((ratio) => {
    const simulated = simulate(
      scenarioOfCourse(course([filled(0, 200_000)]), observe(0, 5), null, ratio).scenario,
    );
    assert.ok(simulated.ok);
    return simulated.value.series[0]?.values.at(-1) ?? 0;
  });
  assert.ok(exact !== undefined && more !== undefined);
  assert.ok(Math.abs(more / exact - 1.145) < 1e-9);
});

test('a tip is read as people write it, and what is no level is unknown', () => {
  assert.equal(tipNamed('T10'), 'T10');
  assert.equal(tipNamed(' t9/10 '), 'T9-10');
  assert.equal(tipNamed('T9-T10'), 'T9-10');
  assert.equal(tipNamed('T12-L1'), 'T12-L1');
  assert.equal(tipNamed('C7/T1'), 'C7-T1');
  for (const text of ['', 'T13', 'thoracic', 'T9-11', 'X4', 'L5 or so'])
    assert.equal(tipNamed(text), null, text);
  const { scenario, leftOut } = scenarioOfCourse(course([filled(0, 200_000)], 'mid-thoracic'), observe(0, 1));
  assert.equal(scenario.catheter?.tip, undefined);
  assert.deepEqual(leftOut[0], { code: 'tip-not-understood', tip: 'mid-thoracic' });
});
