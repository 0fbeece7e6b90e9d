import { figure, type Source } from '../limits.ts';
import { nanolitres, nanolitresPerDay } from '../units.ts';
import { PUMP_ALARM_KINDS } from './alarms.ts';
import type { PumpProfile } from './pump-profile.ts';
import { remembered, seen } from './source.ts';

const RECALL_2013: Source = seen(
  'FDA, recall of SynchroMed II and EL pumps, 2013',
  'models 8637-20 and 8637-40',
  'http://www.fda.gov/medicaldevices/safety/listofrecalls/ucm359111.htm',
);

const APPLICATION_CARD_2017: Source = seen(
  'TGA RC-2017-RN-00065-1, SynchroMed II and the 8870 application card',
  'the tubing volume shown by the programmer was lowered from 0.199 mL to 0.140 mL',
  'https://medicaldevices.icij.org/events/aus-synchromed-ii-infusion-system-and-model-8870-software-application-card-used-in-the-8840-n-vision',
);

const OVERINFUSION_2014: Source = seen(
  'Hong Kong MDD, SynchroMed II over-infusion notice, 2014',
  'over-infusion: more than 14.5 % above the programmed rate, as in the labelling',
  'https://www.mdd.gov.hk/en/safety-alerts-communications/safety-alerts-special-alerts/archive/safety-alerts/important-safety-alerts/index-id-1016.html',
);

const MODES: Source = remembered(
  'SynchroMed II infusion modes: minimum rate, simple continuous, flex, stopped, patient-activated doses',
  'clinician programmer',
);

const RECALLED_ALARMS: Source = remembered(
  'SynchroMed II alarm kinds (each kind carries its own source)',
  'alarm list',
);

function model(id: 'synchromed-ii-20' | 'synchromed-ii-40', millilitres: 20 | 40): PumpProfile {
  return {
    id,
    name: `SynchroMed II ${millilitres} mL`,
    reservoir: figure(`${id}-reservoir`, nanolitres(millilitres * 1_000_000), RECALL_2013),
    unusable: figure(
      `${id}-unusable`,
      nanolitres(1_400_000),
      remembered('SynchroMed II residual volume 1.4 mL', 'specification table'),
    ),
    tubing: figure(`${id}-tubing`, nanolitres(140_000), APPLICATION_CARD_2017),
    formerTubing: figure(`${id}-former-tubing`, nanolitres(199_000), APPLICATION_CARD_2017),
    minimumFlow: figure(
      `${id}-minimum-flow`,
      nanolitresPerDay(48_000),
      remembered('SynchroMed II minimum flow 0.048 mL/day (0.002 mL/h)', 'specification table'),
    ),
    maximumFlow: figure(
      `${id}-maximum-flow`,
      nanolitresPerDay(24_000_000),
      remembered('SynchroMed II maximum flow 24 mL/day (1 mL/h)', 'specification table'),
    ),
    minimumRateMode: figure(
      `${id}-minimum-rate-mode`,
      nanolitresPerDay(6_000),
      remembered('SynchroMed II minimum-rate mode 0.006 mL/day', 'clinician programmer'),
    ),
    flowResolution: null,
    stroke: null,
    bolusRate: figure(
      `${id}-bolus-rate`,
      nanolitresPerDay(24_000_000),
      remembered('SynchroMed II top bolus rate 1 mL/h', 'clinician programmer'),
    ),
    stepsPerDay: figure(
      `${id}-steps-per-day`,
      13,
      seen(
        'Medtronic UK, programming adjustments',
        'up to 13 changes every day, which may differ from day to day',
        'https://www.medtronic.com/uk-en/patients/treatments-therapies/drug-pump-severe-spasticity/living-with/during-treatment-programming-adjustments.html',
      ),
    ),
    modes: ['continuous', 'schedule', 'minimum-rate', 'stopped'],
    patientBoluses: true,
    patientBolusDay: null,
    noPatientBolusOf: null,
    accuracy: {
      lower: figure(
        `${id}-accuracy-lower`,
        0.855,
        remembered('SynchroMed II accuracy, lower side of ±14.5 %', 'label'),
      ),
      upper: figure(`${id}-accuracy-upper`, 1.145, OVERINFUSION_2014),
    },
    lowReservoirAlarm: figure(
      `${id}-low-reservoir-alarm`,
      nanolitres(2_000_000),
      seen(
        'PubMed 15271246 (2004), withdrawal before the low-reservoir alarm',
        'alarm residual volume recommended by the manufacturer, SynchroMed family; 24 % withdrew before it',
        'https://pubmed.ncbi.nlm.nih.gov/15271246',
      ),
    ),
    alarms: PUMP_ALARM_KINDS,
    mri: figure(
      `${id}-mri`,
      'MR Conditional; the rotor stops in the magnet: read the pump afterwards, restart can take up to 24 h',
      seen(
        'Medtronic, SynchroMed II MRI guidelines',
        'rotor stops; recovery 2 to 24 h reported; stall and recovery logged',
        'http://professional.medtronic.com/devices/synchromed-II-for-spasticity/mri-guidelines/index.htm?TB_iframe=true&height=380&width=700',
      ),
    ),
    programmable: true,
    known: { modes: MODES, patientBoluses: MODES, alarms: RECALLED_ALARMS, programmable: MODES },
  };
}

export const SYNCHROMED_II: readonly PumpProfile[] = [
  model('synchromed-ii-20', 20),
  model('synchromed-ii-40', 40),
];
