import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { deadVolume } from '../../../src/core/catheter.ts';
import { UNADOPTED } from '../../../src/core/formulary.ts';
import { compare, inSmallestUnit } from '../../../src/core/units.ts';
import { planVisit } from '../../../src/core/visit.ts';
import type { Fill, PrimeRequest, VisitInput } from '../../../src/core/visit-input.ts';
import { mcgPerMl, mL } from '../amounts.ts';
import { anyVisit } from '../any-visit.ts';
import { SAMPLE } from '../sample-visit.ts';
import { dosed, findingOf, findingsOf, visitWith } from './visit-findings.ts';

const prime = { part: 'tubing-and-catheter', reason: 'implant', catheterDrugFree: true } as const;
const revision = { part: 'catheter', reason: 'revision', catheterDrugFree: true } as const;
const UNCHANGED = {
  volume: mL(40),
  components: [{ drug: 'baclofen', concentration: mcgPerMl(500) }],
} as const;
const STRONG = [{ drug: 'baclofen', concentration: mcgPerMl(2000) }] as const;
const SAMPLE_FILL = SAMPLE.last?.fill as Fill;
const first = { last: null, visit: { aspirated: undefined, read: undefined, prime } } as const;

test('[SR-40] A11: a prime is the dead volume and says that more would be a bolus', () => {
  const found = findingOf(visitWith(first), 'prime');
  assert.match(found?.said ?? '', /0\.3358 mL at 1 mL\/hour takes 20\.148 min/);
});

test('[SR-40] A11: a catheter that may hold drug is not primed', () => {
  const found = findingOf(
    visitWith({ visit: { prime: { ...prime, catheterDrugFree: false } } }),
    'prime-drug-free',
  );
  assert.equal(found?.severity, 'refuse');
});

const primed = (request: PrimeRequest): VisitInput => visitWith({ visit: { prime: request } });
const refused = (input: VisitInput): readonly string[] =>
  findingsOf(input)
    .filter(({ severity, rule }) => severity === 'refuse' && rule.startsWith('prime'))
    .map(({ rule, at }) => `${rule} ${at}`);

test('[SR-40] a prime without the reason for it cannot be signed, at a first fill or after therapy', () => {
  const { reason: _, ...unsaid } = revision;
  const missing = 'prime-reason /visit/prime/reason';
  assert.deepEqual(refused(visitWith({ ...first, visit: { ...first.visit, prime: unsaid } })), [missing]);
  assert.ok(refused(primed(unsaid)).includes(missing));
  assert.equal(planVisit(primed(unsaid), UNADOPTED).prime, null);
});

test('[SR-40] a pump that has run is not at its implant, so nothing is primed for that reason', () => {
  const implant = 'prime-implant-after-therapy /visit/prime/reason';
  assert.ok(refused(primed({ ...revision, reason: 'implant' })).includes(implant));
  assert.equal(planVisit(primed({ ...revision, reason: 'implant' }), UNADOPTED).prime, null);
  assert.deepEqual(refused(visitWith(first)), []);
});

test('[SR-40] after therapy the tubing is full: only the catheter is primed, after its revision or aspiration', () => {
  for (const reason of ['revision', 'catheter-aspirated'] as const) {
    const whole = primed({ ...revision, reason, part: 'tubing-and-catheter' });
    assert.ok(refused(whole).includes('prime-tubing-holds-drug /visit/prime/part'));
    assert.equal(planVisit(whole, UNADOPTED).prime, null);
    const alone = visitWith({ visit: { prime: { ...revision, reason }, fill: UNCHANGED } });
    assert.deepEqual(refused(alone), []);
    // 89 cm at 0.0022 mL/cm.
    assert.equal(inSmallestUnit(planVisit(alone, UNADOPTED).prime?.volume ?? mL(0)), 195_800);
  }
});

test('[SR-40] after therapy a prime of a new catheter still is a warning: it rests on what somebody says', () => {
  assert.equal(findingOf(primed(revision), 'prime-after-therapy')?.severity, 'warn');
  assert.equal(findingOf(visitWith(first), 'prime-after-therapy'), null);
});

test('[SR-40] A11: a pump that was filled and never ran is primed whole, and a warning says what that rests on', () => {
  const still = { program: { mode: 'stopped' }, changes: [], delivered: [], neverRan: true } as const;
  const last = { fill: SAMPLE_FILL, ...still };
  const visit = { prime, read: { program: { mode: 'stopped' } } } as const;
  const input = visitWith({ last, visit });
  assert.equal(inSmallestUnit(planVisit(input, UNADOPTED).prime?.volume ?? mL(0)), 335_800);
  const found = findingOf(input, 'prime-never-ran');
  assert.equal(found?.severity, 'warn');
  assert.match(found?.said ?? '', /filled on 2026-09-01 10:00 and nothing has run in it since/);
  // The solution changes with this fill, and none of the old one is on its way to the tip.
  for (const rule of ['prime-after-therapy', 'prime-old-solution'])
    assert.equal(findingOf(input, rule), null);
  assert.deepEqual(refused(input), []);
  const unprimed = visitWith({ last, visit: { prime: undefined, fill: UNCHANGED } });
  assert.notEqual(findingOf(unprimed, 'prime-none'), null);
  const running = visitWith({ last, visit: { prime, read: { program: dosed(200) } } });
  assert.ok(refused(running).includes('prime-tubing-holds-drug /visit/prime/part'));
});

