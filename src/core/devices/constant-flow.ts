import type { Source } from '../limits.ts';
import type { PumpProfile } from './pump-profile.ts';
import { seen } from './source.ts';

const FIXED_FLOW: Source = seen(
  'Codman pumps, patient support',
  'no battery; flow fixed at the factory; dose changed by concentration',
  'https://www.jnjmedtech.com/en-US/codman-pumps/patient-support',
);

/**
 * Any gas-driven pump (Codman 3000, IsoMed, Tricumed, Archimedes): reservoir and flow differ from one implant to the next,
 * so both come from the implant's papers. The visit states the factory flow as `rate`; the dose follows from it.
 */
export const CONSTANT_FLOW: PumpProfile = {
  id: 'constant-flow',
  name: 'constant-flow pump',
  reservoir: null,
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
  modes: ['continuous'],
  patientBoluses: false,
  patientBolusDay: null,
  noPatientBolusOf: null,
  accuracy: null,
  lowReservoirAlarm: null,
  alarms: [],
  mri: null,
  programmable: false,
  known: { modes: FIXED_FLOW, patientBoluses: FIXED_FLOW, alarms: FIXED_FLOW, programmable: FIXED_FLOW },
};
