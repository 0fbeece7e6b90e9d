import { figure, type Source } from '../limits.ts';
import { nanolitres } from '../units.ts';
import { PUMP_ALARM_KINDS } from './alarms.ts';
import type { PumpProfile } from './pump-profile.ts';
import { remembered, seen } from './source.ts';

const APPROVAL_2023: Source = seen(
  'Medtronic, FDA approval of the SynchroMed III, 2023-10-10',
  'programmable; 1.5 T and 3 T full-body MR Conditional',
  'https://news.medtronic.com/Medtronic-receives-FDA-approval-for-SynchroMed-TM-III-intrathecal-drug-delivery-system-for-chronic-pain,-cancer-pain,-and-severe-spasticity',
);

/**
 * Its flow range, tubing, steps, accuracy and alarms were not found. They are likely those of the SynchroMed II, which is
 * no source: all stay null, every program is computed, and the checks say what is unknown. A bridge or a prime needs the
 * tubing volume from the manual.
 */
function model(id: 'synchromed-iii-20' | 'synchromed-iii-40', millilitres: 20 | 40): PumpProfile {
  return {
    id,
    name: `SynchroMed III ${millilitres} mL`,
    reservoir: figure(
      `${id}-reservoir`,
      nanolitres(millilitres * 1_000_000),
      remembered('SynchroMed III reservoirs of 20 and 40 mL', 'model list'),
    ),
    unusable: null,
    tubing: null,
    formerTubing: null,
    minimumFlow: null,
    maximumFlow: null,
    minimumRateMode: null,
    flowResolution: null,
    stroke: null,
    bolusRate: null,
    stepsPerDay: null,
    modes: ['continuous', 'schedule', 'minimum-rate', 'stopped'],
    patientBoluses: true,
    patientBolusDay: null,
    noPatientBolusOf: null,
    accuracy: null,
    lowReservoirAlarm: null,
    alarms: PUMP_ALARM_KINDS,
    mri: figure(`${id}-mri`, 'MR Conditional at 1.5 T and 3 T', APPROVAL_2023),
    programmable: true,
    known: { modes: null, patientBoluses: null, alarms: null, programmable: APPROVAL_2023 },
  };
}

export const SYNCHROMED_III: readonly PumpProfile[] = [
  model('synchromed-iii-20', 20),
  model('synchromed-iii-40', 40),
];
