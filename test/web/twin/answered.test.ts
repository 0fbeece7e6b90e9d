import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantAt, timeZoneNamed } from '../../../src/core/time.ts';
import { reductionMemory } from '../../../src/twin/reduction-memory.ts';
import { simulate } from '../../../src/twin/simulate.ts';
import { answerMemory, answerQuestion } from '../../../src/web/twin/answer-question.ts';
import { bandsOf, highestOf, NO_BANDS, pictureOf, shownAt } from '../../../src/web/twin/picture.ts';
import { refusalPlace } from '../../../src/web/twin/refusal-place.ts';
import { stripAt, stripPixels } from '../../../src/web/twin/strip-values.ts';
import { curveCsv, stripCsv } from '../../../src/web/twin/twin-csv.ts';
import { twinOfPatient } from '../../../src/web/twin/twin-props.ts';
import { twinSvg } from '../../../src/web/twin/twin-svg.ts';
import { firstWanted, type TwinProps } from '../../../src/web/twin/use-looking.ts';
import { asked, type Wanted } from '../../../src/web/twin/wanted.ts';
import type { Patient } from '../../../src/wire/contract/patient.ts';
import { PATIENT } from '../patient/sample-patient.ts';

const DAY = 86_400_000;
const NOW = Date.parse(PATIENT.now);
const zone = timeZoneNamed('America/Chicago');
assert.ok(zone !== null);

/** Waits with an order that doubles the dose from another solution, so that a bridge is due. */
const ORDERED: Patient = {
  ...PATIENT,
  order: {
    id: 'o',
    visit: null,
    status: 'signed',
    submitted: { by: { id: '1', name: 'Ana', role: 'nurse' }, at: PATIENT.now },
    plannedFor: PATIENT.now,
    hidden: false,
    hasFill: true,
    content: {
      fill: {
        volume: { value: 40, unit: 'mL' },
        components: [{ drug: 'baclofen', concentration: { value: 2000, unit: 'ug/mL' } }],
      },
      program: { mode: 'continuous', dose: { value: 400, unit: 'ug/d' } },
      bridge: 'compute',
    },
    findings: [],
    accepted: [],
    changes: [],
    digest: 'd',
    verified: null,
    disputed: null,
    signed: null,
    withdrawn: null,
    stale: false,
  },
};

function propsOf(patient: Patient): TwinProps {
  const props = twinOfPatient(patient, null);
  assert.ok(props !== null);
  return props;
}

const wantedOf = (patient: Patient, more: Partial<Wanted> = {}): Wanted => ({
  ...propsOf(patient),
  shown: { from: NOW - DAY, to: NOW + 5 * DAY },
  drug: 'baclofen',
  level: 'T10',
  withCord: false,
  leading: 'proposed',
  withStrip: true,
  withPopulation: true,
  ...more,
});

const memory = reductionMemory(400);

function answered(wanted: Wanted) {
  const { quick, bands } = asked(wanted);
  const answer = { ...answerQuestion(quick, memory), tookMs: 0 };
  return { quick, bands, answer, picture: pictureOf(quick, answer, wanted.drug, wanted.level) };
}

test('a therapy at its steady state stands still, and the strip shows at the tip what the curve shows', () => {
  const { picture, answer } = answered(wantedOf(PATIENT));
  assert.deepEqual(
    picture.lines.map(({ key }) => key),
    ['today'],
  );
  const today = shownAt(picture, picture.lines[0]?.ugPerMl ?? new Float64Array(0), NOW) ?? 0;
  assert.ok(today > 0.1 && today < 1, `${today} ug/mL at 200 ug/day`);
  assert.ok(answer.strip !== null);
  const cm = answer.strip.tipCm ?? 0;
  const near = stripAt(answer.strip, cm, 24) ?? 0;
  assert.ok(Math.abs(near / today - 1) < 0.03, 'but for the distance between two rows');
  assert.ok(Math.abs(answer.strip.peakUgPerMl / today - 1) < 0.03);
});

