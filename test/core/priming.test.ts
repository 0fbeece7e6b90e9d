import assert from 'node:assert/strict';
import { test } from 'node:test';
import { objectionsTo, primeOf } from '../../src/core/priming.ts';
import { inSmallestUnit } from '../../src/core/units.ts';
import { PRIME_REASONS } from '../../src/core/visit-input.ts';
import { mL, mLPerDay } from './amounts.ts';

test('[SR-40] 0.3358 mL at 1 mL/h primes a drug-free path in 20.148 min', () => {
  const request = { part: 'tubing-and-catheter', reason: 'implant', catheterDrugFree: true } as const;
  const prime = primeOf(request, true, mL(0.3358), mLPerDay(24));
  assert.ok(prime.ok);
  assert.equal(inSmallestUnit(prime.value.duration), 20.148 * 60_000);
  assert.equal(inSmallestUnit(prime.value.volume), 335_800);
});

test('[SR-40] no prime without somebody attesting that the catheter holds no drug', () => {
  const request = { part: 'tubing-and-catheter', reason: 'implant', catheterDrugFree: false } as const;
  const prime = primeOf(request, true, mL(0.3358), mLPerDay(24));
  assert.deepEqual(prime, { ok: false, refusal: { code: 'catheter-not-attested-drug-free' } });
});

test('a prime is refused where the bolus rate of the pump is not known', () => {
  const request = { part: 'catheter', reason: 'revision', catheterDrugFree: true } as const;
  assert.deepEqual(primeOf(request, true, mL(0.2), null), {
    ok: false,
    refusal: { code: 'bolus-rate-unknown' },
  });
});

test('a bolus rate of zero primes nothing, and a prime takes its time to the nearest ms', () => {
  const request = { part: 'catheter', reason: 'revision', catheterDrugFree: true } as const;
  assert.deepEqual(primeOf(request, true, mL(0.2), mLPerDay(0)), {
    ok: false,
    refusal: { code: 'bolus-rate-unknown' },
  });
  // 8 nL at 24 mL/day take 28.8 ms, 7 nL take 25.2 ms.
  const taken = (nL: number) => {
    const prime = primeOf(request, true, mL(nL / 1e6), mLPerDay(24));
    return prime.ok ? inSmallestUnit(prime.value.duration) : null;
  };
  assert.deepEqual([taken(8), taken(7)], [29, 25]);
});

test('[SR-40] of every part, reason, attestation and state of the pump a prime is offered in eight cases alone', () => {
  const offered = (['tubing-and-catheter', 'catheter'] as const).flatMap((part) =>
    [...PRIME_REASONS, undefined].flatMap((reason) =>
      [true, false].flatMap((catheterDrugFree) =>
        [true, false].flatMap((isNew) => {
          const request = { part, catheterDrugFree, ...(reason !== undefined && { reason }) };
          const prime = primeOf(request, isNew, mL(0.2), mLPerDay(24));
          assert.equal(prime.ok, objectionsTo(request, isNew).length === 0);
          if (!prime.ok) return [];
          assert.equal(inSmallestUnit(prime.value.volume), 200_000);
          return [`${part}, ${reason}, ${catheterDrugFree ? 'attested' : ''}, ${isNew ? 'new' : 'ran'}`];
        }),
      ),
    ),
  );
  assert.deepEqual(offered, [
    'tubing-and-catheter, implant, attested, new',
    'tubing-and-catheter, revision, attested, new',
    'tubing-and-catheter, catheter-aspirated, attested, new',
    'catheter, implant, attested, new',
    'catheter, revision, attested, new',
    'catheter, revision, attested, ran',
    'catheter, catheter-aspirated, attested, new',
    'catheter, catheter-aspirated, attested, ran',
  ]);
});
