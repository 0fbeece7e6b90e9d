import fc from 'fast-check';
import { CATHETER_MODEL_IDS, PUMP_MODEL_IDS } from '../../src/core/ids.ts';
import { type Instant, instantAt, type TimeZone, WEEKDAYS } from '../../src/core/time.ts';
import type { Volume } from '../../src/core/units.ts';
import { micrometres, milliseconds, nanogramsPerDay, nanolitres } from '../../src/core/units.ts';
import type { CatheterSegment, Delivered, VisitInput } from '../../src/core/visit-input.ts';
import { INDICATIONS, PRIME_REASONS } from '../../src/core/visit-input.ts';
import { anyProgram, mixtureFrom, oddMixture, oddProgram } from './programs.ts';

// Visits as a file can hold them: sensible ones, contradictory ones and ones out of all proportion.
const optional = <K extends string, T>(key: K, value: fc.Arbitrary<T>): fc.Arbitrary<{ [P in K]?: T }> =>
  fc.option(value, { nil: undefined }).map((v) => (v === undefined ? {} : { [key]: v }) as { [P in K]?: T });
const merged = <A extends object, B extends object>(
  a: fc.Arbitrary<A>,
  b: fc.Arbitrary<B>,
): fc.Arbitrary<A & B> => fc.tuple(a, b).map(([one, two]) => ({ ...one, ...two }));

const START = Date.parse('2026-01-01T00:00Z');
const instant: fc.Arbitrary<Instant> = fc.oneof(
  fc.integer({ min: 0, max: 400 * 24 }).map((hour) => instantAt(START + hour * 3_600_000)),
  fc.integer({ min: 0, max: Date.parse('2100-01-01T00:00Z') }).map(instantAt),
);
const volume: fc.Arbitrary<Volume> = fc
  .oneof(fc.nat(45_000_000), fc.nat(2_000_000_000), fc.constantFrom(0, Number.MAX_SAFE_INTEGER))
  .map(nanolitres);
const duration = fc.oneof(fc.nat(604_800_000), fc.nat(2 ** 31 * 1000)).map(milliseconds);

// A count that is no whole number does not come through decoding.
const program = fc
  .oneof(anyProgram, oddProgram)
  .filter(({ patientBolus }) => Number.isSafeInteger(patientBolus?.maxPerDay ?? 0));
const mixture = fc.oneof(mixtureFrom(1), mixtureFrom(0), oddMixture);

const delivered: fc.Arbitrary<Delivered> = merged(
  merged(
    fc.record({
      kind: fc.constantFrom('bridge' as const, 'prime' as const, 'single' as const, 'patient' as const),
      at: instant,
    }),
    optional('volume', volume),
  ),
  merged(optional('count', fc.nat(500)), optional('duration', duration)),
);

const segment: fc.Arbitrary<CatheterSegment> = fc.oneof(
  merged(
    fc.record({ model: fc.constantFrom(...CATHETER_MODEL_IDS) }),
    optional('implanted', fc.nat(1_500_000).map(micrometres)),
  ),
  fc.record({ volume }),
);

const filled = fc.record({ at: instant, volume, components: mixture });
const stopped = { program: { mode: 'stopped' as const }, changes: [], delivered: [] };
const last = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      fill: filled,
      program,
      changes: fc.array(fc.record({ at: instant, program }), { maxLength: 2 }),
      delivered: fc.array(delivered, { maxLength: 2 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ fill: filled, neverRan: fc.boolean() }).map((of) => ({ ...stopped, ...of })),
  },
);

const read = merged(
  merged(optional('displayedVolume', volume), optional('patientBoluses', fc.nat(2000))),
  merged(
    merged(
      optional('program', program),
      optional('clockOffset', fc.integer({ min: -9e7, max: 9e7 }).map(milliseconds)),
    ),
    optional('stops', fc.array(fc.record({ from: instant, until: instant }), { maxLength: 2 })),
  ),
);

const visit = merged(
  merged(
    fc.record({
      at: instant,
      program,
      bridge: fc.oneof(
        fc.constant({ kind: 'compute' as const }),
        fc.record({ kind: fc.constant('declined' as const), reason: fc.constantFrom('', 'aspirated') }),
      ),
    }),
    merged(optional('read', read), optional('aspirated', volume)),
  ),
  merged(
    merged(
      optional('fill', fc.record({ volume, components: mixture })),
      optional(
        'prime',
        merged(
          fc.record({
            part: fc.constantFrom('tubing-and-catheter' as const, 'catheter' as const),
            catheterDrugFree: fc.boolean(),
          }),
          optional('reason', fc.constantFrom(...PRIME_REASONS)),
        ),
      ),
    ),
    merged(
      optional('portConfirmed', fc.boolean()),
      merged(
        optional('rinses', fc.record({ count: fc.nat(4), volume: fc.nat(5_000_000).map(nanolitres) })),
        optional('label', fc.record({ components: mixture })),
      ),
    ),
  ),
);

const patient = merged(
  merged(
    merged(
      optional('birthDate', fc.constantFrom('1968-04-02', '2015-01-01', '2099-12-31')),
      optional('opioidTolerant', fc.boolean()),
    ),
    merged(
      optional('indication', fc.constantFrom(...INDICATIONS)),
      optional('spasticityOrigin', fc.constantFrom('spinal' as const, 'cerebral' as const)),
    ),
  ),
  merged(
    merged(
      optional('allergies', fc.subarray(['baclofen', 'Lioresal', 'latex'])),
      optional('otherMedicines', fc.subarray(['warfarin'])),
    ),
    optional(
      'systemicOpioids',
      fc.constantFrom([], [{ drug: 'morphine', route: 'oral', dailyDose: nanogramsPerDay(60_000_000) }]),
    ),
  ),
);

/** Not shrunk: the streams in the programs make a shrunk visit lose its fields. */
export const anyVisit: fc.Arbitrary<VisitInput> = fc.noShrink(
  fc.record({
    timeZone: fc.constantFrom(
      'America/Chicago' as TimeZone,
      'Europe/Vienna' as TimeZone,
      'Asia/Kathmandu' as TimeZone,
    ),
    clinic: fc.record({
      refillMargin: duration,
      withdrawalMargin: duration,
      longestInterval: duration,
      clinicDays: fc.subarray([...WEEKDAYS]),
      isDefault: fc.boolean(),
    }),
    patient,
    pump: merged(
      fc.record({ model: fc.constantFrom(...PUMP_MODEL_IDS) }),
      merged(
        optional('lowReservoirAlarm', volume),
        optional('tubingVolume', fc.nat(500_000).map(nanolitres)),
      ),
    ),
    catheter: fc.record({ segments: fc.array(segment, { maxLength: 2 }) }),
    last: fc.option(last, { nil: null }),
    visit,
  }),
);