test('the proposed program begins where the one of now is, and a skipped bridge first gives less', () => {
  const { picture } = answered(wantedOf(ORDERED));
  assert.deepEqual(
    picture.lines.map(({ key }) => key),
    ['today', 'proposed', 'without-bridge'],
  );
  const at = (hours: number): readonly number[] =>
    picture.lines.map(({ ugPerMl }) => shownAt(picture, ugPerMl, NOW + hours * 3_600_000) ?? Number.NaN);
  const [today = 0, proposed = 0, without = 0] = at(-6);
  assert.ok(Math.abs(proposed / today - 1) < 1e-9 && Math.abs(without / today - 1) < 1e-9);
  const [then = 0, bridged = 0, skipped = 0] = at(18);
  assert.ok(Math.abs(then / today - 1) < 1e-9);
  assert.ok(Math.abs(bridged / today - 1) < 0.02, 'the bridge keeps the level');
  assert.ok(skipped < 0.7 * today, 'half the flow of the old solution');
  const [, after = 0] = at(119);
  assert.ok(after > 1.9 * today && after < 2.01 * today, 'twice the dose');
});

test('every line is what the twin itself answers to its scenario', () => {
  const { quick, picture } = answered(wantedOf(ORDERED));
  for (const { key, ugPerMl } of picture.lines) {
    const scenario = quick.lines.find((line) => line.key === key)?.scenario;
    assert.ok(scenario !== undefined);
    const simulated = simulate(scenario);
    assert.ok(simulated.ok);
    assert.deepEqual(ugPerMl, simulated.value.series[0]?.values);
  }
});

test('the pump’s accuracy lies around the program by its label, and the population around both', () => {
  const { picture, bands } = answered(wantedOf(ORDERED));
  assert.ok(bands.band !== null);
  const few = { ...bands, band: { ...bands.band, patients: 12 } };
  const proposed = picture.lines.find(({ key }) => key === 'proposed')?.ugPerMl ?? new Float64Array(0);
  const around = bandsOf({ ...answerQuestion(few, memory), tookMs: 0 }, 'baclofen', 'T10', proposed);
  assert.ok(around.pump !== null && around.population !== null);
  assert.ok(Math.abs((around.pump.low[0] ?? 0) / (proposed[0] ?? 1) - 0.855) < 1e-9);
  assert.ok(Math.abs((around.pump.high[0] ?? 0) / (proposed[0] ?? 1) - 1.145) < 1e-9);
  const { low, high } = around.population;
  assert.equal(low.length, picture.timesHours.length);
  for (const [i, lowest] of low.entries()) assert.ok(lowest < (high[i] ?? 0));
  assert.ok(highestOf(picture, around) >= (high[0] ?? 0));
  assert.ok(highestOf(picture, NO_BANDS) < highestOf(picture, around));
});

test('a pump that runs fast is empty first, and its band never lies beside the line or upside down', () => {
  const wanted = wantedOf(PATIENT, {
    shown: { from: NOW, to: NOW + 400 * DAY },
    leading: 'today',
    withPopulation: false,
  });
  const { picture, bands } = answered(wanted);
  const today = picture.lines[0]?.ugPerMl ?? null;
  const answer = { ...answerQuestion(bands, memory), tookMs: 0 };
  const { pump } = bandsOf(answer, 'baclofen', 'T10', today);
  assert.ok(pump !== null && today !== null);
  const fast = answer.lines.find(({ key }) => key === 'high')?.series[0]?.values ?? new Float64Array(0);
  assert.ok(
    fast.some((value, i) => value < 0.01 * (today[i] ?? 0)),
    'the fast pump is empty while the other runs',
  );
  for (const [i, value] of today.entries())
    assert.ok((pump.low[i] ?? 1) <= value && value <= (pump.high[i] ?? 0), `sample ${i}`);
});

test('a colour means the same whichever program is drawn and however near one looks', () => {
  const bounds = { from: NOW - 30 * DAY, to: NOW + 30 * DAY };
  const near = { from: NOW - DAY / 2, to: NOW - DAY / 4 };
  const brightest = (['today', 'proposed'] as const).flatMap((leading) =>
    [near, bounds].map((shown) => answered(wantedOf(ORDERED, { leading, bounds, shown })).answer),
  );
  const [first] = brightest;
  for (const { mostUgPerMl, strip } of brightest) {
    assert.equal(mostUgPerMl, first?.mostUgPerMl);
    assert.ok(mostUgPerMl >= (strip?.peakUgPerMl ?? Number.POSITIVE_INFINITY));
  }
});

test('the cord is asked for by name and carried as a prior', () => {
  const { picture, answer } = answered(wantedOf(PATIENT, { withCord: true }));
  assert.deepEqual(
    picture.lines.map(({ key }) => key),
    ['today', 'cord'],
  );
  const series = answer.lines[0]?.series.find(({ name }) => name === 'cord T10');
  assert.equal(series?.standing, 'prior');
});

