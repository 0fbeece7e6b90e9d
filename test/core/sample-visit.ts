import { STARTING_POLICY } from '../../src/core/clinic-policy.ts';
import type { Mixture } from '../../src/core/mixture.ts';
import { type Instant, instantAt, type TimeZone } from '../../src/core/time.ts';
import { micrometres } from '../../src/core/units.ts';
import type { VisitInput } from '../../src/core/visit-input.ts';
import { mcgPerDay, mcgPerMl, mL } from './amounts.ts';

/** `2026-09-01T15:00Z` as a moment. */
export const moment = (utc: string): Instant => instantAt(Date.parse(utc));

export const baclofen = (mcg: number): Mixture => [{ drug: 'baclofen', concentration: mcgPerMl(mcg) }];

/** The visit of `files.md`: 500 to 2000 mcg/mL at 200 mcg/day, after 82 days. */
export const SAMPLE: VisitInput = {
  timeZone: 'America/Chicago' as TimeZone,
  clinic: STARTING_POLICY,
  patient: {
    birthDate: '1968-04-02',
    opioidTolerant: true,
    indication: 'spasticity',
    spasticityOrigin: 'spinal',
    allergies: [],
    systemicOpioids: [],
    otherMedicines: [],
  },
  pump: { model: 'synchromed-ii-40', lowReservoirAlarm: mL(2) },
  catheter: { segments: [{ model: '8709sc', implanted: micrometres(890_000) }], tip: 'T10' },
  last: {
    fill: { at: moment('2026-09-01T15:00Z'), volume: mL(40), components: baclofen(500) },
    program: { mode: 'continuous', setting: { kind: 'dose', dose: mcgPerDay(200) } },
    changes: [],
    delivered: [],
  },
  visit: {
    at: moment('2026-11-22T16:00Z'),
    read: { displayedVolume: mL(7.2), alarms: [], patientBoluses: 0 },
    aspirated: mL(7),
    fill: {
      volume: mL(40),
      components: [{ drug: 'baclofen', concentration: mcgPerMl(2000), stock: mcgPerMl(2000) }],
    },
    program: { mode: 'continuous', setting: { kind: 'dose', dose: mcgPerDay(200) } },
    bridge: { kind: 'compute' },
  },
};
