import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Formulary } from '../../../src/core/formulary.ts';
import type { DrugId } from '../../../src/core/ids.ts';
import { mcgPerDay, mgPerDay } from '../amounts.ts';
import {
  ADULT,
  bolus,
  continuous,
  everyDay,
  of,
  plain,
  ruled,
  severities,
  type Told,
} from './dose-visits.ts';

const first = (drug: DrugId, mcgPerMl: number, mcgADay: number, rest: Partial<Told> = {}): Told => ({
  mixture: [of(drug, mcgPerMl)],
  program: continuous(mcgPerDay(mcgADay)),
  patient: ADULT,
  ...rest,
});

test('[SR-30] ziconotide is refused one ng a day above the label’s 19.2 mcg/day', () => {
  assert.deepEqual(severities('daily-dose', first('ziconotide', 25, 19.2)), []);
  const above = first('ziconotide', 25, 19.201);
  assert.deepEqual(severities('daily-dose', above), ['refuse']);
  assert.match(plain(ruled('daily-dose', above)), /19\.201 mcg\/day .* 19\.2 mcg\/day .*verified/);
});

test('[SR-30] a concentration is refused one ng/mL above the strongest product of a verified label', () => {
  assert.deepEqual(severities('concentration', first('baclofen', 2000, 100)), []);
  assert.deepEqual(severities('concentration', first('baclofen', 2000.001, 100)), ['refuse']);
});

test('above a recalled limit a dose warns and says that the limit is not confirmed', () => {
  const told = first('morphine', 10_000, 15_001);
  assert.deepEqual(severities('daily-dose', told), ['warn']);
  assert.match(plain(ruled('daily-dose', told)), /15 mg\/day .*recalled and not confirmed/);
});

test('above twice a recalled limit a dose is refused until the clinic adopts one', () => {
  const told = first('hydromorphone', 10_000, 20_001);
  assert.equal(severities('daily-dose', told)[0], 'refuse');
  const formulary: Formulary = {
    version: 'clinic-3',
    adoptions: [
      { limit: 'hydromorphone.daily-dose.pacc-2017', max: 25_000_000, by: 'P. Harmon', on: '2026-06-01' },
    ],
  };
  assert.deepEqual(severities('daily-dose', told, formulary), ['warn']);
  assert.match(plain(ruled('daily-dose', told, formulary)), /phase 3/);
});

test('every component of a mixture is judged, the secondary one by its own dose', () => {
  const told: Told = {
    mixture: [of('morphine', 5000), of('clonidine', 1000)],
    program: continuous(mgPerDay(4)),
    patient: ADULT,
  };
  assert.match(plain(ruled('daily-dose', told)), /^Clonidine 800 mcg\/day/);
});

test('[SR-36] the limit counts every patient bolus that is allowed in 24 hours', () => {
  const basal = continuous(mgPerDay(10));
  const quiet = first('morphine', 10_000, 10_000, { program: { ...basal, patientBolus: bolus(500, 4, 6) } });
  assert.deepEqual(ruled('daily-dose-with-boluses', quiet), []);
  const often = first('morphine', 10_000, 10_000, { program: { ...basal, patientBolus: bolus(1000, 6, 4) } });
  const found = ruled('daily-dose-with-boluses', often);
  assert.deepEqual(
    found.map(({ at, severity }) => [at, severity]),
    [['/visit/program/patientBolus', 'warn']],
  );
  assert.match(plain(found), /every patient bolus that is allowed/);
  assert.deepEqual(ruled('daily-dose', often), []);
});

test('a week whose mean is within the limit is judged by its highest 24 hours', () => {
  const told = first('ziconotide', 25, 10, {
    program: {
      mode: 'schedule',
      patterns: [
        { days: ['mon'], steps: [{ at: 0, setting: { kind: 'dose', dose: mcgPerDay(24) } }] },
        {
          days: ['tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
          steps: [{ at: 0, setting: { kind: 'dose', dose: mcgPerDay(10) } }],
        },
      ],
    } as unknown as Told['program'],
  });
  assert.deepEqual(severities('daily-dose', told), []);
  assert.deepEqual(severities('daily-dose-with-boluses', told), ['refuse']);
});

test('the rate of a step above the daily limit warns at the step and does not refuse', () => {
  const told = first('ziconotide', 25, 10, { program: everyDay([0, 5], [12, 24], [13, 5]) });
  const found = ruled('step-rate', told);
  assert.deepEqual(
    found.map(({ at, severity }) => [at, severity]),
    [['/visit/program/steps/1/dose', 'warn']],
  );
});

test('nothing that can be signed says that it is refused', () => {
  const told = first('baclofen', 2000, 10, { program: everyDay([0, 100], [12, 2400], [13, 100]) });
  const found = ruled('step-rate', told);
  assert.deepEqual(
    found.map(({ severity }) => severity),
    ['warn', 'note'],
  );
  assert.match(plain(found), /more than twice 1000 mcg\/day .* and no limit is known\./);
  assert.doesNotMatch(plain(found), /refused/);
  assert.match(plain(ruled('daily-dose', first('baclofen', 2000, 2400))), /no limit is known: refused until/);
});

const limited = ['daily-dose', 'starting-dose', 'concentration', 'daily-dose-with-boluses'];
const RANK = { note: 1, warn: 2, refuse: 3 } as const;

test('at a first program a higher dose is never judged more mildly by any limit', () => {
  const drugs = fc.constantFrom<DrugId>(
    'morphine',
    'fentanyl',
    'clonidine',
    'ziconotide',
    'baclofen',
    'bupivacaine',
  );
  const dose = fc.integer({ min: 1, max: 60_000 });
  fc.assert(
    fc.property(drugs, dose, dose, fc.option(fc.boolean(), { nil: undefined }), (drug, a, b, tolerant) => {
      const { opioidTolerant: _, ...others } = ADULT;
      const patient = tolerant === undefined ? others : { ...others, opioidTolerant: tolerant };
      const gravest = (mcg: number, rule: string) =>
        Math.max(0, ...severities(rule, first(drug, 100, mcg, { patient })).map((one) => RANK[one]));
      for (const rule of limited)
        assert.ok(gravest(Math.min(a, b), rule) <= gravest(Math.max(a, b), rule), `${drug} ${rule}`);
    }),
    { numRuns: 60 },
  );
});
