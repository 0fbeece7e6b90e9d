import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isBridgeDue } from '../../src/core/bridge.ts';
import { UNADOPTED } from '../../src/core/formulary.ts';
import type { Mixture } from '../../src/core/mixture.ts';
import type { Plan } from '../../src/core/plan.ts';
import type { Program } from '../../src/core/program.ts';
import { earlier, epochMilliseconds, minutes, WEEKDAYS } from '../../src/core/time.ts';
import { inSmallestUnit, nanogramsPerDay, nanogramsPerMillilitre } from '../../src/core/units.ts';
import { planVisit } from '../../src/core/visit.ts';
import type { LastState, VisitEntry } from '../../src/core/visit-input.ts';
import { days, hours, mcg, mcgPerDay, mcgPerMl, mgPerDay, mgPerMl, mL, mLPerDay } from './amounts.ts';
import { baclofen, SAMPLE } from './sample-visit.ts';

const dose = (mcg: number): Program => ({
  mode: 'continuous',
  setting: { kind: 'dose', dose: mcgPerDay(mcg) },
});

function plan(last: Partial<LastState>, visit: Partial<VisitEntry>): Plan {
  if (SAMPLE.last === null) throw new Error('the sample has a last fill');
  return planVisit(
    { ...SAMPLE, last: { ...SAMPLE.last, ...last }, visit: { ...SAMPLE.visit, ...visit } },
    UNADOPTED,
  );
}
const filled = (components: Mixture): Pick<VisitEntry, 'fill'> => ({ fill: { volume: mL(40), components } });
const was = (components: Mixture): Partial<LastState> => ({
  fill: { at: SAMPLE.last?.fill.at ?? SAMPLE.visit.at, volume: mL(40), components },
});

test('[SR-39] 500 to 2000 mcg/mL at 200 mcg/day: 167.9 mcg over 20.148 h at 0.4 mL/day, without it 3.358 days at 50 mcg/day', () => {
  const { bridge } = plan({}, {});
  assert.deepEqual(bridge, {
    volume: mL(0.3358),
    dose: mcg(167.9),
    duration: hours(20.148),
    rate: mLPerDay(0.4),
    daily: [{ drug: 'baclofen', dose: mcgPerDay(200) }],
    without: {
      dose: mcgPerDay(50),
      duration: hours(24 * 3.358),
      daily: [{ drug: 'baclofen', dose: mcgPerDay(50) }],
    },
    declined: null,
  });
});

test('[SR-39] 2000 to 500 mcg/mL at 200 mcg/day: 671.6 mcg over 80.592 h at 0.1 mL/day, without it 20.148 h at 800 mcg/day', () => {
  const { bridge } = plan(was(baclofen(2000)), filled(baclofen(500)));
  assert.equal(bridge?.dose, mcg(671.6));
  assert.equal(bridge?.duration, hours(80.592));
  assert.equal(bridge?.rate, mLPerDay(0.1));
  assert.equal(bridge?.without.dose, mcgPerDay(800));
  assert.equal(bridge?.without.duration, hours(20.148));
});

test('the dose carried on is that of the program before the visit, not of the new one', () => {
  const { bridge } = plan({}, { program: dose(240) });
  assert.equal(bridge?.rate, mLPerDay(0.4));
  assert.equal(bridge?.duration, hours(20.148));
  assert.equal(bridge?.without.dose, mcgPerDay(60));
});

test('the last change before the visit says what ran, not the program at the fill', () => {
  const at = SAMPLE.visit.at;
  const { bridge } = plan({ changes: [{ at: earlier(at, days(1)), program: dose(100) }] }, {});
  assert.equal(bridge?.rate, mLPerDay(0.2));
});

test('a bridge is due when only a secondary component changes and the flow changes with it', () => {
  const morphine = (mg: number, bupivacaine: number): Mixture => [
    { drug: 'morphine', concentration: mgPerMl(mg) },
    { drug: 'bupivacaine', concentration: mgPerMl(bupivacaine) },
  ];
  const mg = (value: number): Program => ({
    mode: 'continuous',
    setting: { kind: 'dose', dose: mgPerDay(value) },
  });
  const changed = plan(
    { ...was(morphine(10, 5)), program: mg(4) },
    { ...filled(morphine(10, 10)), program: mg(5) },
  );
  assert.deepEqual(
    changed.bridge?.without.daily.map((one) => [one.drug, inSmallestUnit(one.dose)]),
    [
      ['morphine', 5_000_000],
      ['bupivacaine', 2_500_000],
    ],
  );
  const same = plan(
    { ...was(morphine(10, 5)), program: mg(4) },
    { ...filled(morphine(10, 10)), program: mg(4) },
  );
  assert.equal(same.bridge, null);
  assert.ok(same.findings.some((finding) => finding.rule === 'bridge-same-flow'));
});

