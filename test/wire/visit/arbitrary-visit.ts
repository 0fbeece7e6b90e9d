import fc from 'fast-check';
import { STARTING_POLICY } from '../../../src/core/clinic-policy.ts';
import { PUMP_ALARM_KINDS } from '../../../src/core/devices/alarms.ts';
import { CATHETER_MODEL_IDS, DRUG_IDS, PUMP_MODEL_IDS } from '../../../src/core/ids.ts';
import type { Mixture } from '../../../src/core/mixture.ts';
import type { DayPattern, PatientBolus, Program, Setting } from '../../../src/core/program.ts';
import {
  epochMilliseconds,
  type Instant,
  instantAt,
  minutes,
  type TimeZone,
  WEEKDAYS,
} from '../../../src/core/time.ts';
import {
  micrometres,
  milliseconds,
  nanograms,
  nanogramsPerDay,
  nanogramsPerMillilitre,
  nanolitres,
  nanolitresPerDay,
} from '../../../src/core/units.ts';
import {
  type CatheterSegment,
  INDICATIONS,
  type LastState,
  type PatientFacts,
  PRIME_REASONS,
  type PumpReading,
  type VisitEntry,
  type VisitInput,
} from '../../../src/core/visit-input.ts';

/** Any visit that a file can hold: not a sensible one, so that the far ends are met as well. */
const upTo = (most: number) =>
  fc.oneof(fc.integer({ min: 1, max: most }), fc.integer({ min: 1, max: 1000 }), fc.constant(most));

const volume = upTo(1_000_000_000).map(nanolitres);
const concentration = upTo(1_000_000_000).map(nanogramsPerMillilitre);
const dose = upTo(100_000_000_000).map(nanogramsPerDay);
const flow = upTo(10_000_000_000).map(nanolitresPerDay);
const mass = upTo(100_000_000_000).map(nanograms);
const length = upTo(10_000_000).map(micrometres);
const time = upTo(36_525 * 86_400_000).map(milliseconds);
const words = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text.trim() !== '');

/** Every key may be missing. */
const partly = <T extends object>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(model, { requiredKeys: [] }) as unknown as fc.Arbitrary<Partial<T>>;

const setting: fc.Arbitrary<Setting> = fc.oneof(
  dose.map((each): Setting => ({ kind: 'dose', dose: each })),
  flow.map((each): Setting => ({ kind: 'rate', rate: each })),
);

const steps = fc
  .uniqueArray(fc.integer({ min: 0, max: 1439 }), { minLength: 1, maxLength: 6 })
  .chain((starts) =>
    fc.tuple(
      ...[...starts]
        .sort((a, b) => a - b)
        .map((start) =>
          fc
            .oneof(
              setting,
              mass.map((amount) => ({ kind: 'amount' as const, amount })),
            )
            .map((each) => ({ at: minutes(start), setting: each })),
        ),
    ),
  );

const patterns: fc.Arbitrary<readonly DayPattern[]> = fc.oneof(
  steps.map((all) => [{ days: WEEKDAYS, steps: all }]),
  fc
    .tuple(fc.shuffledSubarray([...WEEKDAYS], { minLength: 2 }), steps, steps)
    .map(([days, first, second]) => [
      { days: days.slice(0, 1), steps: first },
      { days: days.slice(1), steps: second },
    ]),
);

const bolus: fc.Arbitrary<PatientBolus> = fc.record({
  dose: mass,
  duration: time,
  lockout: time,
  maxPerDay: fc.integer({ min: 1, max: 1440 }),
});

const program: fc.Arbitrary<Program> = fc
  .tuple(
    fc.oneof(
      setting.map((each): Program => ({ mode: 'continuous', setting: each })),
      patterns.map((each): Program => ({ mode: 'schedule', patterns: each })),
      fc.constantFrom<Program>({ mode: 'minimum-rate' }, { mode: 'stopped' }),
    ),
    fc.option(bolus, { nil: undefined, freq: 3 }),
  )
  .map(([base, patientBolus]) => (patientBolus === undefined ? base : { ...base, patientBolus }));

const mixture: fc.Arbitrary<Mixture> = fc
  .shuffledSubarray([...DRUG_IDS], { minLength: 1, maxLength: 4 })
  .chain((drugs) =>
    fc.tuple(
      ...drugs.map((drug) =>
        fc
          .tuple(concentration, fc.option(concentration, { nil: undefined }))
          .map(([each, stock]) =>
            drug === 'saline'
              ? { drug, concentration: nanogramsPerMillilitre(0) }
              : { drug, concentration: each, ...(stock !== undefined && { stock }) },
          ),
      ),
    ),
  )
  .map((components) => components as unknown as Mixture);

const FIRST = Date.UTC(2020, 0, 1);
const DAY = 86_400_000;
const visitAt: fc.Arbitrary<Instant> = fc
  .integer({ min: FIRST + 400 * DAY, max: FIRST + 4000 * DAY })
  .map(instantAt);

const upToInstant = (latest: Instant, days: number) =>
  fc.integer({ min: epochMilliseconds(latest) - days * DAY, max: epochMilliseconds(latest) }).map(instantAt);

