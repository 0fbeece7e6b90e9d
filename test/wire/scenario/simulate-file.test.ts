import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { simulate } from '../../../src/wire/scenario/simulate-file.ts';

const NEEDLE = readFileSync(new URL('../../scenarios/twin/morphine-by-needle.json', import.meta.url), 'utf8');

test('a scenario is answered alike as text and as the value of its JSON', () => {
  const asText = simulate(NEEDLE);
  assert.ok(asText.ok);
  assert.deepEqual(simulate(JSON.parse(NEEDLE) as object), asText);
});

test('a value that JSON cannot hold is refused and never thrown', () => {
  const circle: { itself?: unknown } = {};
  circle.itself = circle;
  for (const wrong of [circle, { theca: 1n }, () => NEEDLE, undefined] as readonly object[]) {
    const answer = simulate(wrong);
    assert.ok(!answer.ok);
    assert.deepEqual(
      answer.refusal.map(({ at, expected }) => `${at}${expected}`),
      ['a value that JSON can hold'],
    );
  }
});

test('a scenario that the model refuses comes back with pointers into the file and not into the model', () => {
  const scenario = JSON.parse(NEEDLE) as { parameters: object };
  scenario.parameters = { dispersion: { value: 1, unit: 'cm2/h' } };
  const answer = simulate(scenario);
  assert.ok(!answer.ok);
  assert.deepEqual(
    answer.refusal.map(({ at }) => at),
    ['/parameters/dispersion'],
  );
});
