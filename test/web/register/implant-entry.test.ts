import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inSmallestUnit } from '../../../src/core/units.ts';
import {
  asksTubing,
  type ImplantEntry,
  implantEntryOf,
  NO_IMPLANT,
  readImplant,
} from '../../../src/web/register/implant-entry.ts';
import { pathNow } from '../../../src/web/register/path-now.ts';
import {
  emptySegment,
  readSegment,
  type SegmentEntry,
  waysOf,
} from '../../../src/web/register/segment-entry.ts';
import { parseJson } from '../../../src/wire/json/parse.ts';
import { decodeCommand } from '../../../src/wire/therapy/command.ts';

const TODAY = '2026-11-22';
const cm = (text: string) => ({ text, unit: 'cm' });
const ml = (text: string) => ({ text, unit: 'mL' });

const CATHETER: SegmentEntry = {
  ...emptySegment(1),
  model: '8709sc',
  way: 'trimmed',
  original: cm('89'),
  trimmed: cm('24.5'),
};
const IMPLANT: ImplantEntry = {
  ...NO_IMPLANT,
  model: 'synchromed-ii-40',
  serial: ' NGP123456H ',
  hasCatheter: true,
  segments: [CATHETER],
  tip: 'T10',
};

const problemsOf = (entry: ImplantEntry): unknown => {
  const read = readImplant(entry, TODAY);
  return read.ok ? {} : read.problems;
};

function commandOf(entry: ImplantEntry) {
  const read = readImplant(entry, TODAY);
  assert.ok(read.ok, JSON.stringify(read));
  const tree = parseJson(JSON.stringify(read.value));
  assert.ok(tree.ok);
  const decoded = decodeCommand(tree.value, '/command');
  assert.ok(decoded.ok, JSON.stringify(decoded));
  assert.ok(decoded.value.type === 'record-implant');
  return { sent: read.value, understood: decoded.value };
}

test('an implant needs its model, its serial number, and a word about the catheter', () => {
  assert.deepEqual(problemsOf(NO_IMPLANT), { model: 'no-choice', serial: 'empty', segments: 'no-choice' });
});

test('what was implanted is the original length less what was trimmed, to the micrometre', () => {
  const { understood } = commandOf(IMPLANT);
  const [segment] = understood.catheter.segments;
  assert.ok(segment !== undefined && 'implanted' in segment && segment.implanted !== undefined);
  assert.equal(inSmallestUnit(segment.implanted), 645_000);
});

test('no more can be trimmed off than there was, and nothing may be', () => {
  const trimmed = (text: string): unknown =>
    problemsOf({ ...IMPLANT, segments: [{ ...CATHETER, trimmed: cm(text) }] });
  assert.deepEqual(trimmed('89'), { 'segments/0/trimmed': 'trimmed-away' });
  assert.deepEqual(trimmed('90'), { 'segments/0/trimmed': 'trimmed-away' });
  assert.deepEqual(trimmed(''), { 'segments/0/trimmed': 'field' });
  assert.deepEqual(trimmed('0'), {});
});

test('what was left empty is not sent, so that nobody takes it for known', () => {
  const { sent } = commandOf({ ...IMPLANT, tip: ' ' });
  assert.deepEqual(new Set(Object.keys(sent.pump)), new Set(['model', 'serial']));
  assert.deepEqual(Object.keys(sent.catheter), ['segments']);
});

test('a catheter of which nothing is known is recorded as one without a segment', () => {
  assert.deepEqual(commandOf({ ...IMPLANT, hasCatheter: false }).sent.catheter['segments'], []);
});

test('a length is only asked for where it tells a volume', () => {
  assert.deepEqual(waysOf('8731sc'), ['volume', 'unknown']);
  assert.deepEqual(waysOf('unknown'), ['volume']);
  assert.deepEqual(waysOf(null), []);
  const kept = readSegment({ ...CATHETER, model: '8731sc' });
  assert.deepEqual(kept, { ok: false, problems: { way: 'no-choice' } });
});

test('the tubing is asked for only where no verified volume of the model is known', () => {
  assert.equal(asksTubing({ model: 'synchromed-ii-40', tubing: NO_IMPLANT.tubing }), false);
  assert.equal(asksTubing({ model: 'constant-flow', tubing: NO_IMPLANT.tubing }), true);
  assert.equal(asksTubing({ model: 'synchromed-ii-40', tubing: ml('0.15') }), true);
});

test('nothing was implanted tomorrow, and half a date is no date', () => {
  const on = (day: string, month: string, year: string): unknown =>
    problemsOf({ ...IMPLANT, implantedOn: { day, month, year } });
  assert.deepEqual(on('23', '11', '2026'), { implantedOn: 'in-the-future' });
  assert.deepEqual(on('3', '', '2024'), { implantedOn: 'day-unfinished' });
  assert.deepEqual(on('3', '3', '2024'), {});
});

test('the dead volume is the tubing and every segment, as the core computes it', () => {
  const path = pathNow(IMPLANT);
  // 0.140 mL of tubing and 64.5 cm of 0.0022 mL/cm.
  assert.equal(path.total === null ? null : inSmallestUnit(path.total), 140_000 + 141_900);
});

test('while anything is missing there is no dead volume, and each piece says what it lacks', () => {
  const half = pathNow({ ...IMPLANT, segments: [CATHETER, emptySegment(2)] });
  assert.equal(half.total, null);
  assert.deepEqual(
    half.segments.map((piece) => (piece.ok ? 'known' : piece.lack)),
    ['known', 'unfinished'],
  );
  assert.deepEqual(pathNow(NO_IMPLANT).tubing, { ok: false, lack: 'pump-model' });
  assert.deepEqual(pathNow({ ...IMPLANT, model: 'constant-flow' }).tubing, {
    ok: false,
    lack: 'tubing-volume',
  });
  const unknown = pathNow({ ...IMPLANT, segments: [{ ...CATHETER, way: 'unknown' }] });
  assert.deepEqual(unknown.segments[0], { ok: false, lack: 'implanted-length' });
  assert.equal(pathNow({ ...IMPLANT, hasCatheter: false }).total, null);
});

test('an implant on record comes back into the fields, and says the same when it is sent again', () => {
  const full: ImplantEntry = {
    ...IMPLANT,
    implantedOn: { day: '3', month: '3', year: '2024' },
    site: 'left lower abdomen',
    alarm: ml('1.5'),
    tubing: ml('0.15'),
    segments: [CATHETER, { ...emptySegment(2), model: 'unknown', volume: ml('0.0204') }],
  };
  const { understood } = commandOf(full);
  const again = commandOf(implantEntryOf(understood.pump, understood.catheter));
  assert.deepEqual(again.understood, understood);
});
