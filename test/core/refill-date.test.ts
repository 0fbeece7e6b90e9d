import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { clinicDayUpTo, dayOf, weekdayOf } from '../../src/core/calendar-day.ts';
import { STARTING_POLICY } from '../../src/core/clinic-policy.ts';
import { pumpProfile } from '../../src/core/devices/profiles.ts';
import { UNADOPTED } from '../../src/core/formulary.ts';
import type { Plan } from '../../src/core/plan.ts';
import { type RefillFacts, refillDates, reservoirDates } from '../../src/core/refill-date.ts';
import { epochMilliseconds, type Instant, type TimeZone, WEEKDAYS } from '../../src/core/time.ts';
import { milliseconds, nanolitres, nanolitresPerDay } from '../../src/core/units.ts';
import { planVisit } from '../../src/core/visit.ts';
import type { VisitInput } from '../../src/core/visit-input.ts';
import { days, hours, mcg, mcgPerDay, mL, mLPerDay } from './amounts.ts';
import { baclofen, moment, SAMPLE } from './sample-visit.ts';

const AT = moment('2026-11-23T16:00Z');
const CHICAGO = 'America/Chicago' as TimeZone;
const daysAfter = (at: Instant | null): number =>
  at === null ? Number.NaN : (epochMilliseconds(at) - epochMilliseconds(AT)) / 86_400_000;

const facts = (changed: Partial<RefillFacts> = {}): RefillFacts => ({
  at: AT,
  volume: mL(40),
  trueVolume: mL(40),
  first: [],
  week: [{ flow: mLPerDay(0.4), time: days(7) }],
  patientBolusesADay: mL(0),
  alarmAt: mL(2),
  unusable: mL(1.4),
  accuracy: pumpProfile('synchromed-ii-40').accuracy,
  ...changed,
});

test('40 mL at 0.4 mL/day alarms on day 95, and a pump at the upper bound of its label is dry by day 87', () => {
  assert.equal(daysAfter(reservoirDates(facts()).lowReservoirAlarm), 95);
  const dry = daysAfter(reservoirDates(facts({ unusable: mL(0) })).empty);
  assert.ok(dry > 87 && dry < 88, `${dry}`);
});

test('what the pump cannot use counts: 38.6 mL at 0.458 mL/day are gone after 84.28 days', () => {
  assert.ok(Math.abs(daysAfter(reservoirDates(facts()).empty) - 38.6 / 0.458) < 1e-6);
});

test('[SR-61] every allowed patient bolus is assumed to be used', () => {
  const dates = reservoirDates(facts({ patientBolusesADay: mL(0.1) }));
  assert.equal(daysAfter(dates.worstCaseAlarm), 76);
  assert.equal(daysAfter(dates.lowReservoirAlarm), 95);
});

test('an unusable volume that is not known counts as the alarm volume, never as none', () => {
  const known = daysAfter(reservoirDates(facts()).empty);
  const unknown = daysAfter(reservoirDates(facts({ unusable: null })).empty);
  assert.ok(unknown < known);
});

test('without an alarm volume, or with nothing flowing, there is no alarm date', () => {
  assert.equal(reservoirDates(facts({ alarmAt: null })).lowReservoirAlarm, null);
  const still = reservoirDates(facts({ week: [{ flow: mLPerDay(0), time: days(7) }] }));
  assert.deepEqual(still, { lowReservoirAlarm: null, worstCaseAlarm: null, empty: null });
});

const policy = (withdrawalDanger: boolean, stability: number | null) => ({
  clinic: STARTING_POLICY,
  zone: CHICAGO,
  withdrawalDanger,
  filledAt: AT,
  stability: stability === null ? null : days(stability),
});

test('[SR-61] refill by stands 7 days before the earliest end, 14 for a drug with dangerous withdrawal', () => {
  const ends = reservoirDates(facts());
  const plain = refillDates(ends, policy(false, null));
  const dangerous = refillDates(ends, policy(true, null));
  // 84.28 days after Monday 23 November is Monday 15 February.
  assert.equal(plain.refillBy, '2027-02-08');
  assert.equal(dangerous.refillBy, '2027-02-01');
  assert.equal(plain.because, 'over-infusion');
});

