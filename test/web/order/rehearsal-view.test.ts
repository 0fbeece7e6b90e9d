import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UNADOPTED } from '../../../src/core/formulary.ts';
import type { Mixture } from '../../../src/core/mixture.ts';
import { inSmallestUnit, milliseconds, subtract } from '../../../src/core/units.ts';
import { planVisit } from '../../../src/core/visit.ts';
import type { VisitEntry, VisitInput } from '../../../src/core/visit-input.ts';
import {
  DAY_MS,
  firstHours,
  HOUR_MS,
  rateBars,
  stretches,
  ticksBetween,
} from '../../../src/web/order/rehearsal-drawn.ts';
import { type RehearsalRun, rehearsalView } from '../../../src/web/order/rehearsal-view.ts';
import { mcgPerDay, mcgPerMl, mL, mLPerDay } from '../../core/amounts.ts';
import { baclofen, SAMPLE } from '../../core/sample-visit.ts';

const viewOf = (visit: Partial<VisitEntry> = {}, record: Partial<VisitInput> = {}) => {
  const input: VisitInput = { ...SAMPLE, ...record, visit: { ...SAMPLE.visit, ...visit } };
  return rehearsalView(input, planVisit(input, UNADOPTED));
};

function runOf(view: ReturnType<typeof viewOf>): RehearsalRun {
  assert.ok(view.run !== null, JSON.stringify(view.verdict));
  return view.run;
}

const continuous = (dose: number): VisitEntry['program'] => ({
  mode: 'continuous',
  setting: { kind: 'dose', dose: mcgPerDay(dose) },
});

const nanogramsIn = (run: RehearsalRun, index = 0): number =>
  run.hours.reduce((total, { doses }) => total + inSmallestUnit(doses[index] ?? mL(0)), 0);

test('a bridge gives the old dose by the hour though four times the volume runs, and then the program does', () => {
  const { verdict, run } = viewOf();
  assert.equal(verdict.kind, 'agrees');
  assert.ok(run !== null);
  assert.deepEqual([run.at, run.drugs], ['tip', ['baclofen']]);
  const first = firstHours(run, 48);
  // rules.md: 20.148 h of the old 500 mcg/mL, then 2000 mcg/mL: 200 mcg/day all the while.
  assert.equal(first.filter(({ phase }) => phase === 'bridge').length, 21);
  assert.equal(first.length, 49);
  for (const { rate } of rateBars(run, first, 0, DAY_MS)) assert.ok(Math.abs(rate - 200) < 0.2, String(rate));
  const [hour, later] = [first[2], first[30]];
  assert.ok(hour !== undefined && later !== undefined);
  assert.ok(Math.abs(inSmallestUnit(hour.delivered) / inSmallestUnit(later.delivered) - 4) < 0.01);
  assert.deepEqual(
    stretches(first, (phase) => phase).map(({ words, fromMs }) => [words, fromMs - run.fromMs]),
    [
      ['bridge', 0],
      ['program', 20.148 * HOUR_MS],
    ],
  );
  assert.deepEqual(
    run.events.map(({ kind, atMs }) => [kind, atMs - run.fromMs]),
    [['bridge-ended', 20.148 * HOUR_MS]],
  );
});

test('without its bridge the old solution comes at the new flow: 50 mcg/day for 3.358 days, by name', () => {
  const run = runOf(viewOf({ bridge: { kind: 'declined', reason: 'wanted so' } }));
  const old = run.hours.filter(({ phase }) => phase === 'old-solution');
  assert.equal(old.length, Math.ceil(3.358 * 24));
  const rates = rateBars(run, run.days, 0, DAY_MS).map(({ rate }) => Math.round(rate));
  assert.deepEqual(rates.slice(0, 5), [50, 50, 50, 146, 200]);
  assert.equal(rateBars(run, run.days, 0, DAY_MS)[0]?.sign, 'hatched');
  assert.equal(rateBars(run, run.days, 0, DAY_MS)[4]?.sign, 'plain');
});

test('hours and days add up to the same dose, and to what the volume holds', () => {
  const run = runOf(viewOf({ bridge: { kind: 'declined', reason: 'wanted so' } }));
  const byDay = run.days.reduce((total, { doses }) => total + inSmallestUnit(doses[0] ?? mL(0)), 0);
  assert.equal(byDay, nanogramsIn(run));
  const delivered = run.hours.reduce((total, part) => total + inSmallestUnit(part.delivered), 0);
  // 0.3358 mL of the old solution in the path, the rest new; ng = nL · mcg/mL / 1000.
  const expected = (335_800 * 500 + (delivered - 335_800) * 2000) / 1000;
  assert.ok(Math.abs(byDay - expected) <= 2, `${byDay} and ${expected}`);
  assert.equal(
    inSmallestUnit(run.displayedFirst) - delivered,
    inSmallestUnit(run.days.at(-1)?.displayed ?? mL(0)),
  );
});

