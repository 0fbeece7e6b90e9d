import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hours, mcg, mL } from '../amounts.ts';
import { baclofen, moment } from '../sample-visit.ts';
import { dosed, findingOf, visitWith } from './visit-findings.ts';

/** 50 days at 0.4 mL/day leave 20 of 40 mL. */
const AFTER_50_DAYS = moment('2026-10-21T15:00Z');
const same = { volume: mL(40), components: baclofen(500) };
const aspirated = (volume: number, more: object = {}) =>
  visitWith({ visit: { at: AFTER_50_DAYS, aspirated: mL(volume), fill: same, ...more } });

test('[SR-55] A20: 23 mL where 20 mL is expected is not injected on before the port is confirmed', () => {
  const found = findingOf(aspirated(23), 'residual-port');
  assert.equal(found?.severity, 'refuse');
  assert.match(found?.said ?? '', /23 mL, expected 20 mL.*access port.*Do not inject/);
  const confirmed = findingOf(aspirated(23, { portConfirmed: true }), 'residual-port');
  assert.equal(confirmed?.severity, 'warn');
});

test('A20: a denied confirmation is none', () => {
  assert.equal(findingOf(aspirated(23, { portConfirmed: false }), 'residual-port')?.severity, 'refuse');
});

test('exactly 2 mL above the expected volume is still possible', () => {
  assert.equal(findingOf(aspirated(22), 'residual-port'), null);
});

test('boluses that nobody read count as used before more than can be there is injected on', () => {
  const patientBolus = { dose: mcg(50), duration: hours(0.25), lockout: hours(4), maxPerDay: 4 };
  const visit = { at: AFTER_50_DAYS, aspirated: mL(20), fill: same };
  const last = { program: { ...dosed(200), patientBolus } };
  const unread = findingOf(visitWith({ last, visit: { ...visit, read: {} } }), 'residual-port');
  assert.equal(unread?.severity, 'refuse');
  assert.match(unread?.said ?? '', /Read that number from the pump/);
  assert.equal(
    findingOf(visitWith({ last, visit: { ...visit, read: { patientBoluses: 0 } } }), 'residual-port'),
    null,
  );
});

test('[SR-54] A7: more delivered than the label allows wants an assessment and a plan, with both numbers', () => {
  const found = findingOf(aspirated(17), 'residual-investigate');
  assert.equal(found?.severity, 'warn');
  assert.match(found?.said ?? '', /17 mL came out, 3 mL less than the 20 mL expected/);
  assert.match(found?.said ?? '', /1\.15 times what was programmed \(\+15 %\).*0\.855 to 1\.145/);
  assert.match(found?.said ?? '', /assessment and a plan/);
  assert.equal(found?.source.confidence, 'verified');
});

test('[SR-54] too little delivered rests on the recalled side of the label, and the finding says so', () => {
  const found = findingOf(aspirated(22.95), 'residual-investigate');
  assert.match(found?.said ?? '', /2\.95 mL more/);
  assert.equal(found?.source.confidence, 'recalled');
});

test('above 2 mL within the label the ground is the 2 mL', () => {
  const found = findingOf(aspirated(17.5), 'residual-investigate');
  assert.match(found?.said ?? '', /More than 2 mL is evaluated/);
  assert.match(found?.source.title ?? '', /ASRA/);
});

test('a pump of unknown accuracy is never said to be within its label', () => {
  const lastOf = { fill: { at: moment('2026-09-01T15:00Z'), volume: mL(20), components: baclofen(500) } };
  const visit = visitWith({
    pump: { model: 'synchromed-iii-20', lowReservoirAlarm: mL(2) },
    last: { ...lastOf, program: dosed(50) },
    visit: { aspirated: mL(10.3) },
  });
  const found = findingOf(visit, 'residual-watch');
  assert.match(found?.said ?? '', /No labelled accuracy .* not judged; the difference is more than 1 mL/);
  assert.doesNotMatch(found?.said ?? '', /within the label/);
});

test('what has not been aspirated yet is not judged, and it is said without a number', () => {
  const found = findingOf(visitWith({ visit: { aspirated: undefined } }), 'residual-pending');
  assert.equal(found?.severity, 'note');
  assert.doesNotMatch(found?.said ?? '', /\d/);
});

test('a last program that cannot be computed leaves the residual unjudged, which is a warning', () => {
  const last = { fill: { at: moment('2026-09-01T15:00Z'), volume: mL(40), components: baclofen(0) } };
  assert.equal(findingOf(visitWith({ last }), 'residual-not-judged')?.severity, 'warn');
});

test('a bridge without its length, boluses without their number: the expected volume says what it does not know', () => {
  const bridge = { kind: 'bridge', at: moment('2026-09-01T15:00Z'), volume: mL(0.3) } as const;
  assert.equal(
    findingOf(visitWith({ last: { delivered: [bridge] } }), 'reservoir-bridge-duration')?.severity,
    'warn',
  );
});

test('a reservoir that ran dry by the program is an interruption', () => {
  const found = findingOf(visitWith({ visit: { at: moment('2027-01-20T15:00Z') } }), 'reservoir-ran-dry');
  assert.equal(found?.severity, 'warn');
  assert.match(found?.said ?? '', /monitored as a start/);
});
