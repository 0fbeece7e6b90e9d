import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instantAt } from '../../../src/core/time.ts';
import { nanolitres } from '../../../src/core/units.ts';
import { configured } from '../../../src/pump/configure.ts';
import { FAULT_FACTS } from '../../../src/pump/fault-facts.ts';
import type { PumpAction } from '../../../src/pump/pump-scenario.ts';
import { alarmSheet } from '../../../src/pump/safe-states/alarm-sheet.ts';
import { VIRTUAL_PUMP_ALARMS } from '../../../src/pump/safe-states/pump-alarm.ts';
import { sha256OfText } from '../../../src/pump/sha-256.ts';
import { EXERCISE_IDS } from '../../../src/web/lab/exercises/exercise.ts';
import { keptText, labOfText } from '../../../src/web/lab/kept-lab.ts';
import { freshLab, LAB_OPENS_MS } from '../../../src/web/lab/lab-bench.ts';
import { keepInTab, keptInTab } from '../../../src/web/lab/lab-shelf.ts';
import { did, exerciseBegun, type LabState, practice, ran } from '../../../src/web/lab/lab-state.ts';
import english from '../../../src/web/messages/lab.en.json' with { type: 'json' };
import { type Happening, happenings } from '../../pump/random-runs.ts';

const HOUR_MS = 3_600_000;
const begun = (): LabState =>
  practice(freshLab(configured('synchromed-ii-40', instantAt(LAB_OPENS_MS)), nanolitres(30_000_000)));

/** As somebody at the lab does it, and as ordinary objects: those of a generator may have no prototype. */
function actionOf(happening: Happening): PumpAction {
  const plain = structuredClone(happening);
  if (plain.kind === 'input') return { kind: 'outside', input: plain.input };
  return plain.kind === 'command' ? { kind: 'tell', command: plain.command } : plain;
}

const beginnings = ['practice', ...EXERCISE_IDS] as const;

test('whatever was done at the lab, the pump that a tab kept comes back the same, at pause', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...beginnings),
      fc.array(fc.tuple(fc.nat(30 * HOUR_MS), happenings), { maxLength: 8 }),
      fc.boolean(),
      (id, deeds, handedIn) => {
        const first = id === 'practice' ? begun() : exerciseBegun(id);
        const done = deeds.reduce(
          (state, [ms, happening]) => did(ran(state, ms), actionOf(happening)),
          first,
        );
        const state = { ...ran(done, 7 * HOUR_MS), handedIn, answer: handedIn ? 'pocket' : null };
        const read = labOfText(keptText({ ...state, speed: 3_600 }));
        assert.ok(read.ok);
        assert.deepEqual(read.value, { ...state, speed: 0 });
      },
    ),
    { numRuns: 60 },
  );
});

test('a lab that was kept is refused where any letter of it was changed or is missing', () => {
  const text = keptText(did(begun(), { kind: 'outside', input: { kind: 'request-bolus' } }));
  for (let i = 0; i < text.length; i++) {
    const flipped = text.slice(0, i) + String.fromCharCode(text.charCodeAt(i) ^ 1) + text.slice(i + 1);
    assert.equal(labOfText(flipped).ok, false, `letter ${i}`);
    assert.equal(labOfText(text.slice(0, i)).ok, false, `cut at ${i}`);
  }
  assert.deepEqual(labOfText(text.replace('THECA', 'OTHER')), { ok: false, refusal: 'not-a-lab' });
  assert.deepEqual(labOfText(`${text.slice(0, -1)} }`), { ok: false, refusal: 'damaged' });
});

test('a lab that was kept is refused where doing it again ends with another pump', () => {
  const [title, , content = ''] = keptText(begun()).split('\n');
  const other = content.replace('"filledNl":30000000', '"filledNl":20000000');
  assert.notEqual(other, content);
  assert.deepEqual(labOfText(`${title}\n${sha256OfText(other)}\n${other}`), {
    ok: false,
    refusal: 'replay-differs',
  });
});

test('a tab keeps one pump until it is put away, and a browser that keeps nothing says so', () => {
  const kept = new Map<string, string>();
  const shelf = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
    removeItem: (name: string) => void kept.delete(name),
  };
  assert.equal(keptInTab(shelf), null);
  assert.equal(keepInTab(shelf, begun()), 'kept');
  assert.equal(keptInTab(shelf)?.ok, true);
  keepInTab(shelf, null);
  assert.equal(keptInTab(shelf), null);
  const [title, , content = ''] = keptText(
    did(begun(), { kind: 'outside', input: { kind: 'request-bolus' } }),
  ).split('\n');
  const other = content.replace('"kind":"request-bolus"', '"kind":"sing"');
  kept.set('theca.pump-lab', `${title}\n${sha256OfText(other)}\n${other}`);
  assert.deepEqual(keptInTab(shelf), { ok: false, refusal: 'replay-differs' });
  const full = {
    ...shelf,
    setItem: () => {
      throw new Error('no room');
    },
  };
  assert.equal(keepInTab(full, begun()), 'older', 'what was kept before is still there');
  keepInTab(shelf, null);
  assert.equal(keepInTab(full, begun()), 'nothing');
  assert.equal(keepInTab(null, begun()), 'nothing');
});

test('a message that no answer came to is no deed done, and says so', () => {
  const lossy = did(begun(), {
    kind: 'outside',
    input: { kind: 'fault', fault: { kind: 'message-lost', count: 1 } },
  });
  const asked: PumpAction = { kind: 'tell', command: { kind: 'interrogate', programmerAheadMs: null } };
  const lost = did(lossy, asked).lab.deeds.at(-1);
  assert.equal(lost?.answered, false);
  assert.equal(lost?.because, null);
  const heard = did(did(lossy, asked), asked).lab.deeds.at(-1);
  assert.equal(heard?.answered, true);
});

test('[SR-21] the lab says of an alarm and of a fault what their sheets say, letter for letter', () => {
  const said: Readonly<Record<string, string>> = english;
  for (const alarm of VIRTUAL_PUMP_ALARMS)
    assert.equal(said[`lab.alarm-text.${alarm}`], alarmSheet(alarm).clinicianText);
  for (const [kind, { words }] of Object.entries(FAULT_FACTS))
    assert.equal(said[`lab.fault-text.${kind}`], words);
});

test('the time that a lab stands at is kept to the millisecond', () => {
  const state = ran(begun(), 123_456);
  const read = labOfText(keptText(state));
  assert.ok(read.ok);
  assert.equal(read.value.lab.pump.nowMs, LAB_OPENS_MS + 123_456);
});
