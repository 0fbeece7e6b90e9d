import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantAt, minutes, WEEKDAYS } from '../../../src/core/time.ts';
import {
  milliseconds,
  nanograms,
  nanogramsPerDay,
  nanogramsPerMillilitre,
  nanolitres,
  nanolitresPerDay,
} from '../../../src/core/units.ts';
import { configured } from '../../../src/pump/configure.ts';
import type { Fault } from '../../../src/pump/fault.ts';
import { FAULT_FACTS } from '../../../src/pump/fault-facts.ts';
import type { Prescription } from '../../../src/pump/prescription.ts';
import { drawFrom, randomFault } from '../../../src/pump/random-faults.ts';
import { EXERCISE_IDS } from '../../../src/web/lab/exercises/exercise.ts';
import { FAULT_KINDS, isOver, NO_FAULT, readFault } from '../../../src/web/lab/fault-draft.ts';
import { doing, freshLab, LAB_OPENS_MS } from '../../../src/web/lab/lab-bench.ts';
import { exportFile } from '../../../src/web/lab/lab-file.ts';
import {
  exerciseBegun,
  practice,
  ran,
  teacherSwitched,
  toNextEntry,
} from '../../../src/web/lab/lab-state.ts';
import { logShown } from '../../../src/web/lab/log-filter.ts';
import { draftOf, EMPTY_PRESCRIPTION, readPrescription } from '../../../src/web/lab/prescription-draft.ts';

const BASE = {
  mixture: [
    { drug: 'morphine', concentration: nanogramsPerMillilitre(10_000_000) },
    { drug: 'bupivacaine', concentration: nanogramsPerMillilitre(7_500_000) },
  ],
  limits: [{ window: milliseconds(86_400_000), volume: nanolitres(900_000) }],
  lowReservoirAlarm: nanolitres(2_000_000),
  reservoir: null,
  bridge: null,
} as const satisfies Omit<Prescription, 'program'>;

const patientBolus = {
  dose: nanograms(200_000),
  duration: milliseconds(600_000),
  lockout: milliseconds(14_400_000),
  maxPerDay: 4,
};

const PROGRAMS: readonly Prescription['program'][] = [
  { mode: 'continuous', setting: { kind: 'dose', dose: nanogramsPerDay(4_000_000) }, patientBolus },
  { mode: 'continuous', setting: { kind: 'rate', rate: nanolitresPerDay(400_000) } },
  {
    mode: 'schedule',
    patterns: [
      {
        days: WEEKDAYS,
        steps: [
          { at: minutes(0), setting: { kind: 'dose', dose: nanogramsPerDay(2_400_000) } },
          { at: minutes(450), setting: { kind: 'dose', dose: nanogramsPerDay(4_800_000) } },
        ],
      },
    ],
    patientBolus,
  },
  { mode: 'minimum-rate' },
  { mode: 'stopped' },
];

test('a program that runs, taken over into the fields and sent unchanged, is the same program', () => {
  for (const program of PROGRAMS) {
    const prescription: Prescription = { ...BASE, program };
    const read = readPrescription(draftOf(prescription));
    assert.deepEqual(read.problems, []);
    assert.deepEqual(read.prescription, prescription);
  }
});

test('nothing has a default: an empty form is refused in every field that it needs', () => {
  const { prescription, problems } = readPrescription(EMPTY_PRESCRIPTION);
  assert.equal(prescription, null);
  assert.deepEqual(
    problems.map(({ at }) => at),
    ['/components/0/drug', '/visit/program/mode', '/lowReservoirAlarm'],
  );
  const bridged = readPrescription({
    ...draftOf({ ...BASE, program: { mode: 'stopped' } }),
    bridge: { volume: { text: '0,3', unit: 'mL' }, rate: { text: '0.4', unit: null } },
  });
  assert.equal(bridged.prescription, null);
  assert.deepEqual(
    bridged.problems.map(({ at, problem }) => [at, problem.kind === 'quantity' ? problem.problem.code : '']),
    [
      ['/bridge/volume', 'comma'],
      ['/bridge/rate', 'no-unit'],
    ],
  );
});

test('the same drug twice is refused', () => {
  const draft = draftOf({ ...BASE, program: { mode: 'stopped' } });
  const [first] = draft.components;
  assert.ok(first !== undefined);
  const { problems } = readPrescription({ ...draft, components: [first, { ...first, id: 9 }] });
  assert.deepEqual(
    problems.map(({ at }) => at),
    ['/components/1/drug'],
  );
});

/** A fault as somebody would type it. */
function typed(fault: Fault): Parameters<typeof readFault>[0] {
  const seconds = (ms: number) => ({ text: String(Math.abs(ms) / 1_000), unit: 's' });
  const base = { ...NO_FAULT, kind: fault.kind };
  switch (fault.kind) {
    case 'flow-drift':
      return {
        ...base,
        number: String(fault.perMille / 10),
        growth: fault.perDay === null ? '' : String(fault.perDay / 10),
      };
    case 'catheter-leak':
      return { ...base, number: String(fault.lostPerMille / 10) };
    case 'priming-mixing':
      return { ...base, number: String(fault.earlyPerMille / 10) };
    case 'clock-drift':
      return {
        ...base,
        number: String(Math.abs(fault.perBillion) / 1_000),
        choice: fault.perBillion < 0 ? 'behind' : 'ahead',
      };
    case 'message-lost':
    case 'message-duplicated':
      return { ...base, number: String(fault.count) };
    case 'motor-stall':
      return {
        ...base,
        choice: fault.recoveryLogged,
        ...(fault.recoversAfterMs !== null && { time: seconds(fault.recoversAfterMs) }),
      };
    case 'false-reservoir-alarm':
      return { ...base, choice: fault.alarm };
    case 'false-replace-by':
      return { ...base, ...(fault.laterByMs !== null && { time: seconds(fault.laterByMs) }) };
    case 'clock-jump':
    case 'daylight-saving':
      return { ...base, time: seconds(fault.byMs), choice: fault.byMs < 0 ? 'behind' : 'ahead' };
    case 'valve-discharge':
      return {
        ...base,
        ...(fault.volumeNl !== null && { volume: { text: String(fault.volumeNl / 1_000), unit: 'uL' } }),
      };
    case 'task-starved':
      return { ...base, choice: fault.task };
    default:
      return base;
  }
}

