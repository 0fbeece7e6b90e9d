import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Finding } from '../../src/core/findings.ts';
import { UNADOPTED } from '../../src/core/formulary.ts';
import type { Plan } from '../../src/core/plan.ts';
import { inSmallestUnit, nanogramsPerDay } from '../../src/core/units.ts';
import { planVisit } from '../../src/core/visit.ts';
import type { VisitInput } from '../../src/core/visit-input.ts';
import { anyVisit } from './any-visit.ts';
import { plausibleVisit } from './plausible-visit.ts';
import { SAMPLE } from './sample-visit.ts';

const plan = (input: VisitInput): Plan => planVisit(input, UNADOPTED);
const runs = { numRuns: 250 };

test('no visit that can be written down makes the plan throw, or one of its checks', () => {
  fc.assert(
    fc.property(anyVisit, (input) => {
      const { findings } = plan(input);
      assert.ok(findings.every(({ rule }) => rule !== 'not-checked'));
    }),
    { numRuns: 700 },
  );
});

test('a part that cannot be computed is null and a finding says so', () => {
  fc.assert(
    fc.property(anyVisit, (input) => {
      const { delivery, residual, compounding, prime, dates, findings } = plan(input);
      const said = (...rules: string[]): boolean =>
        findings.some((one) => rules.some((rule) => one.rule.startsWith(rule)));
      const { visit, last } = input;
      if (delivery === null) assert.ok(said('flow-not-computed', 'contents-unknown'));
      if (residual === null && last !== null && visit.aspirated !== undefined)
        assert.ok(said('residual-not-judged', 'beyond-range'));
      if (compounding === null && visit.fill?.components.some((one) => one.stock !== undefined))
        assert.ok(said('compounding-', 'beyond-range'));
      if (prime === null && visit.prime !== undefined) assert.ok(said('prime-', 'beyond-range'));
      if (dates.refillBy === null)
        assert.ok(
          said(
            'refill-date-unknown',
            'alarm-volume-unknown',
            'flow-not-computed',
            'contents-unknown',
            'beyond-range',
          ),
        );
    }),
    runs,
  );
});

