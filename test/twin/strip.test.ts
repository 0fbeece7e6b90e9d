import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nanolitres } from '../../src/core/units.ts';
import { wasmExecutor } from '../../src/kernel/wasm-executor.ts';
import { wasmProjector } from '../../src/kernel/wasm-projector.ts';
import { POPULATION } from '../../src/twin/parameters/parameter-set.ts';
import { reductionMemory } from '../../src/twin/reduction-memory.ts';
import type { Scenario } from '../../src/twin/scenario.ts';
import { simulate } from '../../src/twin/simulate.ts';
import { strip } from '../../src/twin/strip.ts';
import { kernelInstance } from '../kernel/wasm-instance.ts';
import {
  afterHours,
  dailyDose,
  INFUSED,
  INJECTED,
  injection,
  levels,
  mixture,
  observing,
} from './scenarios.ts';

const therapy: Scenario = {
  ...INFUSED,
  delivery: [
    {
      kind: 'fill',
      at: afterHours(5),
      volume: nanolitres(40_000_000),
      components: mixture('baclofen', 2000),
    },
    { kind: 'program', at: afterHours(5), program: dailyDose(300) },
    injection('baclofen', 50, 'L3-4', 30),
  ],
  observe: observing(['tip'], 100, 2),
};

test('a strip is what the levels show, position by position', () => {
  const drawn = strip(therapy, { drug: 'baclofen', positions: 40 });
  assert.ok(drawn.ok);
  const { positionsCm, timesHours, ugPerMl, peakUgPerMl, tipCm } = drawn.value;
  const own = simulate({
    ...therapy,
    observe: { ...therapy.observe, levels: levels(...Array.from(positionsCm, (cm) => `${cm} cm`)) },
  });
  assert.ok(own.ok);
  assert.deepEqual(timesHours, own.value.timesHours);
  assert.equal(tipCm, 29);
  for (const [i, { values }] of own.value.series.entries())
    for (const [time, value] of values.entries())
      assert.ok(Math.abs((ugPerMl[time * 40 + i] ?? Number.NaN) - value) < 1e-6 * peakUgPerMl);
  const highest = ugPerMl.reduce((most, value) => Math.max(most, value), 0);
  assert.ok(Math.abs(highest / peakUgPerMl - 1) < 1e-6);
});

test('a drug that lies outside the model, and a scenario that is wrong, have no strip but a reason', () => {
  const unknown = strip(
    { ...INFUSED, catheter: { segments: INFUSED.catheter?.segments ?? [] } },
    { drug: 'baclofen', positions: 40 },
  );
  assert.ok(!unknown.ok && unknown.refusal.kind === 'outside');
  assert.equal(unknown.refusal.remarks[0]?.code, 'unknown-tip');
  const wrong = strip({ ...INJECTED, patient: { weightKg: -1 } }, { drug: 'morphine', positions: 40 });
  assert.ok(!wrong.ok && wrong.refusal.kind === 'scenario');
  assert.equal(wrong.refusal.refusals[0]?.at, '/patient/weightKg');
});

test('with the loops in WebAssembly, used again and again, every answer is the same to the last bit', () => {
  const instance = kernelInstance();
  const loops = { project: wasmProjector(instance), run: wasmExecutor(instance) };
  const mixed = {
    ...therapy,
    observe: observing(['tip', 'C7-T1', 'cord T8', 'effect spasticity-leg'], 100, 0.5),
  };
  const bolus = { ...INJECTED, observe: observing(['L2-3', 'plasma'], 24, 0.1) };
  for (const memory of [reductionMemory(0, loops), reductionMemory(20, loops)])
    for (const scenario of [mixed, bolus, mixed])
      assert.deepEqual(simulate(scenario, POPULATION, memory), simulate(scenario));
});
