import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Computed } from '../../src/core/plan.ts';
import { inSmallestUnit, type Quantity } from '../../src/core/units.ts';
import { compute } from '../../src/core/visit.ts';
import { differences } from './differences.ts';
import { oracle } from './dose-oracle.ts';
import { ceiling, floor, fraction, nearest } from './fraction.ts';
import { randomVisit } from './random-visit.ts';
import { localOffset } from './zone-offset.ts';

test('a half is rounded away from zero, and the other roundings go their own way', () => {
  for (const [n, d, rounded, down, up] of [
    [5n, 2n, 3n, 2n, 3n],
    [-5n, 2n, -3n, -3n, -2n],
    [49n, 100n, 0n, 0n, 1n],
    [-49n, 100n, 0n, -1n, 0n],
    [6n, 3n, 2n, 2n, 2n],
    [-6n, 3n, -2n, -2n, -2n],
    [0n, 7n, 0n, 0n, 0n],
  ] as const) {
    const value = fraction(n, d);
    assert.deepEqual([nearest(value), floor(value), ceiling(value)], [rounded, down, up], `${n}/${d}`);
  }
});

test('the offset of a zone is that of its summer and of its winter', () => {
  assert.equal(localOffset('America/Chicago', Date.UTC(2026, 6, 1)), -5n * 3_600_000n);
  assert.equal(localOffset('America/Chicago', Date.UTC(2026, 11, 1)), -6n * 3_600_000n);
  assert.equal(localOffset('Asia/Kathmandu', 0), 19_800_000n);
  assert.equal(localOffset('UTC', 0), 0n);
});

/** The plan with one of its amounts moved by one smallest unit. */
function slipped(plan: Computed, path: readonly (string | number)[]): Computed {
  const copy = structuredClone(plan) as unknown as Record<string | number, unknown>;
  const holder = path.slice(0, -1).reduce((at, key) => at[key] as Record<string | number, unknown>, copy);
  const key = path.at(-1) ?? '';
  holder[key] = inSmallestUnit(holder[key] as Quantity<string>) + 1;
  return copy as unknown as Computed;
}

test('[SR-48] the comparison notices one nanogram, one nanolitre and one millisecond in every value', () => {
  const paths: readonly (readonly (string | number)[])[] = [
    ['delivery', 'rate'],
    ['delivery', 'daily', 0, 'dose'],
    ['delivery', 'worstCase', 2, 'dose'],
    ['residual', 'expected'],
    ['residual', 'discrepancy'],
    ['bridge', 'volume'],
    ['bridge', 'dose'],
    ['bridge', 'duration'],
    ['bridge', 'rate'],
    ['bridge', 'daily', 0, 'dose'],
    ['bridge', 'without', 'dose'],
    ['bridge', 'without', 'duration'],
    ['compounding', 'components', 0, 'volume'],
    ['compounding', 'diluent'],
    ['dates', 'lowReservoirAlarm'],
    ['dates', 'worstCaseAlarm'],
    ['dates', 'empty'],
  ];
  const noticed = new Set<string>();
  for (let seed = 0; noticed.size < paths.length && seed < 2_000; seed++) {
    const { input, grain } = randomVisit(seed);
    const plan = compute(input);
    if (plan.bridge === null || plan.compounding === null || plan.residual === null) continue;
    if (plan.dates.worstCaseAlarm === null || plan.dates.empty === null || plan.delivery === null) continue;
    const told = oracle(input, grain);
    for (const path of paths) {
      assert.equal(differences(input, slipped(plan, path), told).length, 1, `${seed} ${path.join('/')}`);
      noticed.add(path.join('/'));
    }
  }
  assert.equal(noticed.size, paths.length, 'no random visit had every part');
});

test('the random visits reach every part of the arithmetic', () => {
  const seen = new Map<string, number>();
  const count = (what: string, holds: boolean): void => {
    if (holds) seen.set(what, (seen.get(what) ?? 0) + 1);
  };
  for (let seed = 0; seed < 2_000; seed++) {
    const { input } = randomVisit(seed);
    const plan = compute(input);
    count('bridge', plan.bridge !== null);
    count('declined bridge', plan.bridge?.declined != null);
    count('prime', plan.prime !== null);
    count('no fill', input.visit.fill === undefined);
    count('compounding', plan.compounding !== null);
    count('residual', plan.residual !== null);
    count('empty residual', plan.residual !== null && inSmallestUnit(plan.residual.expected) === 0);
    count('alarm', plan.dates.lowReservoirAlarm !== null);
    count('schedule', input.visit.program.mode === 'schedule');
    count('minimum rate', input.visit.program.mode === 'minimum-rate');
    count('stopped', input.visit.program.mode === 'stopped');
    count('patient bolus', input.visit.program.patientBolus !== undefined);
    count('changes', (input.last?.changes.length ?? 0) > 0);
    count('stop', (input.visit.read?.stops?.length ?? 0) > 0);
    count('clock', input.visit.read?.clockOffset !== undefined);
    count('delivered', (input.last?.delivered.length ?? 0) > 0);
    count('first fill', input.last === null);
  }
  assert.equal(seen.size, 17, JSON.stringify([...seen]));
  for (const [what, times] of seen) assert.ok(times >= 20, `${what} only ${times} times in 2000`);
});