test('days begin at the hour of the visit, and only the last may be shorter', () => {
  const run = runOf(viewOf());
  for (const [index, { fromMs, untilMs }] of run.days.entries()) {
    assert.equal(fromMs, run.fromMs + index * DAY_MS);
    if (index < run.days.length - 1) assert.equal(untilMs, fromMs + DAY_MS);
    else assert.equal(untilMs, run.untilMs);
  }
});

test('where the drug changes both are shown, each in its own unit, the old one first', () => {
  const hydromorphone: Mixture = [
    { drug: 'hydromorphone', concentration: mcgPerMl(10_000), stock: mcgPerMl(10_000) },
  ];
  const run = runOf(
    viewOf({ fill: { volume: mL(40), components: hydromorphone }, program: continuous(1000) }),
  );
  assert.deepEqual(run.drugs, ['baclofen', 'hydromorphone']);
  const [first, later] = [run.hours[0], run.hours[30]];
  assert.ok(first !== undefined && later !== undefined);
  assert.deepEqual(
    [first, later].map(({ phase, doses }) => [phase, ...doses.map((dose) => inSmallestUnit(dose) > 0)]),
    [
      ['bridge', true, false],
      ['program', false, true],
    ],
  );
});

test('the same solution once more has nothing to name, and the same dose from the first hour', () => {
  const fill = { volume: mL(40), components: baclofen(500) };
  const run = runOf(viewOf({ fill, program: continuous(200) }));
  assert.deepEqual(stretches(run.hours, String), []);
  assert.equal(run.at, 'tip');
  assert.ok(run.events.every(({ kind }) => kind !== 'bridge-ended'));
});

test('a first fill of a primed path gives nothing at the tip until it is through', () => {
  const run = runOf(
    viewOf(
      {
        prime: { part: 'tubing-and-catheter', reason: 'implant', catheterDrugFree: true },
        program: continuous(100),
      },
      { last: null },
    ),
  );
  const prime = run.hours.filter(({ phase }) => phase === 'prime');
  assert.ok(prime.length > 0);
  assert.equal(run.at, 'tip');
  for (const { doses } of prime) assert.equal(inSmallestUnit(doses[0] ?? mL(1)), 0);
  assert.ok(run.events.some(({ kind }) => kind === 'prime-ended'));
  assert.equal(rateBars(run, prime, 0, HOUR_MS)[0]?.sign, 'dotted');
});

test('where nobody knows what the path holds, doses are said to be those that leave the pump', () => {
  assert.equal(runOf(viewOf({ program: continuous(100) }, { last: null })).at, 'pump');
});

test('a program that the pump does not take is no picture but a reason', () => {
  const program: VisitEntry['program'] = {
    mode: 'continuous',
    setting: { kind: 'rate', rate: mLPerDay(25) },
  };
  assert.deepEqual(viewOf({ program, bridge: { kind: 'declined', reason: 'wanted so' } }), {
    verdict: { kind: 'refused', because: 'above-maximum-flow' },
    run: null,
  });
});

test('a plan that says something else is shown with how far apart, and what may lie between', () => {
  const plan = planVisit(SAMPLE, UNADOPTED);
  assert.ok(plan.bridge !== null);
  // The plan ends its bridge an hour before the volume of the path is through.
  const duration = subtract(plan.bridge.duration, milliseconds(HOUR_MS));
  const { verdict, run } = rehearsalView(SAMPLE, { ...plan, bridge: { ...plan.bridge, duration } });
  assert.ok(verdict.kind === 'differs' && run !== null);
  assert.equal(inSmallestUnit(verdict.quantum), 1);
  // An hour at 0.4 instead of 0.1 mL/day: 12.5 µL.
  assert.ok(Math.abs(inSmallestUnit(verdict.by) - 12_500) <= 1, String(verdict.by));
});

test('a pump that nobody programs is not rehearsed, and said so', () => {
  const { verdict, run } = viewOf({}, { pump: { model: 'constant-flow' } });
  assert.deepEqual([verdict.kind, run], ['not-possible', null]);
});

test('marks stand at equal steps of hours or days, no more of them than asked', () => {
  const at = (untilMs: number, unit: typeof HOUR_MS | typeof DAY_MS, about: number): readonly number[] =>
    ticksBetween(0, untilMs, unit, String)(about).map(({ atMs }) => atMs / unit);
  assert.deepEqual(at(48 * HOUR_MS, HOUR_MS, 8), [0, 6, 12, 18, 24, 30, 36, 42, 48]);
  assert.deepEqual(at(180 * DAY_MS, DAY_MS, 4), [0, 60, 120, 180]);
  assert.deepEqual(at(1000 * DAY_MS, DAY_MS, 4), [0, 250, 500, 750, 1000]);
});
