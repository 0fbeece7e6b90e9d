import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instantAt } from '../../../src/core/time.ts';
import type { Strip } from '../../../src/twin/simulation.ts';
import { COLOUR_MAP, COLOURS } from '../../../src/web/twin/colour-map.ts';
import { concentrationText, figureText } from '../../../src/web/twin/concentration-text.ts';
import { type Looking, pressed } from '../../../src/web/twin/cursor.ts';
import { momentAt, placeX } from '../../../src/web/twin/frame.ts';
import { levelsShown, observedFor } from '../../../src/web/twin/levels-shown.ts';
import {
  around,
  aroundVisit,
  MOST_COLUMNS,
  onSteps,
  stepMs,
  within,
  zoomed,
} from '../../../src/web/twin/shown-time.ts';
import { canalOf, stripAt, stripPixels, valueAtHours } from '../../../src/web/twin/strip-values.ts';
import { timeTicks } from '../../../src/web/twin/time-ticks.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.parse('2026-11-22T16:00:00Z');
const BOUNDS = { from: NOW - 400 * DAY, to: NOW + 30 * DAY };
const LIMITS = { bounds: BOUNDS, levels: 26 };
const LOOKING: Looking = { shown: around(NOW, 'month', BOUNDS), atMs: NOW, level: 9 };

const moments = fc.integer({ min: BOUNDS.from, max: BOUNDS.to });

test('whatever is looked at, there are no more samples than columns, they fill the screen, and none is cut off a day', () => {
  fc.assert(
    fc.property(moments, fc.integer({ min: 6, max: 12_000 }), (from, hours) => {
      const shown = { from, to: from + hours * HOUR };
      const [step, sampled] = [stepMs(shown), onSteps(shown)];
      assert.ok((shown.to - shown.from) / step <= MOST_COLUMNS);
      assert.ok(sampled.from <= shown.from && sampled.to >= shown.to);
      assert.ok(DAY % step === 0 || step % DAY === 0);
      assert.equal(sampled.from % step, 0);
    }),
  );
});

test('zooming keeps the moment under the cursor where it is, inside the bounds and never to nothing', () => {
  const shown = { from: NOW - 100 * DAY, to: NOW - 20 * DAY };
  const closer = zoomed(shown, NOW - 40 * DAY, 0.5, BOUNDS);
  assert.equal(closer.to - closer.from, 40 * DAY);
  assert.equal((NOW - 40 * DAY - closer.from) / (closer.to - closer.from), 0.75);
  const all = zoomed(shown, NOW, 1_000, BOUNDS);
  assert.deepEqual(all, BOUNDS);
  const least = zoomed(shown, NOW - 40 * DAY, 1e-9, BOUNDS);
  assert.equal(least.to - least.from, 6 * HOUR);
});

test('a period ends a little after now, and the hours of a refill lie around it', () => {
  assert.deepEqual(around(NOW, 'week', BOUNDS), { from: NOW - 6.125 * DAY, to: NOW + 0.875 * DAY });
  assert.deepEqual(aroundVisit(NOW, BOUNDS), { from: NOW - DAY, to: NOW + 5 * DAY });
  assert.deepEqual(within({ from: NOW, to: NOW + 60 * DAY }, BOUNDS), {
    from: NOW - 30 * DAY,
    to: NOW + 30 * DAY,
  });
});

test('the arrow keys move by a sample and by a vertebra, with Shift by ten samples', () => {
  const step = stepMs(LOOKING.shown);
  assert.equal(pressed(LOOKING, 'ArrowLeft', false, LIMITS)?.atMs, NOW - step);
  assert.equal(
    pressed(LOOKING, 'ArrowRight', true, LIMITS)?.atMs,
    NOW + Math.min(10 * step, BOUNDS.to - NOW),
  );
  assert.equal(pressed(LOOKING, 'ArrowUp', false, LIMITS)?.level, 10);
  assert.equal(pressed({ ...LOOKING, level: 0 }, 'ArrowDown', false, LIMITS)?.level, 0);
  assert.equal(pressed(LOOKING, 'Home', false, LIMITS)?.atMs, LOOKING.shown.from);
  assert.equal(pressed(LOOKING, 'End', false, LIMITS)?.atMs, LOOKING.shown.to);
  assert.equal(pressed(LOOKING, 'a', false, LIMITS), null);
  assert.equal(pressed(LOOKING, 'Tab', false, LIMITS), null);
});

