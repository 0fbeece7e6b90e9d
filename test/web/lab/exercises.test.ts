import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  inSmallestUnit,
  milliseconds,
  nanogramsPerDay,
  nanogramsPerMillilitre,
  nanolitres,
  nanolitresPerDay,
} from '../../../src/core/units.ts';
import type { Prescription } from '../../../src/pump/prescription.ts';
import type { PumpCommand, PumpInput } from '../../../src/pump/pump-input.ts';
import type { PumpAction } from '../../../src/pump/pump-scenario.ts';
import { trueVolumeNl } from '../../../src/pump/volumes.ts';
import { EXERCISES } from '../../../src/web/lab/exercises/all.ts';
import { path } from '../../../src/web/lab/exercises/bridge.ts';
import { EXERCISE_IDS, type ExerciseId, judged } from '../../../src/web/lab/exercises/exercise.ts';
import { doing, type Lab, lastDrawnNl, waiting } from '../../../src/web/lab/lab-bench.ts';

const HOUR_MS = 3_600_000;
type Doing = PumpAction | { readonly wait: number };

const tell = (command: PumpCommand): PumpAction => ({ kind: 'tell', command });
const outside = (input: PumpInput): PumpAction => ({ kind: 'outside', input });
const read = tell({ kind: 'interrogate', programmerAheadMs: null });
const drawAll = outside({ kind: 'withdraw', volume: 'all' });
const fill = (millilitres: number) =>
  outside({ kind: 'fill', volume: nanolitres(millilitres * 1_000_000), into: 'reservoir' });
const say = (millilitres: number) =>
  tell({ kind: 'set-reservoir', volume: nanolitres(millilitres * 1_000_000) });
const clear = tell({ kind: 'clear-alarm', alarm: 'motor-stall' });
const bolus = tell({ kind: 'single-bolus', volume: nanolitres(50_000), duration: milliseconds(600_000) });

/** What comes of doing these things, one after the other, and handing it in: the points that were lost, and why. */
function lost(id: ExerciseId, doings: readonly Doing[], answer: string | null = null, handedIn = true) {
  let lab = EXERCISES[id].begin();
  for (const each of doings) lab = 'wait' in each ? waiting(lab, each.wait) : doing(lab, each);
  const outcome = judged(EXERCISES[id], lab, answer, handedIn);
  const points = outcome.goals.flatMap(({ id: goal, standing }) =>
    standing.kind === 'failed' ? [`${goal}: ${standing.why}`] : [],
  );
  return { kind: outcome.kind, points, lab };
}

const changed = (edit: Partial<Prescription>): PumpAction => {
  const before = EXERCISES.refill.begin().pump.active?.prescription;
  assert.ok(before !== undefined);
  return { kind: 'programme', prescription: { ...before, reservoir: null, ...edit } };
};

test('an exercise begins the same whenever it is begun, with nothing met but what is so already', () => {
  for (const id of EXERCISE_IDS) {
    assert.deepEqual(EXERCISES[id].begin(), EXERCISES[id].begin());
    const { kind, points } = lost(id, [], null, false);
    assert.deepEqual([kind, points], ['open', []], id);
    assert.equal(lost(id, []).kind, 'failed', `${id} cannot be passed by doing nothing`);
  }
});

test('refill: read, empty, fill, tell the pump, and it goes on as before', () => {
  assert.deepEqual(lost('refill', [read, drawAll, fill(40), say(40), { wait: HOUR_MS }]).points, []);
  // In two syringes of 20 mL, and the volume told with the program itself.
  const twice = [read, drawAll, fill(20), fill(20), changed({ reservoir: nanolitres(40_000_000) })];
  assert.equal(lost('refill', twice).kind, 'passed');
});

test('refill: each thing that is done wrong is told', () => {
  const wrong = (...doings: readonly Doing[]) => lost('refill', doings).points;
  assert.deepEqual(wrong(drawAll, read, fill(40), say(40)), ['refill-read: syringe-before-reading']);
  assert.deepEqual(wrong(read, fill(30), say(38)), [
    'refill-emptied: filled-on-top',
    'refill-filled: not-done',
  ]);
  assert.deepEqual(wrong(read, drawAll, fill(40)), ['refill-told: not-done']);
  assert.deepEqual(wrong(read, drawAll, fill(40), say(20)), ['refill-told: told-wrong-volume']);
  assert.deepEqual(wrong(read, say(40), drawAll, fill(40)), ['refill-told: not-done']);
  assert.deepEqual(wrong(read, drawAll, fill(40), say(40), tell({ kind: 'stop' })), [
    'refill-runs: not-done',
  ]);
  const doubled = changed({
    program: { mode: 'continuous', setting: { kind: 'dose', dose: nanogramsPerDay(400_000) } },
  });
  assert.deepEqual(wrong(read, drawAll, fill(40), say(40), doubled), ['refill-runs: program-changed']);
  // 40 mL on top of what is left does not go in at all.
  assert.deepEqual(wrong(read, fill(40)), [
    'refill-emptied: not-done',
    'refill-filled: not-done',
    'refill-told: not-done',
  ]);
});

