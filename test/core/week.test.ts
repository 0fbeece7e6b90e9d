import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pumpProfile } from '../../src/core/devices/profiles.ts';
import type { Mixture } from '../../src/core/mixture.ts';
import type { DayPattern, Program } from '../../src/core/program.ts';
import { minutes, WEEKDAYS, type Weekday } from '../../src/core/time.ts';
import { inSmallestUnit as raw } from '../../src/core/units.ts';
import { WEEK_MS, type WeekPiece, weekFrom, weekOf } from '../../src/core/week.ts';
import { days, mcgPerMl, mLPerDay } from './amounts.ts';
import { anyProgram, anyPump, mixtureFrom } from './programs.ts';

const pump = pumpProfile('synchromed-ii-40');
const morphine: Mixture = [{ drug: 'morphine', concentration: mcgPerMl(1000) }];
const HOUR = 3_600_000;

/** A pattern with a flow in mL/day from each hour on. */
const pattern = (on: readonly Weekday[], ...steps: readonly (readonly [number, number])[]): DayPattern => ({
  days: on,
  steps: steps.map(([hour, rate]) => ({
    at: minutes(hour * 60),
    setting: { kind: 'rate', rate: mLPerDay(rate) },
  })),
});
const schedule = (...patterns: readonly DayPattern[]): Program => ({ mode: 'schedule', patterns });
const weekIn = (...patterns: readonly DayPattern[]) =>
  weekOf(schedule(...patterns), morphine, pump).map(({ fromMs, untilMs, flow }) => [
    fromMs / HOUR,
    untilMs / HOUR,
    raw(flow) / 1e6,
  ]);

test('a week has no hole, no empty piece and no two neighbours of one flow', () => {
  fc.assert(
    fc.property(anyProgram, mixtureFrom(1), anyPump, (program, mixture, of) => {
      const week = weekOf(program, mixture, of);
      assert.equal(week[0]?.fromMs, 0);
      assert.equal(week.at(-1)?.untilMs, WEEK_MS);
      for (const [i, piece] of week.entries()) {
        assert.ok(piece.fromMs < piece.untilMs);
        const next = week[i + 1];
        if (next === undefined) continue;
        assert.equal(piece.untilMs, next.fromMs);
        assert.notEqual(raw(piece.flow), raw(next.flow));
      }
    }),
  );
});

test('where no day has a step nothing flows, and a day without steps ends what ran before it', () => {
  assert.deepEqual(weekIn(), [[0, 168, 0]]);
  assert.deepEqual(weekIn(pattern(['tue'], [6, 0.1], [8, 0.2])), [
    [0, 30, 0],
    [30, 32, 0.1],
    [32, 48, 0.2],
    [48, 168, 0],
  ]);
});

test('the last step of Sunday goes on into Monday at the beginning of the week', () => {
  assert.deepEqual(weekIn(pattern(['sun', 'mon'], [7, 0.1], [22, 0.5])), [
    [0, 7, 0.5],
    [7, 22, 0.1],
    [22, 24, 0.5],
    [24, 151, 0],
    [151, 166, 0.1],
    [166, 168, 0.5],
  ]);
  assert.deepEqual(weekIn(pattern(['sun'], [0, 0.1], [22, 0.5])), [
    [0, 144, 0],
    [144, 166, 0.1],
    [166, 168, 0.5],
  ]);
});

test('steps are taken in order of time, and a weekday named twice keeps its first pattern', () => {
  assert.deepEqual(
    weekIn(pattern(WEEKDAYS, [12, 0.2], [0, 0.1])),
    weekIn(pattern(WEEKDAYS, [0, 0.1], [12, 0.2])),
  );
  assert.deepEqual(weekIn(pattern(['mon', 'mon'], [0, 0.1]), pattern(WEEKDAYS, [0, 0.3])), [
    [0, 24, 0.1],
    [24, 168, 0.3],
  ]);
});

test('of two steps at one time the later in the list runs, and a step at the end of the day never begins', () => {
  assert.deepEqual(weekIn(pattern(WEEKDAYS, [0, 0.1], [0, 0.2])), [[0, 168, 0.2]]);
  assert.deepEqual(weekIn(pattern(WEEKDAYS, [0, 0.1], [24, 0.9])), [[0, 168, 0.1]]);
  assert.deepEqual(weekIn(pattern(['mon'], [24, 0.9]), pattern(['sun'], [12, 0.1])), [
    [0, 156, 0],
    [156, 168, 0.1],
  ]);
});

test('a week walked for longer than a week begins again, and is one piece where the flow never changes', () => {
  const week = weekOf(schedule(pattern(WEEKDAYS, [0, 0.1], [12, 0.2])), morphine, pump);
  const walked = (from: number, length: number) =>
    weekFrom(week, from * HOUR, length * HOUR).map(({ flow, time }) => [raw(flow) / 1e6, raw(time) / HOUR]);
  assert.deepEqual(walked(162, 20), [
    [0.2, 6],
    [0.1, 12],
    [0.2, 2],
  ]);
  assert.deepEqual(walked(168 + 12, 12), [[0.2, 12]]);
  assert.deepEqual(walked(3, 0), []);
  const steady = weekOf({ mode: 'continuous', setting: { kind: 'rate', rate: mLPerDay(1) } }, morphine, pump);
  assert.deepEqual(weekFrom(steady, 5, 3 * WEEK_MS), [{ flow: mLPerDay(1), time: days(21) }]);
  assert.deepEqual(weekFrom(steady, 5, 0), []);
  const gone: readonly WeekPiece[] = [];
  assert.throws(() => weekFrom(gone, 0, 1), /not a whole week/);
});