test('a cursor that leaves the screen takes it along, and neither leaves the record', () => {
  const keys = fc.constantFrom(
    'ArrowLeft',
    'ArrowRight',
    'Home',
    'End',
    'PageUp',
    'PageDown',
    '+',
    '-',
    'ArrowUp',
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(keys, fc.boolean()), { maxLength: 60 }), (presses) => {
      let looking = LOOKING;
      for (const [key, isShift] of presses) looking = pressed(looking, key, isShift, LIMITS) ?? looking;
      const { shown, atMs, level } = looking;
      assert.ok(shown.from >= BOUNDS.from - 1 && shown.to <= BOUNDS.to + 1);
      assert.ok(atMs >= shown.from - 1 && atMs <= shown.to + 1);
      assert.ok(level >= 0 && level < LIMITS.levels);
    }),
  );
});

test('a moment stands at a place, and the place means the moment', () => {
  const shown = LOOKING.shown;
  for (const share of [0, 0.25, 1]) {
    const atMs = shown.from + share * (shown.to - shown.from);
    assert.ok(Math.abs(momentAt(placeX(atMs, shown, 900), shown, 900) - atMs) < 1);
  }
  assert.equal(momentAt(-50, shown, 900), shown.from);
  assert.equal(momentAt(5_000, shown, 900), shown.to);
});

test('dates stand at midnight of the clinic’s wall, also over the change of its clocks', () => {
  const shown = { from: Date.parse('2026-10-30T12:00:00Z'), to: Date.parse('2026-11-04T12:00:00Z') };
  const days = timeTicks(shown, 'America/Chicago', 6).filter(({ form }) => form === 'day');
  assert.deepEqual(
    days.map(({ atMs }) => new Date(atMs).toISOString()),
    [
      '2026-10-31T05:00:00.000Z',
      '2026-11-01T05:00:00.000Z',
      '2026-11-02T06:00:00.000Z',
      '2026-11-03T06:00:00.000Z',
      '2026-11-04T06:00:00.000Z',
    ],
  );
});

test('whatever is looked at, the times below it tell their day and their year, and are no more than there is room for', () => {
  fc.assert(
    fc.property(
      moments,
      fc.integer({ min: 6, max: 12_000 }),
      fc.integer({ min: 3, max: 14 }),
      (from, hours, most) => {
        const shown = { from, to: from + hours * HOUR };
        const ticks = timeTicks(shown, 'America/Chicago', most);
        assert.ok(ticks.length <= most + 1, `${ticks.length} of ${most}`);
        for (const [i, { atMs, form, below }] of ticks.entries()) {
          assert.ok(atMs >= shown.from && atMs <= shown.to);
          assert.ok(i === 0 || atMs > (ticks[i - 1]?.atMs ?? 0));
          if (i === 0) assert.equal(below, form === 'clock' ? 'day' : 'year');
        }
      },
    ),
  );
});

test('the hours of one day are shown with their day, and a year begins its months on the first', () => {
  const morning = Date.parse('2026-11-22T09:20:00Z');
  const [first, ...others] = timeTicks({ from: morning, to: morning + 12 * HOUR }, 'America/Chicago', 12);
  assert.deepEqual([first?.form, first?.below], ['clock', 'day']);
  assert.ok(others.length > 5 && others.every(({ form, below }) => form === 'clock' && below === null));
  const year = timeTicks({ from: NOW - 330 * DAY, to: NOW + 60 * DAY }, 'America/Chicago', 14);
  assert.ok(year.length >= 12);
  for (const { atMs } of year)
    assert.match(
      new Date(atMs).toLocaleString('sv-SE', { timeZone: 'America/Chicago' }),
      /^\d{4}-\d\d-01 00:00:00$/,
    );
  assert.deepEqual(
    year.filter(({ below }) => below === 'year').map(({ atMs }) => new Date(atMs).getUTCFullYear()),
    [2026, 2027],
  );
});

