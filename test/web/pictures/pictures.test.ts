import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { endOf, linePath, ticksTo } from '../../../src/web/pictures/bridge-steps.ts';
import { onDial, ringPath } from '../../../src/web/pictures/polar.ts';
import { levelIndex, SPINE_LEVELS } from '../../../src/web/pictures/spine-levels.ts';

test('the dial has midnight on top and runs clockwise', () => {
  const at = (minute: number): [number, number] => {
    const { x, y } = onDial(100, 50, minute);
    return [Math.round(x), Math.round(y)];
  };
  assert.deepEqual(at(0), [100, 50]);
  assert.deepEqual(at(360), [150, 100]);
  assert.deepEqual(at(720), [100, 150]);
  assert.deepEqual(at(1080), [50, 100]);
});

test('a step of more than half a day takes the long way round, and a whole day is a closed ring', () => {
  assert.match(ringPath(100, 20, 40, 0, 600), /A40 40 0 0 1/);
  assert.match(ringPath(100, 20, 40, 0, 800), /A40 40 0 1 1/);
  assert.equal(ringPath(100, 20, 40, 0, 1440).match(/Z/g)?.length, 2);
});

test('a tip is found among the vertebrae, and between two where the text says so', () => {
  assert.equal(SPINE_LEVELS[levelIndex('T8') ?? -1], 'T8');
  assert.equal(levelIndex('t10'), levelIndex('T10'));
  assert.equal(levelIndex('T9/10'), (levelIndex('T9') ?? 0) + 0.5);
  assert.equal(levelIndex('T12-L1'), (levelIndex('T12') ?? 0) + 0.5);
});

test('a tip that names no level is not drawn somewhere', () => {
  for (const tip of ['', 'thoracic', 'T13', 'L6', 'T8-T11', 'C0', 'X3'])
    assert.equal(levelIndex(tip), null, tip);
});

test('a chart of a bridge goes on after its last change', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 2_000, noNaN: true }), (arrival) => {
      const end = endOf({ withBridge: [], without: [{ until: arrival / 2, dose: 1 }], arrival });
      assert.ok(end >= arrival * 1.2);
    }),
  );
});

test('ticks are round, begin at nought and do not pass the bound', () => {
  assert.deepEqual(ticksTo(800, 4), [0, 200, 400, 600, 800]);
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 1e6, noNaN: true }), (bound) => {
      const ticks = ticksTo(bound, 5);
      assert.equal(ticks[0], 0);
      assert.ok((ticks.at(-1) ?? 0) <= bound * 1.000001);
      assert.ok(ticks.length <= 12);
    }),
  );
});

test('a line of steps ends where the chart ends', () => {
  const path = linePath(
    [
      { until: 20, dose: 800 },
      { until: Number.POSITIVE_INFINITY, dose: 200 },
    ],
    100,
    (hours) => hours,
    (dose) => dose,
  );
  assert.equal(path, 'M0 800L20 800L20 200L100 200');
});