test('a tip that nobody knows leaves no picture and says why', () => {
  const catheter = { segments: PATIENT.record.catheter?.['segments'] };
  const { picture, answer } = answered(wantedOf({ ...PATIENT, record: { ...PATIENT.record, catheter } }));
  assert.equal(answer.strip, null);
  assert.deepEqual(picture.lines, []);
  assert.deepEqual(
    [...new Set(picture.outside.filter(({ notComputed }) => notComputed).map(({ code }) => code))],
    ['unknown-tip'],
  );
});

test('nothing is simulated of a pump that was never filled, nor of a record without implant', () => {
  const { last: _, ...unfilled } = PATIENT.record;
  assert.equal(twinOfPatient({ ...PATIENT, record: unfilled }, null), null);
  const { pump: __, catheter: ___, ...none } = PATIENT.record;
  assert.equal(twinOfPatient({ ...PATIENT, record: none }, null), null);
});

test('an order that the reader must not see yet is not drawn', () => {
  assert.ok(ORDERED.order !== null);
  const hidden: Patient = { ...ORDERED, order: { ...ORDERED.order, hidden: true, content: null } };
  assert.equal(propsOf(hidden).proposed, null);
  assert.notEqual(propsOf(ORDERED).proposed, null);
});

test('the figures of a file are those of the picture, every one called simulated, and nobody is named', () => {
  const { picture, answer } = answered(wantedOf(ORDERED, { withCord: true }));
  const text = curveCsv(picture, NO_BANDS, { drug: 'baclofen', level: 'T10', zone });
  const [head = '', ...rows] = text.trimEnd().split('\r\n');
  const columns = head.split(',');
  assert.deepEqual(columns.slice(0, 3), ['time', 'hours', 'SIMULATED baclofen T10 program now [ug/mL]']);
  assert.ok(columns.slice(2).every((column) => column.startsWith('SIMULATED ')));
  assert.ok(columns.some((column) => column.includes('cord tissue (PRIOR)')));
  assert.equal(rows.length, picture.timesHours.length);
  const [time = '', hours = '', value = ''] = (rows[10] ?? '').split(',');
  assert.equal(Date.parse(time), picture.fromMs + 10 * 900_000);
  assert.equal(Number(hours), picture.timesHours[10]);
  assert.equal(Number(value), picture.lines[0]?.ugPerMl[10]);
  assert.ok(answer.strip !== null);
  const strip = stripCsv(answer.strip, picture.fromMs, zone).trimEnd().split('\r\n');
  assert.equal(strip.length, answer.strip.timesHours.length + 1);
  assert.equal(Number(strip[1]?.split(',')[2]), answer.strip.ugPerMl[0]);
  for (const file of [text, strip.join()]) assert.doesNotMatch(file, /Brooks|Dana|31 08 55/);
});

const FIGURE = {
  title: 'SIMULATED: baclofen <T10>',
  subtitles: ['three days', 'Proposed program'],
  shown: { from: NOW - DAY, to: NOW + 5 * DAY },
  zone: 'America/Chicago',
  moments: [
    { kind: 'now', atMs: NOW, name: 'now' },
    { kind: 'visit', atMs: NOW + 3_600_000, name: 'refill' },
  ],
  strip: {
    address: 'data:image/png;base64,AA',
    lengthCm: 62,
    from: NOW - DAY,
    to: NOW + 5 * DAY,
    mostUgPerMl: 0.9,
  },
  tip: 'T10',
  names: {
    today: 'Program now',
    proposed: 'Proposed program',
    'without-bridge': 'Without the bridge',
    cord: 'Cord: prior',
    pump: 'Pump',
    population: 'Population',
  },
  axes: { level: 'level', curve: 'At T10', scale: 'Brighter is more.' },
  statements: ['No basis for a dose.', 'Drawn today.'],
  timeText: ({ atMs }: { readonly atMs: number }) =>
    [new Date(atMs).toISOString().slice(0, 10), '2026'] as const,
} as const;

