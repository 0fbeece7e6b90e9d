import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UNADOPTED } from '../../../src/core/formulary.ts';
import type { OrderContent } from '../../../src/core/therapy/events.ts';
import { planVisit } from '../../../src/core/visit.ts';
import { readContent } from '../../../src/web/order/plan-here.ts';
import { readBackLines } from '../../../src/web/visit/read-back-lines.ts';
import { bolusParts, stepParts } from '../../../src/web/visit/read-back-parts.ts';
import { SAMPLE } from '../../core/sample-visit.ts';

const FILL = {
  volume: { value: 40, unit: 'mL' },
  components: [{ drug: 'baclofen', concentration: { value: 2000, unit: 'ug/mL' } }],
};
const contentOf = (json: unknown): OrderContent => {
  const content = readContent(json);
  assert.ok(content);
  return content;
};

test('a mismatch names each field with what was reported; one of a newer server by its name', () => {
  const content = contentOf({
    fill: FILL,
    program: { mode: 'continuous', dose: { value: 200, unit: 'ug/d' } },
    bridge: 'compute',
  });
  const readBack = {
    mode: 'continuous' as const,
    dailyDose: { text: '2000', unit: 'ug/d' },
    concentration: { text: '500', unit: 'ug/mL' },
    reservoirVolume: null,
  };
  const lines = readBackLines(['concentration', 'reservoirVolume', 'new-field'], readBack, content, null);
  assert.deepEqual(lines, [
    {
      field: 'concentration',
      reported: { text: '500', unit: 'ug/mL' },
      ordered: { value: 2000, unit: 'ug/mL' },
      over: null,
      none: null,
      mode: null,
      parts: [],
    },
    {
      field: 'reservoirVolume',
      reported: null,
      ordered: { value: 40, unit: 'mL' },
      over: null,
      none: null,
      mode: null,
      parts: [],
    },
    { field: 'new-field', reported: null, ordered: null, over: null, none: null, mode: null, parts: [] },
  ]);
});

test('[SR-63] a prime that differs in its time alone is told with both times', () => {
  const prime = { part: 'tubing-and-catheter', reason: 'implant', catheterDrugFree: true } as const;
  const plan = planVisit({ ...SAMPLE, last: null, visit: { ...SAMPLE.visit, prime } }, UNADOPTED);
  const readBack = {
    mode: 'continuous' as const,
    dailyDose: null,
    concentration: null,
    reservoirVolume: null,
    prime: { volume: { text: '0.336', unit: 'mL' }, duration: { text: '23.7', unit: 'min' } },
  };
  const content = contentOf({ fill: FILL, program: { mode: 'stopped' }, bridge: 'compute' });
  assert.deepEqual(readBackLines(['prime'], readBack, content, plan), [
    {
      field: 'prime',
      reported: { text: '0.336', unit: 'mL' },
      ordered: { value: 0.3358, unit: 'mL' },
      over: { reported: { text: '23.7', unit: 'min' }, ordered: { value: 20.148, unit: 'min' } },
      none: null,
      mode: null,
      parts: [],
    },
  ]);
});

test('[SR-63] a bridge that was declined is none that is ordered', () => {
  const bridge = { kind: 'declined', reason: 'The old solution was washed out in theatre.' } as const;
  const plan = planVisit({ ...SAMPLE, visit: { ...SAMPLE.visit, bridge } }, UNADOPTED);
  assert.equal(plan.bridge?.declined, bridge.reason);
  const readBack = {
    mode: 'continuous' as const,
    dailyDose: null,
    concentration: null,
    reservoirVolume: null,
    bridge: { dose: { text: '167.9', unit: 'ug' }, duration: { text: '20.1', unit: 'h' } },
  };
  const content = contentOf({
    fill: FILL,
    program: { mode: 'stopped' },
    bridge: { declined: bridge.reason },
  });
  assert.deepEqual(readBackLines(['bridge'], readBack, content, plan), [
    {
      field: 'bridge',
      reported: { text: '167.9', unit: 'ug' },
      ordered: null,
      over: { reported: { text: '20.1', unit: 'h' }, ordered: null },
      none: 'ordered',
      mode: null,
      parts: [],
    },
  ]);
});

test('[SR-63] a bridge and a patient bolus that are ordered and not shown are told as such', () => {
  const plan = planVisit(SAMPLE, UNADOPTED);
  const content = contentOf({
    fill: FILL,
    program: {
      mode: 'continuous',
      dose: { value: 200, unit: 'ug/d' },
      patientBolus: {
        dose: { value: 5, unit: 'ug' },
        duration: { value: 10, unit: 'min' },
        lockout: { value: 4, unit: 'h' },
        maxPerDay: 4,
      },
    },
    bridge: 'compute',
  });
  const readBack = {
    mode: 'continuous' as const,
    dailyDose: null,
    concentration: null,
    reservoirVolume: null,
    bridge: null,
    patientBolus: null,
  };
  const lines = readBackLines(['bridge', 'patientBolus'], readBack, content, plan);
  assert.deepEqual(
    lines.map(({ field, none, ordered, over }) => [field, none, ordered, over]),
    [
      [
        'bridge',
        'reported',
        { value: 167.9, unit: 'ug' },
        { reported: null, ordered: { value: 20.148, unit: 'h' } },
      ],
      ['patientBolus', 'reported', null, null],
    ],
  );
});

