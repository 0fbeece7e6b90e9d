import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OrderContent, ReadBack } from '../../../src/core/therapy/events.ts';
import { minutes } from '../../../src/core/time.ts';
import { milliseconds, nanograms } from '../../../src/core/units.ts';
import { NURSE } from './clinic.ts';
import { BRIDGE, dosed, FACTS, MCG_PER_DAY, MCG_PER_ML, readBackOf, SAME, STRONGER } from './patient.ts';
import { confirmed, injected, programmed, sign, submit, verify } from './stages.ts';

const entered = (visit: string, readBack: ReadBack) =>
  ({ type: 'enter-read-back', visit, readBack }) as const;

test('[SR-44] a fact recorded after the injection voids the order: it is amended before the program is confirmed', () => {
  const clinic = injected();
  const visit = clinic.visit.id;
  clinic.does(NURSE, { type: 'record-facts', facts: { ...FACTS, otherMedicines: ['diazepam'] } });
  clinic.refuses(NURSE, { type: 'confirm-program', visit }, 'changed-since-check');
  submit(clinic, SAME);
  verify(clinic, SAME);
  sign(clinic);
  clinic.does(NURSE, { type: 'confirm-program', visit });
  assert.equal(clinic.visit.step, 'program');
});

test('[SR-60] what was injected needs its program confirmed and read back before the visit can close', () => {
  const clinic = injected({ content: STRONGER });
  const visit = clinic.visit.id;
  clinic.refuses(NURSE, { type: 'complete-visit', visit, next: { waiver: 'x' } }, 'not-now');
  clinic.refuses(NURSE, entered(visit, readBackOf('2000')), 'not-now');
});

test('[SR-63] [A6] a pump that reports another dose is unreconciled and the visit stays open until it matches', () => {
  const clinic = confirmed();
  const visit = clinic.visit.id;
  const [event] = clinic.does(NURSE, entered(visit, readBackOf('500', '20.0')));
  assert.ok(event?.type === 'read-back-differed');
  assert.deepEqual(event.fields, ['dailyDose']);
  assert.equal(clinic.visit.step, 'program');
  assert.deepEqual(clinic.state.unreconciled?.fields, ['dailyDose']);
  clinic.refuses(NURSE, { type: 'complete-visit', visit, next: { waiver: 'x' } }, 'not-now');
  clinic.does(NURSE, entered(visit, readBackOf('500')));
  assert.equal(clinic.state.unreconciled, null);
  assert.equal(clinic.visit.step, 'observe');
  assert.equal(clinic.visit.readBacks.length, 2);
});

test('[SR-63] each field is compared at the precision at which the pump displays it', () => {
  const differing: readonly (readonly [string, Partial<ReadBack>])[] = [
    ['mode', { mode: 'stopped' }],
    ['dailyDose', { dailyDose: { text: '199.9', unit: 'ug/d' } }],
    ['concentration', { concentration: { text: '501', unit: 'ug/mL' } }],
    ['reservoirVolume', { reservoirVolume: { text: '39.9', unit: 'mL' } }],
    ['bridge', { bridge: BRIDGE }],
    ['patientBolus', { patientBolus: BOLUS_SHOWN }],
    ['steps', { steps: [{ days: ['mon'], at: '00:00', value: { text: '200', unit: 'ug/d' } }] }],
  ];
  for (const [field, wrong] of differing) {
    const clinic = confirmed();
    clinic.does(NURSE, entered(clinic.visit.id, { ...readBackOf('500'), ...wrong }));
    assert.deepEqual(clinic.visit.readBacks.at(-1)?.fields, [field]);
  }
  const coarse = confirmed();
  const shown = { ...readBackOf('500'), reservoirVolume: { text: '40', unit: 'mL' } };
  coarse.does(NURSE, entered(coarse.visit.id, { ...shown, dailyDose: { text: '0.200', unit: 'mg/d' } }));
  assert.equal(coarse.visit.step, 'observe');
});

test('a read-back that lacks what the order needs, or cannot be read, is refused and not recorded', () => {
  const clinic = confirmed({ content: STRONGER });
  const visit = clinic.visit.id;
  const full = { ...readBackOf('2000'), bridge: BRIDGE };
  const missing = clinic.refuses(
    NURSE,
    entered(visit, { ...readBackOf('2000'), dailyDose: null, concentration: null, reservoirVolume: null }),
    'read-back-incomplete',
  );
  assert.deepEqual(missing.fields, ['dailyDose', 'concentration', 'reservoirVolume', 'bridge']);
  const comma = { ...full, dailyDose: { text: '200,0', unit: 'ug/d' } };
  assert.equal(clinic.refuses(NURSE, entered(visit, comma), 'unreadable').at, '/readBack/dailyDose');
  const mcg = { ...full, concentration: { text: '2000', unit: 'mcg/mL' } };
  assert.equal(clinic.refuses(NURSE, entered(visit, mcg), 'unreadable').at, '/readBack/concentration');
  const step = {
    ...full,
    steps: [{ days: ['mon'], at: '7:00', value: { text: '2', unit: 'ug/d' } }],
  } as const;
  assert.equal(clinic.refuses(NURSE, entered(visit, step), 'unreadable').at, '/readBack/steps');
  clinic.does(NURSE, entered(visit, full));
});

const BOLUS_SHOWN = {
  dose: { text: '5.0', unit: 'ug' },
  duration: { text: '10', unit: 'min' },
  lockout: { text: '4', unit: 'h' },
  maxPerDay: 4,
} as const;

