import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Prime } from '../../../src/core/plan.ts';
import { primeDiffers } from '../../../src/core/therapy/blind-prime.ts';
import type { BlindEntry, BlindPrime } from '../../../src/core/therapy/events.ts';
import { asItStands } from '../../../src/core/therapy/order-in-force.ts';
import { inSmallestUnit, nanolitres, timeToDeliver } from '../../../src/core/units.ts';
import { mLPerDay } from '../amounts.ts';
import { type Clinic, NURSE, OTHER_NURSE, PHYSICIAN } from './clinic.ts';
import { entryOf, PRIMED, SAME } from './patient.ts';
import { implanted, sign, submit, submitted } from './stages.ts';

const prime = (volume: string, duration: string, unit: 's' | 'min' = 'min'): BlindPrime => ({
  volume: { text: volume, unit: 'mL' },
  duration: { text: duration, unit },
});
const RIGHT = prime('0.336', '20');

function primed(): Clinic {
  const clinic = implanted();
  submit(clinic, PRIMED);
  return clinic;
}

const enters = (clinic: Clinic, entry: BlindEntry) =>
  ({ type: 'verify-order', order: clinic.order.id, entry }) as const;
const entry = (of: BlindPrime | null): BlindEntry => ({ ...entryOf(PRIMED, '50'), prime: of });

test('[SR-45] a prime is entered again without a sight of it, and then can be signed', () => {
  for (const right of [RIGHT, prime('0.3358', '20.148'), prime('0.336', '1209', 's')]) {
    const clinic = primed();
    clinic.does(OTHER_NURSE, enters(clinic, entry(right)));
    assert.equal(clinic.order.status, 'verified');
    sign(clinic);
    assert.equal(clinic.order.status, 'signed');
  }
});

test('[SR-45] A11: another prime, or none where one is ordered, blocks the order and is logged by its name', () => {
  const { prime: _, ...unasked } = entry(null);
  const wrong = {
    // 0.199 mL of tubing, as programmers had it before 2016-17.
    'the former tubing': entry(prime('0.395', '24')),
    'the catheter alone': entry(prime('0.196', '12')),
    'another time': entry(prime('0.336', '21')),
    'minutes for seconds': entry(prime('0.336', '20', 's')),
    none: entry(null),
    'an entry that was never asked for it': unasked,
  };
  for (const [name, differing] of Object.entries(wrong)) {
    const clinic = primed();
    clinic.does(OTHER_NURSE, enters(clinic, differing));
    assert.deepEqual(clinic.order.disputed?.fields, ['prime'], name);
    const { id, digest } = clinic.order;
    clinic.refuses(PHYSICIAN, { type: 'sign-order', order: id, digest }, 'order-not-ready');
    clinic.refuses(OTHER_NURSE, enters(clinic, entry(RIGHT)), 'order-not-ready');
  }
});

test('[SR-45] a prime that the second person knows of and nobody ordered blocks the order too', () => {
  const clinic = submitted();
  clinic.does(OTHER_NURSE, enters(clinic, { ...entryOf(SAME, '200'), prime: RIGHT }));
  assert.deepEqual(clinic.order.disputed?.fields, ['prime']);
});

test('[SR-45] a prime too vague or not to be read is refused, not logged, and tells nothing of the order', () => {
  const told = (clinic: Clinic, volume: string, time: string, code: 'unreadable' | 'entry-too-coarse') =>
    clinic.refuses(OTHER_NURSE, enters(clinic, entry(prime(volume, time))), code).at;
  const clinic = primed();
  // 0.34 would agree at its digits and 0.99 would not: both get the same answer.
  for (const volume of ['0.34', '0.99', '0.3', '0'])
    assert.equal(told(clinic, volume, '20', 'entry-too-coarse'), '/entry/prime/volume');
  assert.equal(told(clinic, '0.336', '0', 'entry-too-coarse'), '/entry/prime/duration');
  assert.equal(told(clinic, '0,336', '20', 'unreadable'), '/entry/prime/volume');
  assert.equal(told(clinic, '0.336', '2e1', 'unreadable'), '/entry/prime/duration');
  assert.equal(clinic.order.status, 'submitted');
  assert.equal(clinic.state.history.disputedOrders, 0);
});