test('the same mixture needs no bridge whatever the flow', () => {
  assert.equal(plan({}, { ...filled(baclofen(500)), program: dose(300) }).bridge, null);
});

test('[SR-39] a bridge is declined with a reason and its consequence, and never without a reason', () => {
  const declined = plan(was(baclofen(2000)), {
    ...filled(baclofen(500)),
    bridge: { kind: 'declined', reason: 'catheter was aspirated' },
  });
  assert.equal(declined.bridge?.declined, 'catheter was aspirated');
  const finding = declined.findings.find((one) => one.rule === 'bridge-declined');
  assert.equal(finding?.severity, 'warn');
  assert.match(finding?.message ?? '', /800\smcg\/day for 20\.148\sh/);
  const silent = plan({}, { bridge: { kind: 'declined', reason: ' ' } });
  assert.equal(silent.findings.find((one) => one.rule === 'bridge-reason')?.severity, 'refuse');
});

test('a declined bridge is judged by the dose that it lets through, like any other dose', () => {
  const down = (mcg: number): Plan =>
    plan(
      { ...was(baclofen(2000)), program: dose(mcg) },
      { ...filled(baclofen(500)), program: dose(mcg), bridge: { kind: 'declined', reason: 'asked for' } },
    );
  const worst = ({ findings }: Plan): string | undefined =>
    findings.find((one) => one.rule === 'bridge-declined-dose')?.severity;
  assert.equal(worst(down(200)), undefined);
  assert.equal(worst(down(400)), 'warn');
  assert.equal(worst(down(800)), 'refuse');
  const bridged = plan(
    { ...was(baclofen(2000)), program: dose(800) },
    { ...filled(baclofen(500)), program: dose(800) },
  );
  assert.equal(worst(bridged), undefined);
});

test('a schedule of equal steps is the same flow as a continuous one', () => {
  const at = (minute: number) => ({
    at: minutes(minute),
    setting: { kind: 'rate', rate: mLPerDay(0.4) } as const,
  });
  const schedule: Program = { mode: 'schedule', patterns: [{ days: WEEKDAYS, steps: [at(0), at(480)] }] };
  const { bridge, findings } = plan({}, { program: schedule });
  assert.equal(bridge, null);
  const found = findings.find((one) => one.rule === 'bridge-same-flow');
  assert.match(found?.message ?? '', /through after 20\sh 9\smin/);
});

test('a night set over midnight is the same flow as one that is split at midnight', () => {
  const at = (hour: number, mLADay: number) => ({
    at: minutes(hour * 60),
    setting: { kind: 'rate', rate: mLPerDay(mLADay) } as const,
  });
  const program = (...steps: readonly ReturnType<typeof at>[]): Program => ({
    mode: 'schedule',
    patterns: [{ days: WEEKDAYS, steps }],
  });
  const over = program(at(7, 0.4), at(22, 0.5));
  const split = program(at(0, 0.5), at(7, 0.4), at(22, 0.5));
  for (const [before, after] of [
    [over, split],
    [split, over],
  ] as const)
    assert.equal(plan({ program: before }, { program: after }).bridge, null);
  const later = program(at(0, 0.5), at(8, 0.4), at(22, 0.5));
  assert.notEqual(plan({ program: over }, { program: later }).bridge, null);
});

test('[SR-39] no bridge without a catheter length or a tubing volume: it is said what to supply', () => {
  const noLength = planVisit({ ...SAMPLE, catheter: { segments: [{ model: '8709sc' }] } }, UNADOPTED);
  assert.equal(noLength.bridge, null);
  const [length] = noLength.findings.filter((one) => one.rule === 'bridge-path-unknown');
  assert.equal(length?.severity, 'refuse');
  assert.equal(length?.at, '/catheter/segments/0/implanted');
  assert.match(length?.message ?? '', /length .* in cm/);
  const noTubing = planVisit({ ...SAMPLE, pump: { model: 'synchromed-iii-40' } }, UNADOPTED);
  assert.ok(
    noTubing.findings.some((one) => one.rule === 'bridge-path-unknown' && one.at === '/pump/tubingVolume'),
  );
});