test('[SR-51] the earliest bound gives the date and its reason', () => {
  const ends = reservoirDates(facts());
  assert.equal(refillDates(ends, policy(false, 30)).because, 'stability');
  assert.equal(refillDates(ends, policy(false, 30)).refillBy, '2026-12-23');
  const slow = reservoirDates(facts({ week: [{ flow: mLPerDay(0.05), time: days(7) }] }));
  assert.equal(refillDates(slow, policy(false, null)).because, 'policy');
  const alarm = reservoirDates(facts({ accuracy: null }));
  assert.equal(refillDates(alarm, policy(false, null)).because, 'alarm');
});

test('a refill date is a day on which the clinic is open, at most six days before the bound', () => {
  const day = fc
    .integer({ min: 0, max: 20_000 })
    .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, fc.subarray([...WEEKDAYS], { minLength: 1 }), (bound, open) => {
      const found = clinicDayUpTo(bound, open) ?? '';
      assert.ok(open.includes(weekdayOf(found)));
      const back = (Date.parse(bound) - Date.parse(found)) / 86_400_000;
      assert.ok(back >= 0 && back <= 6);
      assert.ok(!open.includes(weekdayOf(bound)) || found === bound);
    }),
  );
  assert.equal(clinicDayUpTo('2027-02-08', []), null);
});

test('a larger flow, more boluses, a larger margin or less in the reservoir never gives a later date', () => {
  const amount = fc.integer({ min: 0, max: 2_000_000 });
  fc.assert(
    fc.property(amount, amount, amount, amount, fc.nat(40_000_000), (flow, more, bolus, extra, less) => {
      const by = (f: number, b: number, v: number): string => {
        const week = [{ flow: nanolitresPerDay(f), time: days(7) }];
        const volume = nanolitres(40_000_000 - v);
        const ends = reservoirDates(
          facts({ week, patientBolusesADay: nanolitres(b), volume, trueVolume: volume }),
        );
        return refillDates(ends, policy(false, 90)).refillBy ?? '';
      };
      assert.ok(by(flow + more, bolus, 0) <= by(flow, bolus, 0));
      assert.ok(by(flow, bolus + extra, 0) <= by(flow, bolus, 0));
      assert.ok(by(flow, bolus, less) <= by(flow, bolus, 0));
    }),
  );
});

test('the dates are to the earlier ms: flow rounded up, time rounded down', () => {
  // 38.6 mL at 33 333 nL/d: the ratio 1.145 makes 38 166.285, counted as 38 167.
  const week = [{ flow: nanolitresPerDay(33_333), time: days(7) }];
  const { empty, lowReservoirAlarm } = reservoirDates(facts({ week }));
  const after = (at: Instant | null) =>
    at === null ? Number.NaN : epochMilliseconds(at) - epochMilliseconds(AT);
  assert.equal(after(empty), Number((38_600_000n * 86_400_000n) / 38_167n));
  assert.equal(after(lowReservoirAlarm), Number((38_000_000n * 86_400_000n) / 33_333n));
});

test('a prime and a bridge run first, and the patient may press during them too', () => {
  const first = [{ flow: mLPerDay(24), time: hours(1) }];
  const dates = reservoirDates(facts({ first, patientBolusesADay: mL(0.1), unusable: mL(2) }));
  const hour = 1 / 24;
  assert.equal(daysAfter(dates.lowReservoirAlarm), 37 / 0.4 + hour);
  const worst = hour + (38 - 24.1 * hour) / 0.5;
  assert.ok(Math.abs(daysAfter(dates.worstCaseAlarm) - worst) < 1e-6);
  const dry = hour + (38 - 24.1 * 1.145 * hour) / (0.5 * 1.145);
  assert.ok(Math.abs(daysAfter(dates.empty) - dry) < 1e-6);
});

test('without an accuracy, or with neither floor known, nobody says when the pump is empty', () => {
  assert.equal(reservoirDates(facts({ accuracy: null })).empty, null);
  assert.equal(reservoirDates(facts({ accuracy: null, trueVolume: mL(1) })).empty, null);
  assert.equal(reservoirDates(facts({ unusable: null, alarmAt: null })).empty, null);
  assert.notEqual(reservoirDates(facts({ alarmAt: null })).empty, null);
  assert.equal(reservoirDates(facts({ alarmAt: null })).worstCaseAlarm, null);
});