/** As a person rounds, digit by digit: an oracle in decimals of text. */
const rounded = (value: number, decimals: number): string => value.toFixed(decimals);

test('[SR-45] however a prime is rounded from the third digit on, and the time of it worked out, it is the same prime', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 100_000, max: 999_999 }),
      fc.constantFrom(24, 12, 36),
      fc.integer({ min: 3, max: 6 }),
      fc.integer({ min: 0, max: 3 }),
      fc.boolean(),
      (nl, rate, digits, decimals, fromRounded) => {
        const ordered = primeOf(nl, rate);
        const volume = rounded(nl / 1e6, digits);
        const from = fromRounded ? Number(volume) : nl / 1e6;
        const minutes = (from / rate) * 1440;
        // The plan keeps whole ms: within one of a half of the last digit, either neighbour is what a person gets.
        const scaled = minutes * 10 ** decimals;
        fc.pre(Math.abs(scaled - Math.floor(scaled) - 0.5) > 10 ** decimals / 60_000);
        assert.deepEqual(primeDiffers(prime(volume, rounded(minutes, decimals)), ordered), {
          ok: true,
          value: false,
        });
      },
    ),
    { numRuns: 500 },
  );
});

test('[SR-45] a volume off by one in its last digit, or a time off by more than its rounding, is another prime', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 110_000, max: 999_998 }),
      fc.integer({ min: 3, max: 6 }),
      fc.constantFrom(-1, 1),
      (nl, digits, off) => {
        const ordered = primeOf(nl, 24);
        const time = rounded(inSmallestUnit(ordered.duration) / 60_000, 1);
        const beside = rounded(nl / 1e6 + (off * 1.01) / 10 ** digits, digits);
        const another = primeDiffers(prime(beside, time), ordered);
        const later = primeDiffers(prime(rounded(nl / 1e6, 6), rounded(Number(time) + off * 2, 1)), ordered);
        assert.deepEqual(
          [another, later],
          [
            { ok: true, value: true },
            { ok: true, value: true },
          ],
        );
      },
    ),
    { numRuns: 500 },
  );
});

function primeOf(nl: number, mlPerDay: number): Prime {
  const [volume, rate] = [nanolitres(nl), mLPerDay(mlPerDay)];
  const duration = timeToDeliver(volume, rate, 'nearest');
  return { part: 'catheter', reason: 'revision', volume, rate, duration };
}

test('[SR-44] an order whose prime nobody was asked to enter again is void and is submitted anew', () => {
  const clinic = implanted();
  const sha256 = clinic.digest;
  // As the version before bound it.
  clinic.digest = (text) => sha256(text.replace(/"enteredTwice":\["prime"\],/, ''));
  submit(clinic, PRIMED);
  clinic.does(OTHER_NURSE, enters(clinic, entry(RIGHT)));
  assert.equal(clinic.order.status, 'verified');
  clinic.digest = sha256;
  const { id, digest } = clinic.order;
  clinic.refuses(PHYSICIAN, { type: 'sign-order', order: id, digest }, 'changed-since-check');
  assert.equal(asItStands(clinic.state, clinic.context(NURSE)).order?.stale, true);
});

test('[SR-44] an order without a prime is bound by the same text as before', () => {
  const clinic = submitted();
  const { digest } = clinic.order;
  const sha256 = clinic.digest;
  const texts: string[] = [];
  clinic.digest = (text) => {
    texts.push(text);
    return sha256(text);
  };
  clinic.does(OTHER_NURSE, enters(clinic, entryOf(SAME, '200')));
  assert.deepEqual(
    texts.map((text) => [sha256(text) === digest, text.includes('enteredTwice')]),
    [[true, false]],
  );
});
