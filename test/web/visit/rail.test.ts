import assert from 'node:assert/strict';
import { test } from 'node:test';
import { railOf } from '../../../src/web/visit/rail.ts';
import { NURSE, OPEN } from './sample-visit.ts';

test('the rail shows who did what and when, up to where the visit stands', () => {
  const items = railOf(OPEN);
  assert.deepEqual(
    items.map(({ step, state }) => `${step} ${state}`),
    [
      'identify done',
      'read done',
      'port done',
      'aspirate done',
      'inject here',
      'confirm ahead',
      'program ahead',
      'observe ahead',
      'finish ahead',
    ],
  );
  assert.equal(items[1]?.mark?.at, '2026-11-22T16:04:00Z');
  assert.equal(items[1]?.mark?.by.name, NURSE.name);
});

test('a visit that only reprograms shows the steps of the needle as not its own', () => {
  const items = railOf({
    ...OPEN,
    steps: ['identify', 'read', 'confirm', 'program', 'observe', 'finish'],
    step: 'read',
    port: null,
    residuals: [],
  });
  assert.deepEqual(
    items.filter(({ state }) => state === 'skipped').map(({ step }) => step),
    ['port', 'aspirate', 'inject'],
  );
});
