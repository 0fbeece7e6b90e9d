import type { Patient } from '../../../src/wire/contract/patient.ts';

export const NURSE = { id: '1', name: 'Ana', role: 'nurse' } as const;
export const DOCTOR = { id: '2', name: 'Helen', role: 'physician' } as const;

/** The first worked example of the rules, 82 days after its fill. */
export const PATIENT: Patient = {
  id: 'p',
  version: 3,
  now: '2026-11-22T16:00:00Z',
  identity: { name: 'Brooks, Dana', recordNumber: '31 08 55', birthDate: '1968-04-02' },
  pump: { serial: 'S1', implantedOn: null, site: null },
  record: {
    theca: 'visit/1',
    timeZone: 'America/Chicago',
    patient: { birthDate: '1968-04-02', allergies: ['latex'] },
    pump: { model: 'synchromed-ii-40', lowReservoirAlarm: { value: 2, unit: 'mL' } },
    catheter: { segments: [{ model: '8709sc', implanted: { value: 89, unit: 'cm' } }], tip: 'T10' },
    last: {
      fill: {
        at: '2026-09-01T10:00',
        volume: { value: 40, unit: 'mL' },
        components: [{ drug: 'baclofen', concentration: { value: 500, unit: 'ug/mL' } }],
      },
      program: { mode: 'continuous', dose: { value: 200, unit: 'ug/d' } },
      changes: [],
      delivered: [],
    },
  },
  formulary: 'theca-2026-11',
  standing: null,
  order: null,
  visit: null,
  unreconciled: null,
  interrupted: null,
  refills: [],
  alarms: [],
  appointment: null,
  waiver: null,
  groups: ['on-plan'],
};

/** Nothing of it has gone by. */
export const STANDING: NonNullable<Patient['standing']> = {
  rate: { value: 0.3, unit: 'mL/d' },
  daily: [
    { drug: 'baclofen', concentration: { value: 1000, unit: 'ug/mL' }, dose: { value: 300, unit: 'ug/d' } },
  ],
  dates: {
    lowReservoirAlarm: '2027-03-01T10:00:00Z',
    worstCaseAlarm: '2027-03-01T10:00:00Z',
    empty: '2027-02-20T10:00:00Z',
    stability: null,
    refillBy: '2027-02-10',
    because: 'over-infusion',
  },
};
