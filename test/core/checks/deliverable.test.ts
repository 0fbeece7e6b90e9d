import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkDeliverable } from '../../../src/core/checks/deliverable.ts';
import { checkFlowBasis } from '../../../src/core/checks/flow-basis.ts';
import { checkFlowComputed } from '../../../src/core/checks/flow-computed.ts';
import { pumpProfile } from '../../../src/core/devices/profiles.ts';
import { PUMP_MODEL_IDS, type PumpModelId } from '../../../src/core/ids.ts';
import type { Program } from '../../../src/core/program.ts';
import { minutes, WEEKDAYS } from '../../../src/core/time.ts';
import { nanogramsPerDay, nanolitresPerDay, inSmallestUnit as raw } from '../../../src/core/units.ts';
import { mcgPerDay, mcgPerMl, mL, mLPerDay } from '../amounts.ts';
import { baclofen } from '../sample-visit.ts';
import { brief, saying, visitWith } from './said.ts';

const deliverable = saying(checkDeliverable);
const basis = saying(checkFlowBasis);
const computed = saying(checkFlowComputed);
const at = (model: PumpModelId, program: Program) => visitWith({ program }, { pump: { model } });
const rate = (nanolitres: number): Program => ({
  mode: 'continuous',
  setting: { kind: 'rate', rate: nanolitresPerDay(nanolitres) },
});
const stepsOf = (count: number): Program => ({
  mode: 'schedule',
  patterns: [
    {
      days: WEEKDAYS,
      steps: Array.from({ length: count }, (_, i) => ({
        at: minutes(i * 60),
        setting: { kind: 'rate', rate: mLPerDay(0.1 + i / 1000) },
      })),
    },
  ],
});

test('[SR-30][SR-38] a flow is refused one nL/d outside what the pump can run and accepted at the limit', () => {
  for (const model of PUMP_MODEL_IDS) {
    const { minimumFlow, maximumFlow } = pumpProfile(model);
    if (minimumFlow === null || maximumFlow === null) continue;
    const [least, most] = [raw(minimumFlow.value), raw(maximumFlow.value)];
    assert.deepEqual(brief(deliverable(at(model, rate(most)))), []);
    assert.deepEqual(brief(deliverable(at(model, rate(most + 1)))), [
      'refuse flow-above-maximum /visit/program/rate',
    ]);
    if (least === 0) continue;
    assert.deepEqual(brief(deliverable(at(model, rate(least)))), []);
    assert.deepEqual(brief(deliverable(at(model, rate(least - 1)))), [
      'refuse flow-below-minimum /visit/program/rate',
    ]);
  }
});

test('[SR-2] no flow between zero and the least, and none above the greatest, is ever let through', () => {
  fc.assert(
    fc.property(fc.constantFrom(...PUMP_MODEL_IDS), fc.nat(40_000_000), (model, flow) => {
      const { minimumFlow, maximumFlow } = pumpProfile(model);
      const refused = deliverable(at(model, rate(flow))).some(({ severity }) => severity === 'refuse');
      const outside =
        flow === 0 ||
        (minimumFlow !== null && flow < raw(minimumFlow.value)) ||
        (maximumFlow !== null && flow > raw(maximumFlow.value));
      assert.equal(refused, outside);
    }),
  );
});

test('[SR-38] every step of a schedule is judged on its own, and more steps than the pump takes are refused', () => {
  const weak: Program = {
    mode: 'schedule',
    patterns: [
      {
        days: ['mon', 'tue', 'wed', 'thu', 'fri'],
        steps: [{ at: minutes(0), setting: { kind: 'rate', rate: mLPerDay(0.1) } }],
      },
      {
        days: ['sat', 'sun'],
        steps: [
          { at: minutes(0), setting: { kind: 'rate', rate: mLPerDay(30) } },
          { at: minutes(480), setting: { kind: 'dose', dose: mcgPerDay(20) } },
        ],
      },
    ],
  };
  assert.deepEqual(brief(deliverable(at('synchromed-ii-40', weak))), [
    'refuse flow-above-maximum /visit/program/days/1/steps/0/rate',
    'refuse flow-below-minimum /visit/program/days/1/steps/1/dose',
  ]);
  assert.deepEqual(brief(deliverable(at('synchromed-ii-40', stepsOf(13)))), []);
  assert.deepEqual(brief(deliverable(at('synchromed-ii-40', stepsOf(14)))), [
    'refuse too-many-steps /visit/program/steps',
  ]);
  assert.deepEqual(brief(deliverable(at('prometra-ii-40', stepsOf(14)))), []);
  assert.ok(brief(basis(at('prometra-ii-40', stepsOf(14)))).includes('note steps-unknown /pump/model'));
});