const STRIP: Strip = {
  drug: 'baclofen',
  from: instantAt(NOW),
  timesHours: Float64Array.from([0, 6]),
  positionsCm: Float64Array.from([10, 30, 50]),
  tipCm: 30,
  // Caudal to rostral, first time, then second.
  ugPerMl: Float32Array.from([1, 4, 2, 0, 8, 6]),
  peakUgPerMl: 8,
};

test('a value of a strip is read between its positions, and none beyond its time', () => {
  assert.equal(canalOf(STRIP), 60);
  assert.equal(stripAt(STRIP, 30, 0), 4);
  assert.equal(stripAt(STRIP, 20, 0), 2.5);
  assert.equal(stripAt(STRIP, 40, 6), 7);
  assert.equal(stripAt(STRIP, 0, 3), 1);
  assert.equal(stripAt(STRIP, 60, 0), 2);
  assert.equal(stripAt(STRIP, 30, 7), null);
  assert.equal(stripAt(STRIP, 30, -1), null);
});

test('the head is up in the picture, and the most is the brightest', () => {
  const pixels = stripPixels(STRIP, 8);
  const at = (column: number, row: number): readonly number[] => {
    const place = 4 * (row * 2 + column);
    return [...pixels.subarray(place, place + 4)];
  };
  const last = [...COLOUR_MAP.subarray(3 * (COLOURS - 1))];
  assert.deepEqual(at(1, 1), [...last, 255]);
  assert.deepEqual(at(1, 2), [...COLOUR_MAP.subarray(0, 3), 255], 'nothing at the caudal end');
  assert.deepEqual(
    at(0, 0),
    [...COLOUR_MAP.subarray(3 * 64, 3 * 64 + 3), 255],
    'a quarter of the most above',
  );
});

test('a line is read between its samples, and not beyond them', () => {
  const [times, values] = [Float64Array.from([0, 2, 4]), Float64Array.from([1, 3, 0])];
  assert.equal(valueAtHours(times, values, 1), 2);
  assert.equal(valueAtHours(times, values, 4), 0);
  assert.equal(valueAtHours(times, values, 4.1), null);
  assert.equal(valueAtHours(new Float64Array(0), values, 0), null);
});

test('three digits, plain, and what is nearly nothing is not called nothing', () => {
  assert.equal(figureText(0.6264), '626');
  assert.equal(figureText(0.0084921), '8.49');
  assert.equal(figureText(0.01), '10');
  assert.equal(figureText(12.3456), '12300');
  assert.equal(figureText(0.000002), '0.002');
  assert.equal(figureText(1e-9), '< 0.001');
  assert.equal(figureText(0), '0');
  assert.equal(concentrationText(0.1), '100\u202fng/mL');
});

test('the levels are vertebrae from below with the disc of the tip among them, and the cord only where it is asked for', () => {
  assert.equal(levelsShown('T10').length, 27, '2 S, 5 L, 12 T, 7 C and the cisterna');
  const levels = levelsShown('T9/10');
  assert.equal(levels.indexOf('T9-10'), levels.indexOf('T10') + 1);
  assert.equal(levels.at(-1), 'cisterna');
  assert.deepEqual(observedFor('T10', false), [{ kind: 'csf', at: 'T10' }]);
  assert.deepEqual(observedFor('T10', true)[1], { kind: 'cord', at: 'T10' });
  assert.equal(observedFor('cisterna', true).length, 1, 'there is no cord in the cisterna');
  assert.throws(() => observedFor('nowhere', false), RangeError);
});
