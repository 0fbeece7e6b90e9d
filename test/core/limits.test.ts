import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limit, type Range, type Source } from '../../src/core/limits.ts';
import { nanogramsPerDay, type Quantity } from '../../src/core/units.ts';

const source: Source = {
  title: 'a test',
  where: 'here',
  url: null,
  confidence: 'derived',
  read: '2026-11-22',
};
const range = (min: number | null, max: number | null): Range<Quantity<'ng/d'>> => ({
  ...(min === null ? {} : { min: nanogramsPerDay(min) }),
  ...(max === null ? {} : { max: nanogramsPerDay(max) }),
});

test('a limit that bounds nothing does not load', () => {
  assert.throws(() => limit({ id: 'x', source }), /bounds nothing/);
  assert.throws(() => limit({ id: 'x', source, allowed: {} }), /bounds nothing/);
});

test('a limit whose ranges do not nest does not load', () => {
  const wrong: [Range<Quantity<'ng/d'>>, Range<Quantity<'ng/d'>>][] = [
    [range(5, 1), {}],
    [{}, range(5, 1)],
    [range(null, 10), range(null, 11)],
    [range(null, 10), range(11, null)],
    [range(2, null), range(1, null)],
    [range(2, null), range(null, 1)],
  ];
  for (const [allowed, usual] of wrong)
    assert.throws(() => limit({ id: 'x', source, allowed, usual }), /do not nest/);
});

test('a limit whose ranges nest loads, equal bounds included', () => {
  for (const usual of [range(1, 10), range(null, 10), range(5, 5), range(1, null)])
    assert.doesNotThrow(() => limit({ id: 'x', source, allowed: range(1, 10), usual }));
});