test('[SR-46] findings come gravest first, and each has a rule, a sentence and a source', () => {
  const gravity = { refuse: 0, warn: 1, note: 2 };
  fc.assert(
    fc.property(anyVisit, (input) => {
      const { findings } = plan(input);
      for (const [i, one] of findings.entries()) {
        const previous = findings[i - 1];
        if (previous !== undefined) assert.ok(gravity[previous.severity] <= gravity[one.severity]);
        assert.match(one.rule, /^[a-z]+(-[a-z0-9]+)*$/);
        assert.match(one.at, /^(\/[^/]+)*$/);
        assert.match(one.message, /^\S.*[.!?]$/s, one.message);
        assert.doesNotMatch(one.message, /undefined|null|NaN|\[object|Infinity|e\+\d/, one.message);
        assert.ok(one.source.title.length > 0);
      }
    }),
    runs,
  );
});

test('[SR-28] a dose is flow times concentration, for every component of every plan', () => {
  fc.assert(
    fc.property(anyVisit, (input) => {
      const { delivery } = plan(input);
      for (const one of delivery?.daily ?? []) {
        const exact =
          BigInt(inSmallestUnit(delivery?.rate ?? one.dose)) * BigInt(inSmallestUnit(one.concentration));
        const shown = BigInt(inSmallestUnit(one.dose)) * 1_000_000n;
        const off = exact > shown ? exact - shown : shown - exact;
        assert.ok(off * 2n <= 1_000_000n);
      }
    }),
    runs,
  );
});

test('a plan depends on nothing but the visit and the formulary', () => {
  fc.assert(
    fc.property(anyVisit, (input) => {
      assert.deepEqual(plan(input), plan(structuredClone(input)));
    }),
    { numRuns: 100 },
  );
});

const GRAVITY = { refuse: 3, warn: 2, note: 1 } as const;
const worst = ({ findings }: Plan): number => Math.max(0, ...findings.map((one) => GRAVITY[one.severity]));

type Path = readonly (string | number)[];
/** Facts of which the absence means that nobody knows. */
const KNOWLEDGE: readonly Path[] = [
  ['patient', 'birthDate'],
  ['patient', 'opioidTolerant'],
  ['patient', 'indication'],
  ['patient', 'spasticityOrigin'],
  ['patient', 'allergies'],
  ['patient', 'systemicOpioids'],
  ['patient', 'otherMedicines'],
  ['pump', 'lowReservoirAlarm'],
  ['pump', 'tubingVolume'],
  ['catheter', 'segments', 0, 'implanted'],
  ['visit', 'portConfirmed'],
  ['visit', 'read'],
  ['visit', 'read', 'alarms'],
  ['visit', 'read', 'patientBoluses'],
  ['visit', 'read', 'displayedVolume'],
];

function without<T>(value: T, path: Path): T {
  const copy = structuredClone(value);
  const [key, ...above] = [...path].reverse();
  let parent: unknown = copy;
  for (const step of above.reverse()) parent = Object(parent)[step];
  if (key !== undefined) delete Object(parent)[key];
  return copy;
}

/**
 * Every refusal and warning still stands, or another as grave has come in its place. What the programmer displays is the one
 * exception: without it there is nothing to compare, which is a note.
 */
function isNoMilder(input: VisitInput, path: Path): void {
  const [known, unknown] = [plan(input).findings, plan(without(input, path)).findings];
  const said = (list: readonly Finding[], one: Finding): boolean =>
    list.some((other) => other.rule === one.rule && GRAVITY[other.severity] >= GRAVITY[one.severity]);
  const grave = known.filter((one) => one.severity !== 'note' && one.rule !== 'displayed-volume-differs');
  for (const one of grave) {
    const instead = unknown.some(
      (other) => GRAVITY[other.severity] >= GRAVITY[one.severity] && !said(known, other),
    );
    assert.ok(said(unknown, one) || instead, `${one.rule} is lost without ${path.join('/')}`);
  }
}

test('taking knowledge away never removes a warning', () => {
  fc.assert(fc.property(plausibleVisit, fc.constantFrom(...KNOWLEDGE), isNoMilder), { numRuns: 1500 });
});

test('nor does it make a visit out of all proportion milder', () => {
  fc.assert(
    fc.property(anyVisit, fc.constantFrom(...KNOWLEDGE), (input, path) => {
      assert.ok(worst(plan(without(input, path))) >= worst(plan(input)), path.join('/'));
    }),
    runs,
  );
});

test('the visits that the law is tried on are not all refused', () => {
  const grave = fc.sample(plausibleVisit, { numRuns: 300, seed: 1 }).map((input) => worst(plan(input)));
  for (const severity of [2, 3]) assert.ok(grave.filter((one) => one === severity).length > 30, `${grave}`);
});

test('of the example visit too: whatever is not known, the plan is as grave or graver', () => {
  for (const path of KNOWLEDGE)
    assert.ok(worst(plan(without(SAMPLE, path))) >= worst(plan(SAMPLE)), path.join('/'));
});

test('a higher dose is never judged more mildly', () => {
  // From the least flow that the pump can run.
  const dose = fc.integer({ min: 96_000, max: 20_000_000 });
  fc.assert(
    fc.property(dose, dose, (a, b) => {
      const judged = (ng: number): number =>
        worst(
          plan({
            ...SAMPLE,
            visit: {
              ...SAMPLE.visit,
              program: { mode: 'continuous', setting: { kind: 'dose', dose: nanogramsPerDay(ng) } },
            },
            last: null,
          }),
        );
      assert.ok(judged(Math.max(a, b)) >= judged(Math.min(a, b)));
    }),
    runs,
  );
});
