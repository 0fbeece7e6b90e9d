import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PatientFacts } from '../../../src/core/visit-input.ts';
import { mcgPerDay, mgPerDay } from '../amounts.ts';
import { moment } from '../sample-visit.ts';
import { ADULT, continuous, of, plain, ruled, severities, type Told } from './dose-visits.ts';

const NAIVE: PatientFacts = { ...ADULT, opioidTolerant: false };
const { opioidTolerant: _, ...UNKNOWN } = ADULT;

const morphine = (mg: number, patient: PatientFacts): Told => ({
  mixture: [of('morphine', 25_000)],
  program: continuous(mgPerDay(mg)),
  patient,
});

test('a first dose of morphine is judged by the range for patients who do, or do not, tolerate opioids', () => {
  assert.deepEqual(severities('starting-dose', morphine(1, NAIVE)), []);
  assert.deepEqual(severities('starting-dose', morphine(1.001, NAIVE)), ['warn']);
  assert.deepEqual(severities('starting-dose', morphine(10, ADULT)), []);
  assert.deepEqual(severities('starting-dose', morphine(10.001, ADULT)), ['warn']);
});

test('unknown tolerance is reported as unknown, and the dose judged as for one who tolerates none', () => {
  const told = morphine(2, UNKNOWN);
  assert.deepEqual(severities('starting-dose', told), ['warn']);
  assert.deepEqual(
    ruled('opioid-tolerance-unknown', told).map(({ at, severity }) => [at, severity]),
    [['/patient/opioidTolerant', 'warn']],
  );
  assert.deepEqual(ruled('opioid-tolerance-unknown', morphine(2, ADULT)), []);
});

test('ziconotide starts at 2.4 mcg/day at most by the label, and lower by the experts', () => {
  const zic = (mcg: number): Told => ({
    mixture: [of('ziconotide', 25)],
    program: continuous(mcgPerDay(mcg)),
    patient: ADULT,
  });
  assert.deepEqual(severities('starting-dose', zic(1.2)), []);
  assert.deepEqual(severities('starting-dose', zic(2.4)), ['note']);
  assert.deepEqual(severities('starting-dose', zic(2.401)), ['warn', 'note']);
});

test('a running dose is not judged as a start', () => {
  const told: Told = {
    ...morphine(8, NAIVE),
    before: { mixture: [of('morphine', 25_000)], program: continuous(mgPerDay(8)) },
  };
  assert.deepEqual(ruled('starting-dose', told), []);
});

test('after any interruption the earlier dose is a restart', () => {
  const before = { mixture: [of('morphine', 25_000)] as const, program: continuous(mgPerDay(8)) };
  const stop = { from: moment('2026-11-01T10:00Z'), until: moment('2026-11-02T10:00Z') };
  const read = [
    { stops: [stop] },
    { program: { mode: 'stopped' } as const },
    { alarms: [{ kind: 'motor-stall' }] },
  ];
  for (const found of read) {
    const told: Told = { ...morphine(8, NAIVE), before, visit: { read: found } };
    assert.deepEqual(severities('restart', told), ['warn']);
    assert.deepEqual(severities('starting-dose', told), ['warn']);
  }
  const quiet: Told = {
    ...morphine(8, NAIVE),
    before,
    visit: { read: { alarms: [{ kind: 'low-reservoir' }] } },
  };
  assert.deepEqual(ruled('restart', quiet), []);
  const old = { from: moment('2026-08-01T10:00Z'), until: moment('2026-08-02T10:00Z') };
  assert.deepEqual(ruled('restart', { ...quiet, visit: { read: { stops: [old] } } }), []);
  const stopped: Told = { ...morphine(8, NAIVE), before: { ...before, program: { mode: 'stopped' } } };
  assert.deepEqual(severities('restart', stopped), ['warn']);
});

test('a restart of a mixture is one interruption: said once, with the dose of every drug', () => {
  const mixture = [of('morphine', 10_000), of('bupivacaine', 5000)] as const;
  const program = continuous(mgPerDay(4));
  const stopped: Told = {
    before: { mixture, program: { mode: 'stopped' } },
    mixture,
    program,
    patient: ADULT,
  };
  const found = ruled('restart', stopped);
  assert.equal(found.length, 1);
  assert.match(plain(found), /restart: morphine 4 mg\/day .*, bupivacaine 2 mg\/day .* monitored as a start/);
});

test('a reservoir that ran dry by the record was an interruption', () => {
  const thin = [of('morphine', 5000)] as const;
  const told: Told = {
    ...morphine(8, NAIVE),
    mixture: thin,
    before: { mixture: thin, program: continuous(mgPerDay(8)) },
  };
  assert.deepEqual(severities('restart', told), ['warn']);
});

test('a drug that is new to the mixture is a start, the others go on', () => {
  const told: Told = {
    before: { mixture: [of('morphine', 25_000)], program: continuous(mgPerDay(8)) },
    mixture: [of('morphine', 25_000), of('clonidine', 500)],
    program: continuous(mgPerDay(8)),
    patient: ADULT,
  };
  const found = ruled('starting-dose', told);
  assert.match(plain(found), /^Clonidine 160 mcg\/day .*new to this patient/);
  assert.equal(found.length, 1);
});

test('patient boluses of an opioid warn unless the patient is known to tolerate opioids', () => {
  const with_ = (patient: PatientFacts): Told => {
    const told = morphine(0.5, patient);
    const patientBolus = { dose: 1, duration: 1, lockout: 1, maxPerDay: 1 } as never;
    return { ...told, program: { ...told.program, patientBolus } };
  };
  assert.deepEqual(severities('patient-bolus-tolerance', with_(NAIVE)), ['warn']);
  assert.deepEqual(severities('patient-bolus-tolerance', with_(UNKNOWN)), ['warn']);
  assert.deepEqual(severities('patient-bolus-tolerance', with_(ADULT)), []);
});