test('a picture to print is whole by itself: called simulated, with every line, level, unit and moment named', () => {
  const { picture } = answered(wantedOf(ORDERED));
  const { svg, height } = twinSvg({
    ...FIGURE,
    picture,
    bands: {
      pump: {
        low: picture.lines[0]?.ugPerMl ?? new Float64Array(0),
        high: picture.lines[1]?.ugPerMl ?? new Float64Array(0),
      },
      population: null,
    },
  });
  assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  assert.match(svg, /<title>SIMULATED: baclofen &lt;T10&gt;<\/title>/);
  for (const words of [
    'Program now',
    'Proposed program',
    'Without the bridge',
    'Pump',
    'T10',
    'C7',
    'level',
    'No basis for a dose.',
    'Drawn today.',
  ])
    assert.ok(svg.includes(`>${words}<`), words);
  // Strip and curve each have their unit and both moments.
  for (const words of ['ng/mL', 'now', 'refill']) assert.equal(svg.split(`>${words}<`).length - 1, 2, words);
  assert.doesNotMatch(svg, /Population|NaN|undefined|class=/);
  assert.ok(height > 600);
});

test('a picture without a strip has its curve, and nothing where the strip would be', () => {
  const { picture } = answered(wantedOf(ORDERED));
  const { svg } = twinSvg({ ...FIGURE, picture, bands: NO_BANDS, strip: null });
  assert.doesNotMatch(svg, /<image|Brighter|NaN/);
  assert.equal(svg.split('>now<').length - 1, 1);
});

test('what the record tells too little of is handed on with the picture', () => {
  const { leftOut } = asked(wantedOf(PATIENT));
  assert.deepEqual(leftOut, [{ code: 'steady-before', at: instantAt(Date.parse('2026-09-01T15:00:00Z')) }]);
});

test('a strip that was answered before is not drawn again, and is the same', () => {
  const { quick } = asked(wantedOf(ORDERED));
  const known = answerMemory();
  const first = answerQuestion(quick, memory, known);
  const second = answerQuestion(structuredClone(quick), memory, known);
  assert.ok(first.strip !== null);
  assert.equal(second.strip, first.strip);
  assert.deepEqual({ ...second, lines: [] }, { ...answerQuestion(quick, memory), lines: [] });
  assert.deepEqual(first.strip.pixels, stripPixels(first.strip, first.mostUgPerMl));
  const other = answerQuestion(asked(wantedOf(ORDERED, { leading: 'today' })).quick, memory, known);
  assert.notDeepEqual(other.strip?.ugPerMl, first.strip.ugPerMl);
});

test('what is ordered and cannot be run is refused as that, and the program of now is not', () => {
  const { order } = ORDERED;
  assert.ok(order?.content != null);
  const tooMuch = { mode: 'continuous', dose: { value: 90_000, unit: 'ug/d' } } as const;
  const asOrdered = { ...ORDERED, order: { ...order, content: { ...order.content, program: tooMuch } } };
  const { refusals, lines } = answered(wantedOf(asOrdered)).picture;
  assert.ok(refusals.length > 0);
  for (const refused of refusals) {
    assert.equal(refused.isOrdered, true);
    const { part, because, atMs } = refusalPlace(refused);
    assert.deepEqual([part, because, atMs], ['program', 'flow', NOW]);
  }
  assert.deepEqual(
    lines.map(({ key }) => key),
    ['today'],
  );
});

test('before anybody chooses, the month around now is looked at, or the visit that is ordered, at the tip', () => {
  const { shown, level, leading, drug } = firstWanted(propsOf(PATIENT));
  assert.ok(shown.from < NOW && NOW < shown.to && shown.to - shown.from <= 30 * DAY);
  assert.deepEqual([level, leading, drug], ['T10', 'today', 'baclofen']);
  const visit = firstWanted(propsOf(ORDERED));
  assert.deepEqual(visit.shown, { from: NOW - DAY, to: NOW + 5 * DAY });
  assert.equal(visit.leading, 'proposed');
});

test('a line that was answered before is not computed again, and is the same', () => {
  const { quick } = asked(wantedOf(ORDERED, { withStrip: false }));
  const known = answerMemory();
  const first = answerQuestion(quick, memory, known);
  const second = answerQuestion(structuredClone(quick), memory, known);
  for (const [i, line] of second.lines.entries()) assert.equal(line.series, first.lines[i]?.series);
  const other = asked(wantedOf(ORDERED, { withStrip: false, level: 'T9' }));
  const third = answerQuestion(other.quick, memory, known);
  assert.deepEqual(
    third.lines.map(({ series }) => series[0]?.name),
    ['T9', 'T9', 'T9'],
  );
});