const BOLUS = {
  dose: { text: '5.0', unit: 'ug' },
  duration: { text: '10', unit: 'min' },
  lockout: { text: '240', unit: 'min' },
  maxPerDay: 4,
};
const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const step = (days: readonly (typeof WEEK)[number][], at: string, text: string, unit: string) => ({
  days: [...days],
  at,
  value: { text, unit },
});

test('[SR-63] what the pump does not report is told where the order is not known here', () => {
  const readBack = { mode: 'stopped' as const, dailyDose: null, concentration: null, reservoirVolume: null };
  const lines = readBackLines(['mode', 'bridge'], { ...readBack, bridge: null }, null, null);
  assert.deepEqual(
    lines.map(({ field, none, mode }) => [field, none, mode]),
    [
      ['mode', null, { reported: 'stopped', ordered: null }],
      ['bridge', 'reported', null],
    ],
  );
});

test('[SR-63] of a patient bolus only what differs is told, digit for digit beside the order', () => {
  const content = contentOf({
    program: {
      mode: 'continuous',
      dose: { value: 200, unit: 'ug/d' },
      patientBolus: {
        dose: { value: 5, unit: 'ug' },
        duration: { value: 10, unit: 'min' },
        lockout: { value: 4, unit: 'h' },
        maxPerDay: 4,
      },
    },
    bridge: 'compute',
  });
  assert.deepEqual(bolusParts({ patientBolus: BOLUS }, content), []);
  const wrong = {
    ...BOLUS,
    dose: { text: '50', unit: 'ug' },
    lockout: { text: '4', unit: 'min' },
    maxPerDay: 5,
  };
  assert.deepEqual(bolusParts({ patientBolus: wrong }, content), [
    { of: 'dose', reported: { text: '50', unit: 'ug' }, ordered: { value: 5, unit: 'ug' } },
    { of: 'lockout', reported: { text: '4', unit: 'min' }, ordered: { value: 4, unit: 'h' } },
    { of: 'maxPerDay', reported: { text: '5', unit: null }, ordered: 4 },
  ]);
});

test('[SR-63] of a schedule each step that differs is told with its days, as it is reported', () => {
  const program = {
    mode: 'schedule',
    days: [
      {
        days: [...WEEK],
        steps: [
          { at: '00:00', dose: { value: 180, unit: 'ug/d' } },
          { at: '08:00', dose: { value: 210, unit: 'ug/d' } },
        ],
      },
    ],
  };
  const content = contentOf({ fill: FILL, program, bridge: 'compute' });
  const plan = planVisit({ ...SAMPLE, visit: { ...SAMPLE.visit, program: content.program } }, UNADOPTED);
  const first = step(WEEK, '00:00', '180.0', 'ug/d');
  assert.deepEqual(stepParts({ steps: [first, step(WEEK, '08:00', '210.0', 'ug/d')] }, content, plan), []);
  const weekend = [
    step(WEEK.slice(0, 5), '08:00', '8.75', 'ug/h'),
    step(WEEK.slice(5), '08:00', '7.50', 'ug/h'),
  ];
  assert.deepEqual(stepParts({ steps: [first, ...weekend] }, content, plan), [
    {
      of: { days: ['sat', 'sun'], at: '08:00' },
      reported: { text: '7.50', unit: 'ug/h' },
      ordered: { value: 210, unit: 'ug/d' },
    },
  ]);
  const late = [first, step(WEEK, '09:00', '140.0', 'ug')];
  assert.deepEqual(stepParts({ steps: late }, content, plan), [
    { of: { days: [...WEEK], at: '09:00' }, reported: { text: '140.0', unit: 'ug' }, ordered: null },
    { of: { days: [...WEEK], at: '08:00' }, reported: null, ordered: { value: 210, unit: 'ug/d' } },
  ]);
  const masses = [step(WEEK, '00:00', '60.0', 'ug'), step(WEEK, '08:00', '150.0', 'ug')];
  assert.deepEqual(stepParts({ steps: masses }, content, plan), [
    {
      of: { days: [...WEEK], at: '08:00' },
      reported: { text: '150.0', unit: 'ug' },
      ordered: { value: 140, unit: 'ug' },
    },
  ]);
  const [flow] = stepParts({ steps: [first, step(WEEK, '08:00', '0.00375', 'mL/h')] }, content, plan);
  assert.deepEqual(flow?.ordered, { value: 0.105, unit: 'mL/d' });
  assert.deepEqual(stepParts({}, content, plan), [], 'no steps at all is told as such');
  const lines = readBackLines(
    ['mode', 'steps'],
    { mode: 'stopped', dailyDose: null, concentration: null, reservoirVolume: null },
    content,
    plan,
  );
  assert.deepEqual(
    lines.map(({ field, none, mode }) => [field, none, mode]),
    [
      ['mode', null, { reported: 'stopped', ordered: 'schedule' }],
      ['steps', 'reported', null],
    ],
  );
});