const patient: fc.Arbitrary<PatientFacts> = partly<PatientFacts>({
  birthDate: fc.constantFrom('1930-01-01', '1968-04-02', '2016-02-29'),
  opioidTolerant: fc.boolean(),
  indication: fc.constantFrom(...INDICATIONS),
  allergies: fc.array(words, { maxLength: 3 }),
  systemicOpioids: fc.array(fc.record({ drug: words, route: words, dailyDose: dose }), { maxLength: 2 }),
  otherMedicines: fc.array(words, { maxLength: 3 }),
}).chain((facts) =>
  facts.indication === 'spasticity'
    ? fc
        .constantFrom('spinal', 'cerebral')
        .map((spasticityOrigin) => ({ ...facts, spasticityOrigin }) as PatientFacts)
    : fc.constant(facts as PatientFacts),
);

const model = fc.constantFrom(...CATHETER_MODEL_IDS);
const segment: fc.Arbitrary<CatheterSegment> = fc.oneof(
  fc.record({ model, implanted: length }),
  fc.record({ model }),
  fc.record({ volume }),
  fc.record({ model, volume }),
);

const last = (visit: Instant): fc.Arbitrary<LastState> =>
  upToInstant(visit, 300)
    .chain((filledAt) => {
      const since = upToInstant(visit, (epochMilliseconds(visit) - epochMilliseconds(filledAt)) / DAY);
      const change = fc.record({ at: since, program });
      return fc.record({
        fill: fc.record({ at: fc.constant(filledAt), volume, components: mixture }),
        program,
        changes: fc
          .array(change, { maxLength: 3 })
          .map((all) => [...all].sort((a, b) => epochMilliseconds(a.at) - epochMilliseconds(b.at))),
        delivered: fc.array(
          fc.oneof(
            fc.record({ kind: fc.constantFrom('bridge', 'prime', 'single', 'patient'), at: since, volume }),
            fc.record({ kind: fc.constant('patient' as const), at: since, count: fc.nat(1000) }),
            fc.record({ kind: fc.constantFrom('bridge', 'prime'), at: since, volume, duration: time }),
          ),
          { maxLength: 3 },
        ),
      }) as fc.Arbitrary<LastState>;
    })
    .chain((state) =>
      fc.constantFrom<LastState>(
        state,
        state,
        { ...state, neverRan: false },
        { fill: state.fill, program: { mode: 'stopped' }, changes: [], delivered: [], neverRan: true },
      ),
    );

const reading = (visit: Instant): fc.Arbitrary<PumpReading> => {
  const stop = fc
    .uniqueArray(upToInstant(visit, 100).map(epochMilliseconds), { minLength: 2, maxLength: 2 })
    .map(([a = 0, b = 0]) => ({ from: instantAt(Math.min(a, b)), until: instantAt(Math.max(a, b)) }));
  return partly<PumpReading>({
    displayedVolume: volume,
    alarms: fc.array(
      fc.oneof(
        fc.record({ kind: fc.constantFrom(...PUMP_ALARM_KINDS) }),
        fc.record({ kind: fc.constantFrom(...PUMP_ALARM_KINDS), since: upToInstant(visit, 100) }),
      ),
      { maxLength: 2 },
    ),
    patientBoluses: fc.nat(1000),
    program,
    clockOffset: fc.integer({ min: -DAY, max: DAY }).map(milliseconds),
    stops: fc.array(stop, { maxLength: 2 }),
  }) as fc.Arbitrary<PumpReading>;
};

const entry = (at: Instant): fc.Arbitrary<VisitEntry> =>
  fc.record(
    {
      at: fc.constant(at),
      read: reading(at),
      aspirated: volume,
      portConfirmed: fc.boolean(),
      rinses: fc.record({ count: fc.integer({ min: 1, max: 20 }), volume }),
      label: fc.record({
        components: mixture.map((all) => all.map(({ stock: _, ...each }) => each) as unknown as Mixture),
      }),
      fill: fc.record({ volume, components: mixture }),
      program,
      bridge: fc.oneof(
        fc.constant({ kind: 'compute' as const }),
        words.map((reason) => ({ kind: 'declined' as const, reason })),
      ),
      prime: fc.record(
        {
          part: fc.constantFrom('tubing-and-catheter' as const, 'catheter' as const),
          reason: fc.constantFrom(...PRIME_REASONS),
          catheterDrugFree: fc.boolean(),
        },
        { requiredKeys: ['part', 'catheterDrugFree'] },
      ),
    },
    { requiredKeys: ['at', 'program', 'bridge'] },
  ) as fc.Arbitrary<VisitEntry>;

const ZONES = ['America/Chicago', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'];

export const anyVisit: fc.Arbitrary<VisitInput> = visitAt
  .chain((at) =>
    fc.record({
      timeZone: fc.constantFrom(...ZONES).map((zone) => zone as TimeZone),
      clinic: fc.oneof(
        fc.constant(STARTING_POLICY),
        fc.record({
          refillMargin: time,
          withdrawalMargin: time,
          longestInterval: time,
          clinicDays: fc.shuffledSubarray([...WEEKDAYS], { minLength: 1 }),
          isDefault: fc.constant(false),
        }),
      ),
      patient,
      pump: fc.record(
        { model: fc.constantFrom(...PUMP_MODEL_IDS), lowReservoirAlarm: volume, tubingVolume: volume },
        { requiredKeys: ['model'] },
      ) as fc.Arbitrary<VisitInput['pump']>,
      catheter: fc.record(
        { segments: fc.array(segment, { minLength: 1, maxLength: 3 }), tip: words },
        { requiredKeys: ['segments'] },
      ) as fc.Arbitrary<VisitInput['catheter']>,
      last: fc.option(last(at), { nil: null, freq: 4 }),
      visit: entry(at),
    }),
  )
  // Records of the generator have no prototype; a copy is a plain object again.
  .map((visit) => structuredClone(visit));