const SCHEDULED: OrderContent = {
  ...SAME,
  program: {
    mode: 'schedule',
    patterns: [
      {
        days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
        steps: [
          { at: minutes(0), setting: { kind: 'dose', dose: MCG_PER_DAY(180) } },
          { at: minutes(480), setting: { kind: 'dose', dose: MCG_PER_DAY(210) } },
        ],
      },
    ],
    patientBolus: {
      dose: nanograms(5_000),
      duration: milliseconds(600_000),
      lockout: milliseconds(14_400_000),
      maxPerDay: 4,
    },
  },
};

const scheduledReadBack = (first: string, second: string, unit: string): ReadBack => ({
  mode: 'schedule',
  dailyDose: { text: '200.0', unit: 'ug/d' },
  concentration: { text: '500', unit: 'ug/mL' },
  reservoirVolume: { text: '40.0', unit: 'mL' },
  steps: [
    { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], at: '00:00', value: { text: first, unit } },
    { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], at: '08:00', value: { text: second, unit } },
  ],
  patientBolus: BOLUS_SHOWN,
});

test('every step of a schedule is compared, as a dose per hour, a flow, or the amount of the step', () => {
  for (const [first, second, unit] of [
    ['7.50', '8.75', 'ug/h'],
    ['180.0', '210.0', 'ug/d'],
    ['0.360', '0.420', 'mL/d'],
    ['60.0', '140.0', 'ug'],
  ] as const) {
    const clinic = confirmed({ content: SCHEDULED });
    clinic.does(NURSE, entered(clinic.visit.id, scheduledReadBack(first, second, unit)));
    assert.deepEqual(clinic.visit.readBacks.at(-1)?.fields, [], unit);
  }
  const clinic = confirmed({ content: SCHEDULED });
  const visit = clinic.visit.id;
  const right = scheduledReadBack('7.50', '8.75', 'ug/h');
  clinic.does(NURSE, entered(visit, scheduledReadBack('8.75', '7.50', 'ug/h')));
  clinic.does(NURSE, entered(visit, { ...right, steps: right.steps?.slice(1) ?? [] }));
  clinic.does(NURSE, entered(visit, { ...right, steps: [...(right.steps ?? []), ...(right.steps ?? [])] }));
  clinic.does(NURSE, entered(visit, { ...right, patientBolus: { ...BOLUS_SHOWN, maxPerDay: 5 } }));
  const fields = clinic.visit.readBacks.map((attempt) => attempt.fields);
  assert.deepEqual(fields, [['steps'], ['steps'], ['steps'], ['patientBolus']]);
  const { steps: _, patientBolus: __, ...lacking } = right;
  const incomplete = clinic.refuses(NURSE, entered(visit, lacking), 'read-back-incomplete');
  assert.deepEqual(incomplete.fields, ['steps', 'patientBolus']);
});

test('[SR-63] a pump that reports none of what is ordered differs: that can be said and is kept', () => {
  const running = confirmed({ content: STRONGER });
  const none = { bridge: null, prime: null, patientBolus: null };
  running.does(NURSE, entered(running.visit.id, { ...readBackOf('2000'), ...none }));
  assert.deepEqual(running.visit.readBacks.at(-1)?.fields, ['bridge']);
  const stopped = { ...readBackOf('2000'), mode: 'stopped', dailyDose: null, ...none } as const;
  running.does(NURSE, entered(running.visit.id, stopped));
  assert.deepEqual(running.visit.readBacks.at(-1)?.fields, ['mode', 'bridge']);
  assert.equal(running.visit.step, 'program');

  const still: OrderContent = { ...SAME, program: { mode: 'stopped' } };
  const stillOrdered = confirmed({ content: still, dose: '0' });
  const bare = { ...readBackOf('500'), mode: 'schedule', dailyDose: null } as const;
  stillOrdered.does(NURSE, entered(stillOrdered.visit.id, bare));
  assert.deepEqual(stillOrdered.visit.readBacks.at(-1)?.fields, ['mode']);

  const scheduled = confirmed({ content: SCHEDULED });
  scheduled.does(NURSE, entered(scheduled.visit.id, { ...readBackOf('500'), ...none }));
  assert.deepEqual(scheduled.visit.readBacks.at(-1)?.fields, ['mode', 'steps', 'patientBolus']);
  assert.notEqual(scheduled.state.unreconciled, null);

  const plain = confirmed();
  plain.does(NURSE, entered(plain.visit.id, { ...readBackOf('500'), ...none }));
  assert.deepEqual(plain.visit.readBacks.at(-1)?.fields, []);
});

test('[SR-64] the observation starts by itself and lasts as the clinic says: longer for more of a drug', () => {
  const routine = programmed();
  assert.equal(routine.visit.observation?.because, 'routine');
  const more = programmed({ content: dosed(SAME, 210), dose: '210' });
  assert.equal(more.visit.observation?.because, 'increase');
  const less = programmed({ content: dosed(SAME, 190), dose: '190' });
  assert.equal(less.visit.observation?.because, 'routine');
  assert.equal(Number(more.visit.observation?.until) - Number(more.now), 45 * 60_000);
});

test('[SR-64] another drug in the pump is watched as long as the clinic says for it, whatever its dose', () => {
  const [baclofen] = SAME.fill?.components ?? [];
  assert.ok(SAME.fill !== undefined && baclofen !== undefined);
  const clonidine = { drug: 'clonidine', concentration: MCG_PER_ML(50), stock: MCG_PER_ML(500) } as const;
  const content: OrderContent = {
    ...SAME,
    fill: { ...SAME.fill, components: [{ ...baclofen, stock: MCG_PER_ML(2000) }, clonidine] },
  };
  const clinic = programmed({ content });
  assert.equal(clinic.visit.observation?.because, 'drug-change');
  assert.equal(Number(clinic.visit.observation?.until) - Number(clinic.now), 60 * 60_000);
});