test('[SR-40] every objection to a prime is told at once, however little is known of the path', () => {
  const prime = { part: 'tubing-and-catheter', reason: 'implant', catheterDrugFree: false } as const;
  const said = refused(visitWith({ catheter: { segments: [] }, visit: { prime } }));
  for (const rule of ['drug-free', 'implant-after-therapy', 'tubing-holds-drug', 'path-unknown'])
    assert.ok(
      said.some((one) => one.startsWith(`prime-${rule} `)),
      rule,
    );
});

test('[SR-40] no plan computes a prime without an attestation, a reason and a part that can be empty, nor one above the path', () => {
  fc.assert(
    fc.property(anyVisit, (input) => {
      const { findings, prime } = planVisit(input, UNADOPTED);
      const asked = input.visit.prime;
      if (asked === undefined) return assert.equal(prime, null);
      const mayBeEmpty =
        asked.catheterDrugFree &&
        asked.reason !== undefined &&
        (input.last === null ||
          input.last.neverRan === true ||
          (asked.reason !== 'implant' && asked.part === 'catheter'));
      const isRefused = findings.some(
        ({ severity, at }) => severity === 'refuse' && at.startsWith('/visit/prime/'),
      );
      if (!mayBeEmpty) assert.ok(isRefused && prime === null);
      if (prime === null) return;
      const path = deadVolume(input.pump, input.catheter);
      if (path.ok) assert.ok(compare(prime.volume, path.value.volume) <= 0);
    }),
    { numRuns: 500 },
  );
});

test('[SR-39] a prime after therapy does not hide that the tubing still holds the old solution', () => {
  const asked = findingOf(primed(revision), 'prime-old-solution');
  assert.equal(asked?.severity, 'refuse');
  // 0.14 mL of tubing at 0.1 mL/day, at a quarter of the dose.
  assert.match(asked?.said ?? '', /baclofen 50 mcg\/day.*at first\. That lasts 33\.6 h/);
  const bridge = { kind: 'declined', reason: 'watched in hospital' } as const;
  const declined = findingOf(visitWith({ visit: { prime: revision, bridge } }), 'prime-old-solution');
  assert.equal(declined?.severity, 'warn');
  const alike = visitWith({ visit: { prime: revision, fill: UNCHANGED } });
  assert.equal(findingOf(alike, 'prime-old-solution'), null);
});

test('[SR-39] the old solution behind a prime is a dose like any other, judged where its bridge is declined', () => {
  const bridge = { kind: 'declined', reason: 'watched in hospital' } as const;
  const last = { fill: { ...SAMPLE_FILL, components: STRONG } };
  const input = visitWith({ last, visit: { prime: revision, bridge, fill: UNCHANGED, program: dosed(900) } });
  assert.match(findingOf(input, 'prime-old-solution')?.said ?? '', /baclofen 3600 mcg\/day/);
  assert.notEqual(findingOf(input, 'bridge-declined-dose'), null);
});

test('[SR-39] at the same flow what the tubing holds goes on at the old dose', () => {
  const input = visitWith({ visit: { prime: revision, program: dosed(800) } });
  assert.equal(findingOf(input, 'prime-old-solution')?.severity, 'note');
});

test('A11: a tubing volume above that of the pump would push the difference as drug', () => {
  const pump = { model: 'synchromed-ii-40', lowReservoirAlarm: mL(2), tubingVolume: mL(0.2) } as const;
  const found = findingOf(visitWith({ ...first, pump }), 'prime-tubing-volume');
  assert.equal(found?.severity, 'refuse');
  assert.match(found?.said ?? '', /0\.2 mL.*0\.14 mL.*120 mcg of baclofen too much/);
});

test('A11: 0.199 mL interprets old records and primes nothing', () => {
  const pump = { model: 'synchromed-ii-40', lowReservoirAlarm: mL(2), tubingVolume: mL(0.199) } as const;
  const found = findingOf(visitWith({ ...first, pump }), 'tubing-former-value');
  assert.equal(found?.severity, 'refuse');
  assert.match(found?.said ?? '', /118 mcg/);
});

test('a catheter alone is primed where the tubing volume is not known; both together are not', () => {
  const pump = { model: 'synchromed-iii-40', lowReservoirAlarm: mL(2) } as const;
  const both = findingOf(visitWith({ ...first, pump }), 'prime-path-unknown');
  assert.equal(both?.at, '/pump/tubingVolume');
  const alone = visitWith({
    ...first,
    pump,
    visit: { ...first.visit, prime: { ...prime, part: 'catheter' } },
  });
  assert.equal(findingOf(alone, 'prime-path-unknown'), null);
});

test('a first fill without a prime says when the first drug arrives', () => {
  const found = findingOf(visitWith({ last: null, visit: { aspirated: undefined } }), 'prime-none');
  assert.match(found?.said ?? '', /after 3 days 8 h 36 min/);
});