test('a constant-flow pump takes a rate and nothing else', () => {
  const model = 'constant-flow';
  assert.deepEqual(brief(deliverable(at(model, rate(500_000)))), []);
  assert.deepEqual(
    brief(deliverable(at(model, { mode: 'continuous', setting: { kind: 'dose', dose: mcgPerDay(200) } }))),
    ['refuse factory-flow-needed /visit/program/dose'],
  );
  for (const program of [stepsOf(2), { mode: 'stopped' }, { mode: 'minimum-rate' }] as const)
    assert.ok(brief(deliverable(at(model, program))).includes('refuse mode-not-offered /visit/program/mode'));
});

test('a message names the flow, the limit and that the limit is not confirmed', () => {
  const [finding] = deliverable(at('synchromed-ii-40', rate(25_000_000)));
  assert.match(finding?.message ?? '', /25\u202fmL\/day.*24\u202fmL\/day.*not confirmed/);
  assert.deepEqual(Object.keys(finding?.working ?? {}), ['flow', 'limit']);
});

test('a pump whose limits are unknown is computed, and the unknown is said', () => {
  assert.deepEqual(brief(deliverable(at('synchromed-iii-40', rate(100)))), []);
  assert.deepEqual(brief(basis(at('synchromed-iii-40', rate(100)))), [
    'note flow-range-unknown /pump/model',
    'note flow-grid-unknown /pump/model',
  ]);
  assert.deepEqual(brief(basis(at('synchromed-ii-40', rate(100_000)))), [
    'note flow-range-unconfirmed /pump/model',
    'note flow-grid-unknown /pump/model',
  ]);
  assert.ok(
    brief(basis(at('prometra-ii-20', rate(100_000)))).includes('note delivered-in-strokes /pump/model'),
  );
});

test('[SR-38] a dose that is not a whole flow is shown with what the pump will deliver instead', () => {
  const program: Program = { mode: 'continuous', setting: { kind: 'dose', dose: nanogramsPerDay(100_001) } };
  const fill = { volume: mL(40), components: baclofen(2000) };
  const findings = basis(visitWith({ program, fill }));
  const rounded = findings.find(({ rule }) => rule === 'flow-rounded');
  assert.deepEqual(
    [rounded?.at, rounded?.working['asked'], rounded?.working['kept']],
    [
      '/visit/program/dose',
      { kind: 'dose-rate', value: nanogramsPerDay(100_001) },
      { kind: 'dose-rate', value: nanogramsPerDay(100_002) },
    ],
  );
});

test('a flow that cannot be computed is refused, wherever in the visit it stands', () => {
  const unknown: Program = { mode: 'minimum-rate' };
  const saline = [{ drug: 'saline', concentration: mcgPerMl(0) }] as const;
  const base = at('synchromed-iii-20', rate(100_000));
  assert.deepEqual(brief(computed(base)), []);
  assert.deepEqual(brief(computed(at('synchromed-iii-20', unknown))), [
    'refuse flow-not-computed /visit/program/mode',
  ]);
  assert.ok(base.last !== null);
  const last = {
    ...base.last,
    program: unknown,
    changes: [{ at: base.visit.at, program: unknown }],
  };
  assert.deepEqual(brief(computed({ ...base, last, visit: { ...base.visit, read: { program: unknown } } })), [
    'refuse flow-not-computed /last/program/mode',
    'refuse flow-not-computed /last/changes/0/program/mode',
    'refuse flow-not-computed /visit/read/program/mode',
  ]);
  const dose: Program = { mode: 'continuous', setting: { kind: 'dose', dose: mcgPerDay(100) } };
  assert.deepEqual(
    brief(computed(visitWith({ program: dose, fill: { volume: mL(40), components: saline } }))),
    ['refuse flow-not-computed /visit/program/dose'],
  );
  const { fill: _, ...unfilled } = base.visit;
  assert.deepEqual(brief(computed({ ...base, last: null, visit: unfilled })), [
    'refuse flow-not-computed /visit/program',
  ]);
});

test('a new pump that is read as stopped before its first fill gives nothing, whatever it holds', () => {
  const base = { ...at('synchromed-ii-20', rate(100_000)), last: null };
  const read = (program: Program) => ({ ...base, visit: { ...base.visit, read: { program } } });
  assert.deepEqual(brief(computed(read({ mode: 'stopped' }))), []);
  assert.deepEqual(brief(computed(read(rate(50_000)))), ['refuse flow-not-computed /visit/read/program']);
});