test('every fault of the pump can be typed, and is what was typed', () => {
  const draw = drawFrom(7);
  const seen = new Set<string>();
  for (let i = 0; i < 400; i++) {
    const fault = randomFault(draw);
    assert.deepEqual(readFault(typed(fault)), fault);
    seen.add(fault.kind);
  }
  assert.deepEqual(seen, new Set<string>(FAULT_KINDS));
  assert.deepEqual(new Set<string>(FAULT_KINDS), new Set(Object.keys(FAULT_FACTS)));
});

test('of a fault that was a moment there is nothing to end, of one that lasts there is', () => {
  const link = { lose: 1, duplicate: 0, reorder: true, held: null };
  const over = (fault: Fault): boolean => isOver({ link }, fault);
  assert.equal(over({ kind: 'clock-jump', byMs: 60_000 }), true);
  assert.equal(over({ kind: 'catheter-occlusion' }), false);
  assert.equal(over({ kind: 'message-lost', count: 2 }), false);
  assert.equal(over({ kind: 'message-duplicated', count: 2 }), true);
  assert.equal(over({ kind: 'message-reordered' }), false);
});

test('a fault of which something is missing or no plain number is not made, and says what', () => {
  assert.equal(readFault(NO_FAULT), null);
  assert.equal(readFault({ ...NO_FAULT, kind: 'flow-drift' }), 'number');
  assert.equal(readFault({ ...NO_FAULT, kind: 'flow-drift', number: '120,5' }), 'number');
  assert.equal(readFault({ ...NO_FAULT, kind: 'flow-drift', number: '120.55' }), 'number');
  assert.equal(readFault({ ...NO_FAULT, kind: 'flow-drift', number: '120', growth: '0,3' }), 'growth');
  assert.equal(readFault({ ...NO_FAULT, kind: 'motor-stall' }), 'choice');
  assert.equal(readFault({ ...NO_FAULT, kind: 'clock-jump', choice: 'ahead' }), 'time');
});

test('[SR-25] the file of a simulated pump says SIMULATED in its name and inside, and how the exercise ended', () => {
  for (const id of EXERCISE_IDS) {
    const state = { ...exerciseBegun(id), handedIn: true };
    const { name, text } = exportFile(state);
    assert.match(name, /SIMULATED/);
    const file = JSON.parse(text) as Readonly<Record<string, unknown>>;
    assert.equal(file['simulated'], 'SIMULATED');
    assert.equal(file['theca'], 'pump-log/1');
    assert.equal((file['exercise'] as { readonly kind: string }).kind, 'failed');
  }
});

test('whoever looks at the truth during an exercise has it said beside the outcome', () => {
  const seen = teacherSwitched(teacherSwitched(exerciseBegun('stall')));
  assert.deepEqual([seen.teacher, seen.teacherSeen], [false, true]);
  assert.match(exportFile(seen).text, /"teacherSeen": true/);
});

test('an exercise begins with the truth put away, practice with it on the screen', () => {
  for (const id of EXERCISE_IDS) assert.equal(exerciseBegun(id).teacher, false);
  const lab = freshLab(configured('prometra-ii-20', instantAt(LAB_OPENS_MS)), nanolitres(20_000_000));
  assert.equal(practice(lab).teacher, true);
});

test('time that runs stands still at a new alarm, and a step goes to the next entry', () => {
  const begun = exerciseBegun('refill');
  const state = { ...begun, speed: 100_000 as const };
  const alarmed = ran(state, 20 * 86_400_000);
  assert.equal(alarmed.speed, 0);
  assert.equal(alarmed.lab.pump.nowMs, LAB_OPENS_MS + 15 * 86_400_000);
  assert.equal(ran({ ...state, stopAtAlarm: false }, 20 * 86_400_000).speed, 100_000);
  assert.deepEqual(toNextEntry(begun).lab.entries, alarmed.lab.entries);
  assert.deepEqual(
    logShown(alarmed.lab.entries, 'alarms').map(({ event }) => event.kind),
    ['alarm-raised'],
  );
});

test('a filter hides entries and never renumbers them', () => {
  const begun = doing(exerciseBegun('refill').lab, { kind: 'outside', input: { kind: 'request-bolus' } });
  const shown = logShown(begun.entries, 'refusals');
  assert.deepEqual(
    shown.map(({ event }) => event.kind),
    ['request-denied'],
  );
  assert.equal(shown[0]?.sequence, begun.entries.length);
  assert.equal(logShown(begun.entries, 'all').length, begun.entries.length);
});