const toNew = (bridge: Prescription['bridge'], edit: Partial<Prescription> = {}): PumpAction =>
  changed({
    mixture: [{ drug: 'baclofen', concentration: nanogramsPerMillilitre(2_000_000) }],
    reservoir: nanolitres(40_000_000),
    bridge,
    ...edit,
  });
const bridged = { volume: path().whole, rate: nanolitresPerDay(400_000) };
const LONG = { wait: 24 * HOUR_MS };

test('bridge: the old solution in the path goes on at its old flow until the new one is at the tip', () => {
  assert.equal(inSmallestUnit(path().whole), 316_000);
  const { points, kind } = lost('bridge', [read, drawAll, fill(40), toNew(bridged), LONG]);
  assert.deepEqual([kind, points], ['passed', []]);
});

test('bridge: what would give the patient too little or too much is told at once', () => {
  const wrong = (program: PumpAction, handedIn = true, ...after: readonly Doing[]) =>
    lost('bridge', [read, drawAll, fill(40), program, ...after], null, handedIn).points;
  assert.deepEqual(wrong(toNew(null), false), ['bridge-ordered: no-bridge']);
  assert.deepEqual(wrong(toNew({ ...bridged, rate: nanolitresPerDay(100_000) }), false), [
    'bridge-ordered: bridge-rate',
  ]);
  assert.deepEqual(wrong(toNew({ ...bridged, volume: path().tubing }), false), [
    'bridge-ordered: bridge-volume',
  ]);
  const atOldFlow = toNew(bridged, {
    program: { mode: 'continuous', setting: { kind: 'rate', rate: nanolitresPerDay(400_000) } },
  });
  assert.deepEqual(wrong(atOldFlow, false), ['bridge-programmed: dose-changed']);
  assert.deepEqual(wrong(changed({ reservoir: nanolitres(40_000_000), bridge: bridged }), false), [
    'bridge-programmed: wrong-concentration',
  ]);
  assert.deepEqual(wrong(toNew(bridged), false, { wait: HOUR_MS }, tell({ kind: 'cancel-bolus' })), [
    'bridge-through: bridge-cut',
  ]);
  // Handed in while the bridge still runs.
  assert.deepEqual(wrong(toNew(bridged), true, { wait: HOUR_MS }), ['bridge-through: not-done']);
});

test('stall: the recovery is in the log only after the second reading, then the alarm is cleared', () => {
  const first = lost('stall', [read], null, false);
  assert.deepEqual(
    first.lab.entries.filter(({ event }) => event.kind === 'stall-recovered'),
    [],
  );
  const { kind, points } = lost('stall', [read, clear, { wait: 2 * HOUR_MS }, read, clear]);
  assert.deepEqual([kind, points], ['passed', []]);
});

test('stall: read once, cleared too early, a bolus to catch up or a new program is told', () => {
  assert.deepEqual(lost('stall', [read, { wait: 3 * HOUR_MS }, clear]).points, [
    'stall-read-again: not-done',
    'stall-cleared: not-done',
    'stall-no-bolus: not-done',
  ]);
  assert.deepEqual(lost('stall', [read, { wait: 3 * HOUR_MS }, read]).points, [
    'stall-cleared: not-done',
    'stall-runs: not-done',
  ]);
  assert.deepEqual(lost('stall', [read, { wait: 3 * HOUR_MS }, read, clear, bolus]).points, [
    'stall-no-bolus: bolus-given',
  ]);
  const more = changed({
    program: { mode: 'continuous', setting: { kind: 'dose', dose: nanogramsPerDay(250_000) } },
  });
  assert.deepEqual(lost('stall', [read, { wait: 3 * HOUR_MS }, read, clear, more], null, false).points, [
    'stall-runs: program-changed',
  ]);
});

test('pocket fill: the port gives nothing, it is named, and the pump is told the truth', () => {
  const found = lost('pocket', [read, drawAll, say(0)], 'pocket');
  assert.equal(lastDrawnNl(found.lab), 0);
  assert.deepEqual([found.kind, found.points], ['passed', []]);
  assert.equal(lost('pocket', [drawAll, fill(40), say(40)], 'pocket').kind, 'passed');
});

test('pocket fill: what is believed of the display is told', () => {
  assert.deepEqual(lost('pocket', [read], 'as-displayed', false).points, ['pocket-named: wrong-answer']);
  assert.deepEqual(lost('pocket', [fill(20)], null, false).points, ['pocket-looked: filled-before-looking']);
  assert.deepEqual(lost('pocket', [drawAll], 'pocket').points, ['pocket-told: not-done']);
  assert.deepEqual(lost('pocket', [drawAll, say(20)], 'pocket').points, ['pocket-told: told-wrong-volume']);
  assert.deepEqual(lost('pocket', [drawAll, bolus, say(0)], 'pocket').points, [
    'pocket-no-bolus: bolus-given',
  ]);
});

test('what the story did is not counted for whoever sits at the lab', () => {
  const { begin } = EXERCISES.pocket;
  const lab: Lab = begin();
  assert.equal(lastDrawnNl(lab), null);
  assert.equal(trueVolumeNl(lab.pump), 0);
  assert.ok(lab.deeds.every(({ story }) => story));
  assert.equal(lab.begun, lab.pump);
});
