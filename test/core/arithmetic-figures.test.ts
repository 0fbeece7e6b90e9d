import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BRIDGE_TOLERANCE } from '../../src/core/bridge.ts';
import { DRAWN_TO } from '../../src/core/compounding.ts';
import { INVESTIGATE_ABOVE, WATCH_ABOVE } from '../../src/core/residual.ts';
import { mL } from './amounts.ts';

const figures = [BRIDGE_TOLERANCE, DRAWN_TO, INVESTIGATE_ABOVE, WATCH_ABOVE];

test('the bounds of the arithmetic are the ones that stand in the plan under their ids', () => {
  assert.deepEqual(
    figures.map(({ id, value }) => [id, value]),
    [
      ['bridge-rate-tolerance', 0.05],
      ['compounding-drawn-to', mL(0.01)],
      ['residual-investigate-above', mL(2)],
      ['residual-watch-above', mL(1)],
    ],
  );
});

test('a bound that was seen names its place and its address, one that is ours says that it is ours', () => {
  for (const { id, source } of figures) {
    assert.match(source.read, /^2026-\d\d-\d\d$/, id);
    assert.ok(source.title.length > 4, id);
    if (source.confidence === 'verified') assert.match(source.url ?? '', /^https:\/\/\w/, id);
    else assert.match(source.where, /\bours?\b/, id);
  }
  assert.deepEqual(
    figures.map(({ source }) => source.confidence),
    ['derived', 'derived', 'verified', 'verified'],
  );
  assert.match(INVESTIGATE_ABOVE.source.where, /above 2 mL/);
  assert.match(WATCH_ABOVE.source.where, /more than 1 mL in a 20 mL pump/);
});
