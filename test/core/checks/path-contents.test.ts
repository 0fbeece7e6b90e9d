import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hours, mL } from '../amounts.ts';
import { moment } from '../sample-visit.ts';
import { findingOf, visitWith } from './visit-findings.ts';

const FILLED = moment('2026-09-01T15:00Z');
const bridge = { kind: 'bridge', at: FILLED, volume: mL(0.3358), duration: hours(20) } as const;
const reprogrammed = (at: string, delivered: readonly (typeof bridge)[] = []) =>
  visitWith({
    last: { delivered },
    visit: { at: moment(at), fill: undefined, aspirated: undefined, read: undefined },
  });

test('programming the pump while a bridge runs ends it, and what is still to come is said', () => {
  const found = findingOf(reprogrammed('2026-09-02T01:00Z', [bridge]), 'bridge-unfinished');
  assert.equal(found?.severity, 'warn');
  assert.match(found?.said ?? '', /runs until 2026-09-02 06:00.*0\.17 mL of an older solution/);
  assert.equal(findingOf(reprogrammed('2026-09-02T11:00Z', [bridge]), 'bridge-unfinished'), null);
});

test('soon after a fill the path may hold what was there before', () => {
  assert.equal(findingOf(reprogrammed('2026-09-02T01:00Z'), 'path-holds-older')?.severity, 'note');
  assert.equal(findingOf(reprogrammed('2026-09-03T15:00Z'), 'path-holds-older'), null);
});
