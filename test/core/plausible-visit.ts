import fc from 'fast-check';
import type { DrugId } from '../../src/core/ids.ts';
import type { Mixture } from '../../src/core/mixture.ts';
import type { Program } from '../../src/core/program.ts';
import { later } from '../../src/core/time.ts';
import {
  doseRate,
  inSmallestUnit,
  micrometres,
  nanograms,
  nanogramsPerMillilitre,
  nanolitres,
  nanolitresPerDay,
} from '../../src/core/units.ts';
import { INDICATIONS, type VisitInput } from '../../src/core/visit-input.ts';
import { days, hours } from './amounts.ts';
import { SAMPLE } from './sample-visit.ts';

// Visits as a clinic has them, with one thing or another out of the ordinary, so that warnings are not drowned in refusals.
const STRENGTHS: readonly (readonly [DrugId, readonly number[]])[] = [
  ['baclofen', [500_000, 1_000_000, 2_000_000]],
  ['morphine', [5_000_000, 10_000_000, 20_000_000]],
  ['hydromorphone', [5_000_000, 10_000_000]],
  ['ziconotide', [25_000, 5_000]],
  ['fentanyl', [500_000]],
];

const mixture: fc.Arbitrary<Mixture> = fc
  .constantFrom(...STRENGTHS)
  .chain(([drug, strengths]) =>
    fc.constantFrom(...strengths).map((ng): Mixture => [{ drug, concentration: nanogramsPerMillilitre(ng) }]),
  );

const program = (of: Mixture): fc.Arbitrary<Program> =>
  fc
    .record({
      flow: fc.integer({ min: 50_000, max: 900_000 }),
      boluses: fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }),
    })
    .map(({ flow, boluses }): Program => {
      const dose = doseRate(nanolitresPerDay(flow), of[0].concentration, 'nearest');
      const base = { mode: 'continuous', setting: { kind: 'dose', dose } } as const;
      if (boluses === null) return base;
      const one = nanograms(Math.round(inSmallestUnit(dose) / 50));
      return {
        ...base,
        patientBolus: { dose: one, duration: hours(0.25), lockout: hours(4), maxPerDay: boluses },
      };
    });

const patient = fc.record({
  birthDate: fc.constantFrom('1968-04-02', '2010-06-01', '2024-01-01'),
  opioidTolerant: fc.boolean(),
  indication: fc.constantFrom(...INDICATIONS),
  spasticityOrigin: fc.constantFrom('spinal' as const, 'cerebral' as const),
  allergies: fc.subarray(['Lioresal', 'morphine', 'latex']),
  systemicOpioids: fc.constant([]),
  otherMedicines: fc.subarray(['warfarin', 'diazepam']),
});

/** Everything is known in it, so that each fact can be taken away. */
export const plausibleVisit: fc.Arbitrary<VisitInput> = fc
  .tuple(mixture, mixture, fc.boolean())
  .chain(([old, other, changes]) =>
    fc.record({
      old: fc.constant(old),
      wanted: fc.constant(changes ? other : old),
      before: program(old),
      after: program(changes ? other : old),
      patient,
      afterDays: fc.integer({ min: 1, max: 90 }),
      off: fc.integer({ min: -4_000_000, max: 4_000_000 }),
      boluses: fc.nat(200),
      portConfirmed: fc.boolean(),
      alarm: fc.integer({ min: 1_000_000, max: 4_000_000 }),
      model: fc.constantFrom(
        'synchromed-ii-40' as const,
        'prometra-ii-40' as const,
        'synchromed-iii-40' as const,
      ),
      isFirst: fc.boolean(),
    }),
  )
  .map((v): VisitInput => {
    const filled = SAMPLE.last?.fill.at ?? SAMPLE.visit.at;
    const flow =
      v.before.mode === 'continuous' && v.before.setting.kind === 'dose' ? v.before.setting.dose : null;
    const used =
      flow === null ? 0 : (inSmallestUnit(flow) / inSmallestUnit(v.old[0].concentration)) * 1e6 * v.afterDays;
    const displayed = Math.max(0, Math.round(40_000_000 - used));
    return {
      ...SAMPLE,
      patient: v.patient,
      pump: { model: v.model, lowReservoirAlarm: nanolitres(v.alarm), tubingVolume: nanolitres(140_000) },
      catheter: { segments: [{ model: '8709sc', implanted: micrometres(890_000) }] },
      last: v.isFirst
        ? null
        : {
            fill: { at: filled, volume: nanolitres(40_000_000), components: v.old },
            program: v.before,
            changes: [],
            delivered: [],
          },
      visit: {
        at: later(filled, days(v.afterDays)),
        read: {
          displayedVolume: nanolitres(displayed),
          patientBoluses: v.boluses % ((v.before.patientBolus?.maxPerDay ?? 0) * v.afterDays + 1),
          alarms: [],
        },
        aspirated: nanolitres(Math.max(0, Math.min(40_000_000, displayed + v.off))),
        portConfirmed: v.portConfirmed,
        fill: { volume: nanolitres(40_000_000), components: v.wanted },
        program: v.after,
        bridge: { kind: 'compute' },
      },
    };
  });