test('a date that ten characters cannot name is none, the last that they can is one', () => {
  const last = Date.parse('9999-12-31T00:00Z');
  const left = (last - epochMilliseconds(AT)) / 86_400_000;
  const ends = { lowReservoirAlarm: null, worstCaseAlarm: null, empty: null };
  const slow = (stability: number) =>
    refillDates(ends, { ...policy(false, null), stability: milliseconds(stability) }).stability;
  assert.equal(Number(slow(left * 86_400_000)), last);
  assert.equal(slow(left * 86_400_000 + 1), null);
  const never = reservoirDates(facts({ week: [{ flow: nanolitresPerDay(1), time: days(7) }] }));
  assert.equal(never.lowReservoirAlarm, null);
});

test('where nothing bounds the interval there is no date and no reason', () => {
  const ends = { lowReservoirAlarm: null, worstCaseAlarm: null, empty: null };
  const clinic = { ...STARTING_POLICY, longestInterval: days(3_000_000) };
  const found = refillDates(ends, { ...policy(false, null), clinic });
  assert.deepEqual([found.refillBy, found.because], [null, null]);
});

test('a margin longer than history gives a date so early that it is refused, never none', () => {
  const ends = { lowReservoirAlarm: null, worstCaseAlarm: AT, empty: null };
  const clinic = { ...STARTING_POLICY, refillMargin: days(3_000_000), clinicDays: WEEKDAYS };
  const found = refillDates(ends, { ...policy(false, null), clinic, zone: 'UTC' as TimeZone });
  assert.deepEqual([found.refillBy, found.because], ['0001-01-01', 'alarm']);
});

test('the longest interval counts from the fill where nothing else ends sooner', () => {
  const ends = { lowReservoirAlarm: null, worstCaseAlarm: null, empty: null };
  const found = refillDates(ends, policy(true, null));
  // 180 days after Monday 23 November 2026 is Saturday 22 May.
  assert.deepEqual([found.refillBy, found.because, found.stability], ['2027-05-21', 'policy', null]);
});

const plan = (changed: Partial<VisitInput>): Plan => planVisit({ ...SAMPLE, ...changed }, UNADOPTED);
const rules = ({ findings }: Plan): readonly string[] =>
  findings.map((finding) => `${finding.rule} ${finding.severity}`);

test('a refill date that is not after the visit is refused', () => {
  const tiny = plan({ visit: { ...SAMPLE.visit, fill: { volume: mL(2.5), components: baclofen(500) } } });
  assert.ok(rules(tiny).includes('refill-date-past refuse'));
});

test('what nobody read is said: the alarm volume of this pump', () => {
  assert.ok(rules(plan({ pump: { model: 'synchromed-ii-40' } })).includes('alarm-volume-assumed warn'));
  assert.ok(rules(plan({ pump: { model: 'prometra-ii-40' } })).includes('alarm-volume-unknown refuse'));
});

test('a visit that only reprograms counts from what the program left, and from what may truly be left', () => {
  const { fill: _, aspirated: __, ...visit } = SAMPLE.visit;
  const { dates } = plan({ visit: { ...visit, at: moment('2026-09-11T15:00Z') } });
  assert.equal(dayOf(dates.lowReservoirAlarm ?? AT, CHICAGO), '2026-12-05');
  // 40 mL less 4 mL · 1.145, at 0.458 mL/day down to 1.4 mL: 74.28 days, as if the pump had run ahead since the fill.
  const left = (40 - 4 * 1.145 - 1.4) / 0.458;
  const until = (epochMilliseconds(dates.empty ?? AT) - Date.parse('2026-09-11T15:00Z')) / 86_400_000;
  assert.ok(Math.abs(until - left) < 1e-5);
});

test('the worst case of a program with patient boluses stands in the plan', () => {
  const patientBolus = { dose: mcg(20), duration: hours(0.1), lockout: hours(4), maxPerDay: 5 };
  const program = {
    mode: 'continuous',
    setting: { kind: 'dose', dose: mcgPerDay(800) },
    patientBolus,
  } as const;
  const { dates } = plan({ visit: { ...SAMPLE.visit, program } });
  assert.ok(epochMilliseconds(dates.worstCaseAlarm ?? AT) < epochMilliseconds(dates.lowReservoirAlarm ?? AT));
});
