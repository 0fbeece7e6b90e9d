import { figure, type Source } from '../limits.ts';
import { nanolitres, nanolitresPerDay } from '../units.ts';
import { PUMP_ALARM_KINDS } from './alarms.ts';
import type { PumpProfile } from './pump-profile.ts';
import { remembered, seen } from './source.ts';

const MODELS: Source = seen(
  'Flowonix, Prometra and MRI',
  'Prometra II 20 mL (REF 13827), Prometra II 40 mL (REF 16827); empty all drug before MRI',
  'https://dokumen.tips/documents/general-prometra-20-ml-ref-11827-prometra-ii-20-ml-ref-13827-and-prometra.html',
);

const ACCURACY: Source = seen(
  'Flowonix, Prometra II manual',
  'page 22: 96.8 % of programmed, accepted from 85 % to 115 %',
  'https://manualshive.com/ru/manual/flowonix/13827/2308328?page=22',
);

const CONTROLLER_BOLUSES: Source = seen(
  'Flowonix, Prometra Patient Therapy Controller manual',
  'page 5: dose, duration, allotted boluses a day, lockout',
  'https://manualshive.com/ru/manual/flowonix/prometra-patient-therapy-controller/2308327?page=5',
);

const CONTROLLER_DRUGS: Source = seen(
  'Flowonix, Prometra Patient Therapy Controller manual',
  'page 6: baclofen not allowed, only Infumorph boluses',
  'https://manualshive.com/en/manual/flowonix/prometra-patient-therapy-controller/2308327?page=6',
);

const MODES: Source = remembered(
  'Prometra modes: constant flow, periodic flow, multiple rates, demand bolus, emergency stop',
  'clinician programmer',
);

function model(id: 'prometra-ii-20' | 'prometra-ii-40', millilitres: 20 | 40): PumpProfile {
  return {
    id,
    name: `Prometra II ${millilitres} mL`,
    reservoir: figure(`${id}-reservoir`, nanolitres(millilitres * 1_000_000), MODELS),
    unusable: null,
    tubing: null,
    formerTubing: null,
    minimumFlow: figure(
      `${id}-minimum-flow`,
      nanolitresPerDay(0),
      remembered(
        'Prometra minimum flow 0 mL/day',
        'specification; that flow may pause was seen (hcplive 2020)',
      ),
    ),
    maximumFlow: figure(
      `${id}-maximum-flow`,
      nanolitresPerDay(28_800_000),
      remembered('Prometra maximum flow 28.8 mL/day', 'specification'),
    ),
    minimumRateMode: null,
    flowResolution: null,
    stroke: figure(
      `${id}-stroke`,
      nanolitres(2_000),
      remembered('Prometra accumulator stroke of 2 µL', 'the patent text seen says only a fixed volume'),
    ),
    bolusRate: null,
    stepsPerDay: null,
    modes: ['continuous', 'schedule', 'stopped'],
    patientBoluses: true,
    patientBolusDay: null,
    noPatientBolusOf: figure(`${id}-no-patient-bolus-of`, ['baclofen'] as const, CONTROLLER_DRUGS),
    accuracy: {
      lower: figure(`${id}-accuracy-lower`, 0.85, ACCURACY),
      upper: figure(`${id}-accuracy-upper`, 1.15, ACCURACY),
    },
    lowReservoirAlarm: null,
    alarms: PUMP_ALARM_KINDS,
    mri: figure(
      `${id}-mri`,
      'Empty all drug before MRI: valves may open in the magnet and discharge the reservoir',
      MODELS,
    ),
    programmable: true,
    known: { modes: MODES, patientBoluses: CONTROLLER_BOLUSES, alarms: null, programmable: MODES },
  };
}

export const PROMETRA_II: readonly PumpProfile[] = [model('prometra-ii-20', 20), model('prometra-ii-40', 40)];
