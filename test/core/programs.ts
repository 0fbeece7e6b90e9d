import fc from 'fast-check';
import { PUMP_PROFILES } from '../../src/core/devices/profiles.ts';
import { DRUG_IDS } from '../../src/core/ids.ts';
import type { Mixture } from '../../src/core/mixture.ts';
import type { DayPattern, PatientBolus, Program, Setting, StepSetting } from '../../src/core/program.ts';
import { minutes, WEEKDAYS } from '../../src/core/time.ts';
import {
  milliseconds,
  nanograms,
  nanogramsPerDay,
  nanogramsPerMillilitre,
  nanolitresPerDay,
} from '../../src/core/units.ts';

/** Programs, mixtures and pumps as a file can hold them: sensible ones and odd ones. */
export const anyPump = fc.constantFrom(...PUMP_PROFILES);

const component = (min: number) =>
  fc.record({
    drug: fc.constantFrom(...DRUG_IDS),
    concentration: fc.integer({ min, max: 50_000_000 }).map(nanogramsPerMillilitre),
  });

export const mixtureFrom = (min: number): fc.Arbitrary<Mixture> =>
  fc
    .tuple(component(min), fc.array(component(0), { maxLength: 3 }))
    .map(([primary, others]): Mixture => [primary, ...others]);

const setting: fc.Arbitrary<Setting> = fc.oneof(
  fc.record({ kind: fc.constant('dose' as const), dose: fc.nat(20_000_000).map(nanogramsPerDay) }),
  fc.record({ kind: fc.constant('rate' as const), rate: fc.nat(30_000_000).map(nanolitresPerDay) }),
);

const stepSetting: fc.Arbitrary<StepSetting> = fc.oneof(
  setting,
  fc.record({ kind: fc.constant('amount' as const), amount: fc.nat(5_000_000).map(nanograms) }),
);

/** Steps in order, the first at midnight. */
const steps = fc
  .tuple(
    stepSetting,
    fc.uniqueArray(fc.integer({ min: 1, max: 1439 }), { maxLength: 5 }),
    fc.infiniteStream(stepSetting),
  )
  .map(([first, times, more]) => [
    { at: minutes(0), setting: first },
    ...times.sort((a, b) => a - b).map((at) => ({ at: minutes(at), setting: more.next().value })),
  ]);

/** Patterns that cover every day once. */
const patterns: fc.Arbitrary<readonly DayPattern[]> = fc
  .tuple(fc.array(fc.nat(2), { minLength: 7, maxLength: 7 }), fc.array(steps, { minLength: 3, maxLength: 3 }))
  .map(([group, all]) =>
    all
      .map((own, g) => ({ days: WEEKDAYS.filter((_, i) => group[i] === g), steps: own }))
      .filter((pattern) => pattern.days.length > 0),
  );

export const patientBolus: fc.Arbitrary<PatientBolus> = fc.record({
  dose: fc.nat(500_000).map(nanograms),
  duration: fc.integer({ min: 1, max: 60 }).map((m) => milliseconds(m * 60_000)),
  lockout: fc.integer({ min: 60, max: 720 }).map((m) => milliseconds(m * 60_000)),
  maxPerDay: fc.integer({ min: 1, max: 12 }),
});

const modes: fc.Arbitrary<Program> = fc.oneof(
  fc.record({ mode: fc.constant('continuous' as const), setting }),
  fc.record({ mode: fc.constant('schedule' as const), patterns }),
  fc.constant<Program>({ mode: 'minimum-rate' }),
  fc.constant<Program>({ mode: 'stopped' }),
);

export const anyProgram: fc.Arbitrary<Program> = fc
  .tuple(modes, fc.option(patientBolus, { nil: null }))
  .map(([program, bolus]): Program => (bolus === null ? program : { ...program, patientBolus: bolus }));

/** Whatever the types allow: empty and unsorted schedules, days named twice, nothing, everything, far too much. */
const whole = fc.oneof(fc.nat(1000), fc.nat(Number.MAX_SAFE_INTEGER), fc.constant(Number.MAX_SAFE_INTEGER));
const oddSetting: fc.Arbitrary<StepSetting> = fc.oneof(
  fc.record({ kind: fc.constant('dose' as const), dose: whole.map(nanogramsPerDay) }),
  fc.record({ kind: fc.constant('rate' as const), rate: whole.map(nanolitresPerDay) }),
  fc.record({ kind: fc.constant('amount' as const), amount: whole.map(nanograms) }),
);
const oddPatterns: fc.Arbitrary<readonly DayPattern[]> = fc.array(
  fc.record({
    days: fc.array(fc.constantFrom(...WEEKDAYS), { maxLength: 9 }),
    steps: fc.array(fc.record({ at: fc.integer({ min: 0, max: 1440 }).map(minutes), setting: oddSetting }), {
      maxLength: 4,
    }),
  }),
  { maxLength: 4 },
);
const oddBolus: fc.Arbitrary<PatientBolus> = fc.record({
  dose: whole.map(nanograms),
  duration: whole.map(milliseconds),
  lockout: whole.map(milliseconds),
  maxPerDay: fc.oneof(whole, fc.constantFrom(0, 1.5, 1e300)),
});
export const oddProgram: fc.Arbitrary<Program> = fc
  .tuple(
    fc.oneof(
      modes,
      fc.record({ mode: fc.constant('schedule' as const), patterns: oddPatterns }),
      fc.record({
        mode: fc.constant('continuous' as const),
        setting: fc.record({ kind: fc.constant('dose' as const), dose: whole.map(nanogramsPerDay) }),
      }),
    ),
    fc.option(oddBolus, { nil: null }),
  )
  .map(([program, bolus]): Program => (bolus === null ? program : { ...program, patientBolus: bolus }));

export const oddMixture: fc.Arbitrary<Mixture> = fc
  .array(
    fc.record({ drug: fc.constantFrom(...DRUG_IDS), concentration: whole.map(nanogramsPerMillilitre) }),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .map(([primary, ...others]): Mixture => {
    if (primary === undefined) throw new Error('a mixture has a component');
    return [primary, ...others];
  });
