import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { PatientFacts } from '../../../src/core/visit-input.ts';
import { mcgPerDay, mgPerDay } from '../amounts.ts';
import { moment, SAMPLE } from '../sample-visit.ts';
import { ADULT, continuous, findingsOf, of, plain, ruled, severities, type Told } from './dose-visits.ts';

const SPASTIC: PatientFacts = { ...ADULT, indication: 'spasticity', spasticityOrigin: 'spinal' };

const baclofen = (from: number, to: number, rest: Partial<Told> = {}): Told => ({
  before: { mixture: [of('baclofen', 500)], program: continuous(mcgPerDay(from)) },
  mixture: [of('baclofen', 500)],
  program: continuous(mcgPerDay(to)),
  patient: SPASTIC,
  ...rest,
});
const noFill = (told: Told): Told => {
  const { fill: _, ...visit } = { ...SAMPLE.visit, program: told.program };
  return { ...told, visit: { ...visit, fill: undefined } as unknown as NonNullable<Told['visit']> };
};
const cerebral: PatientFacts = { ...SPASTIC, spasticityOrigin: 'cerebral' };
const child: PatientFacts = { ...SPASTIC, birthDate: '2018-05-01' };

test('baclofen at a refill goes up by at most 40 % in spinal spasticity, to the ng', () => {
  assert.deepEqual(severities('dose-step', baclofen(200, 280)), []);
  assert.deepEqual(severities('dose-step', baclofen(200, 280.001)), ['warn']);
});

test('baclofen at a refill goes up by at most 20 % in cerebral spasticity', () => {
  assert.deepEqual(severities('dose-step', baclofen(200, 240, { patient: cerebral })), []);
  assert.deepEqual(severities('dose-step', baclofen(200, 241, { patient: cerebral })), ['warn']);
});

test('baclofen without a refill goes up by at most 30 % in spinal and 15 % in cerebral spasticity', () => {
  assert.deepEqual(severities('dose-step', noFill(baclofen(200, 260))), []);
  assert.deepEqual(severities('dose-step', noFill(baclofen(200, 261))), ['warn']);
  assert.deepEqual(severities('dose-step', noFill(baclofen(200, 230, { patient: cerebral }))), []);
  assert.deepEqual(severities('dose-step', noFill(baclofen(200, 231, { patient: cerebral }))), ['warn']);
});

test('a child goes up by at most 15 %, at a refill too', () => {
  assert.deepEqual(severities('dose-step', baclofen(200, 230, { patient: child })), []);
  assert.match(plain(ruled('dose-step', baclofen(200, 231, { patient: child }))), /in a child is 15 %/);
});

test('where the origin is unknown the smaller step is judged, and the message says so', () => {
  const { spasticityOrigin: _, ...unknown } = SPASTIC;
  const found = ruled('dose-step', baclofen(200, 260, { patient: unknown }));
  assert.match(plain(found), /cerebral origin, the origin being unknown/);
});

test('ziconotide: more than 2.4 mcg/day at once warns, more than 0.5 is a note of the slow schedule', () => {
  const told = (to: number): Told => ({
    before: { mixture: [of('ziconotide', 25)], program: continuous(mcgPerDay(2.4)) },
    mixture: [of('ziconotide', 25)],
    program: continuous(mcgPerDay(to)),
    patient: ADULT,
  });
  assert.deepEqual(severities('dose-step', told(2.9)), []);
  assert.deepEqual(severities('dose-step', told(2.901)), ['note']);
  assert.deepEqual(severities('dose-step', told(4.801)), ['warn', 'note']);
});

test('an increase within the least time since the pump was last programmed is named', () => {
  const told = baclofen(200, 220, {
    before: {
      mixture: [of('baclofen', 500)],
      program: continuous(mcgPerDay(180)),
      changes: [{ at: moment('2026-11-22T02:00Z'), program: continuous(mcgPerDay(200)) }],
    },
  });
  assert.match(plain(ruled('dose-step-interval', told)), /raised 14 h after .* 1 day/);
  assert.deepEqual(ruled('dose-step-interval', baclofen(200, 220)), []);
});

test('ziconotide is raised at most three times in a week', () => {
  const changes = [3, 2, 1].map((days) => ({
    at: moment(`2026-11-${String(22 - days)}T10:00Z`),
    program: continuous(mcgPerDay(3)),
  }));
  const told: Told = {
    before: { mixture: [of('ziconotide', 25)], program: continuous(mcgPerDay(2.4)), changes },
    mixture: [of('ziconotide', 25)],
    program: continuous(mcgPerDay(3.2)),
    patient: ADULT,
  };
  assert.match(plain(ruled('dose-step-interval', told)), /4th change .* 2 to 3 times a week/);
});

test('[SR-34] a change of more than 20 %, up or down, is asked about', () => {
  for (const to of [240, 160]) assert.deepEqual(severities('dose-change', baclofen(200, to)), []);
  for (const to of [240.001, 159.999])
    assert.deepEqual(severities('dose-change', baclofen(200, to)), ['warn']);
});

test('a larger increase is never judged more mildly', () => {
  const dose = fc.integer({ min: 201, max: 900 });
  const patient = fc.constantFrom(SPASTIC, cerebral, child);
  const RANK = { note: 1, warn: 2, refuse: 3 } as const;
  fc.assert(
    fc.property(dose, dose, patient, (a, b, who) => {
      const gravest = (to: number) =>
        Math.max(
          0,
          ...findingsOf(baclofen(200, to, { patient: who }))
            .filter(({ rule }) => ['dose-step', 'dose-change', 'daily-dose'].includes(rule))
            .map(({ severity }) => RANK[severity]),
        );
      assert.ok(gravest(Math.min(a, b)) <= gravest(Math.max(a, b)));
    }),
    { numRuns: 50 },
  );
});

test('a decrease of a drug with a dangerous withdrawal is a note, and warns beyond the usual reduction', () => {
  assert.deepEqual(severities('withdrawal', baclofen(200, 160)), ['note']);
  assert.deepEqual(severities('withdrawal', baclofen(200, 159)), ['warn']);
  assert.deepEqual(severities('withdrawal', baclofen(200, 210)), []);
});

test('stopping baclofen, or leaving it out of the new mixture, warns of withdrawal', () => {
  assert.match(
    plain(ruled('withdrawal', baclofen(200, 200, { program: { mode: 'stopped' } }))),
    /is stopped\./,
  );
  const changed = baclofen(200, 200, { mixture: [of('saline', 9000)] });
  assert.match(plain(ruled('withdrawal', changed)), /does not hold it.*never stop abruptly/);
  assert.equal(ruled('withdrawal', changed)[0]?.severity, 'warn');
});

test('clonidine beside morphine warns when it is left out, ziconotide does not', () => {
  const told = (drug: 'clonidine' | 'ziconotide'): Told => ({
    before: { mixture: [of('morphine', 5000), of(drug, 20)], program: continuous(mgPerDay(2)) },
    mixture: [of('morphine', 5000)],
    program: continuous(mgPerDay(2)),
    patient: ADULT,
  });
  assert.match(plain(ruled('withdrawal', told('clonidine'))), /rebound hypertension/);
  assert.deepEqual(ruled('withdrawal', told('ziconotide')), []);
});