test('a pump that stood still has no old dose to carry on, and one that will stand still keeps the old solution', () => {
  const stood = plan({ program: { mode: 'stopped' } }, {});
  assert.equal(stood.findings.find((one) => one.rule === 'bridge-no-old-dose')?.severity, 'refuse');
  const stops = plan({}, { program: { mode: 'stopped' } });
  assert.equal(stops.findings.find((one) => one.rule === 'bridge-stays-in-path')?.severity, 'warn');
  const still = plan({ program: { mode: 'stopped' } }, { program: { mode: 'stopped' } });
  assert.equal(still.findings.find((one) => one.rule === 'bridge-stays-in-path')?.severity, 'warn');
});

test('a bridge that the pump cannot run is refused with the nearest that it can', () => {
  const slow = plan({ program: { mode: 'minimum-rate' } }, {});
  const finding = slow.findings.find((one) => one.rule === 'bridge-rate');
  assert.equal(finding?.severity, 'refuse');
  assert.match(finding?.message ?? '', /0\.006\smL\/day.*0\.048\smL\/day/);
});

test('a patient bolus during a bridge gives the old drug, and both amounts are said', () => {
  const bolus = { dose: mcg(20), duration: hours(0.1), lockout: hours(6), maxPerDay: 2 };
  const { findings } = plan({}, { program: { ...dose(200), patientBolus: bolus } });
  const finding = findings.find((one) => one.rule === 'bridge-patient-bolus');
  assert.match(finding?.message ?? '', /5\smcg of the old baclofen instead of 20\smcg/);
});

test('a bridge takes its volume out of the reservoir once, towards the alarm date too', () => {
  const { dates } = plan({}, { program: dose(800), bridge: { kind: 'compute' } });
  // 20.148 h of bridge use 0.3358 mL, then 0.4 mL/day from 39.6642 down to 2 mL.
  const seconds = 20.148 * 3600 + ((39.6642 - 2) / 0.4) * 86_400;
  assert.ok(
    Math.abs(
      (epochMilliseconds(dates.lowReservoirAlarm ?? SAMPLE.visit.at) - epochMilliseconds(SAMPLE.visit.at)) /
        1000 -
        seconds,
    ) < 1,
  );
});

const strength = fc.integer({ min: 50_000, max: 4_000_000 });
test('[SR-39] a bridge carries exactly what the path holds, at the old dose and no other', () => {
  fc.assert(
    fc.property(strength, strength, fc.integer({ min: 50_000, max: 1_000_000 }), (old, wanted, ng) => {
      const drug = (c: number): Mixture => [{ drug: 'baclofen', concentration: nanogramsPerMillilitre(c) }];
      const program: Program = { mode: 'continuous', setting: { kind: 'dose', dose: nanogramsPerDay(ng) } };
      const { bridge, before } = plan({ ...was(drug(old)), program }, { ...filled(drug(wanted)), program });
      if (bridge === null || before === null) return;
      const [volume, mass, time, rate] = [bridge.volume, bridge.dose, bridge.duration, bridge.rate].map(
        inSmallestUnit,
      );
      assert.ok(Math.abs((mass ?? 0) - ((volume ?? 0) * old) / 1e6) <= 0.5);
      assert.ok(
        Math.abs(((time ?? 0) * (rate ?? 0)) / 86_400_000 - (volume ?? 0)) <= (rate ?? 0) / 86_400_000,
      );
      const daily = inSmallestUnit(bridge.daily[0]?.dose ?? nanogramsPerDay(0));
      assert.ok(Math.abs(daily - ng) <= 0.05 * ng);
      assert.ok(Math.abs(inSmallestUnit(bridge.without.dose) - (ng * old) / wanted) <= old / 1e6 + 1);
    }),
  );
});

test('a bridge is due whenever contents and flow differ, in whichever order the components stand', () => {
  const old: Mixture = [
    { drug: 'morphine', concentration: mgPerMl(10) },
    { drug: 'clonidine', concentration: mcgPerMl(100) },
  ];
  const [morphine, clonidine] = old;
  const reordered: Mixture = [clonidine ?? morphine, morphine];
  const flow = (mlADay: number) => [{ flow: mLPerDay(mlADay), time: days(7) }];
  const [slow, fast] = [flow(0.2), flow(0.4)];
  assert.equal(isBridgeDue({ old, wanted: reordered, weekBefore: slow, week: fast }), false);
  assert.equal(isBridgeDue({ old, wanted: [morphine], weekBefore: slow, week: fast }), true);
  assert.equal(isBridgeDue({ old, wanted: [morphine], weekBefore: slow, week: slow }), false);
});
