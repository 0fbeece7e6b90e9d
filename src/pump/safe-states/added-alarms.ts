import type { PumpAlarmKind } from '../../core/devices/alarms.ts';
import type { DecidedFacts } from './alarm-facts.ts';
import type { VirtualPumpAlarm } from './pump-alarm.ts';

/** The alarms that the safety requirements add to those of the devices. */
export const ADDED_ALARMS: Readonly<Record<Exclude<VirtualPumpAlarm, PumpAlarmKind>, DecidedFacts>> = {
  'bolus-history-corrupt': {
    harm: 'minor',
    onset: 'prompt',
    because: 'patient boluses are refused, the basal program runs: pain may go unrelieved',
    forbidsPatientBolus: true,
    logEntry: 'history of boluses failed its check, patient boluses disabled',
    clinicianText:
      'Which boluses were given is no longer known, so none is allowed. Read the log, then clear the history knowingly; it is never taken to be empty.',
    patientText: 'Your pump cannot give you extra doses at the moment. It goes on as usual otherwise.',
  },
  'update-failed': {
    harm: 'irreversible',
    onset: 'prompt',
    because: 'the old program may now run a new concentration',
    forbidsPatientBolus: true,
    logEntry: 'program update failed, the earlier program runs on',
    clinicianText:
      'The new program was not taken over; the earlier one runs. If the reservoir was filled with another concentration, the dose is wrong now. Repeat the update and compare the read-back.',
    patientText: 'A change to your pump was not completed.',
  },
  'clock-jump': {
    harm: 'reversible',
    onset: 'delayed',
    because: 'steps of a schedule come at another time of day; the daily amount stays',
    forbidsPatientBolus: false,
    logEntry: 'clock moved beyond its limit',
    clinicianText:
      'The clock of the pump was moved. Delivery goes on by a clock that cannot jump; the steps of a schedule may be shifted. Set the clock and look at the schedule.',
    patientText: 'The clock of your pump needs to be checked.',
  },
  watchdog: {
    harm: 'irreversible',
    onset: 'prompt',
    because: 'delivery was without control for a while, and may be again',
    forbidsPatientBolus: true,
    logEntry: 'delivery task not served in time',
    clinicianText:
      'The pump lost hold of its delivery for a while and took its safe state. Interrogate, compare displayed and aspirated volume, and look for signs of too much as well as of too little.',
    patientText: 'Your pump has a fault.',
  },
  'flow-above-programmed': {
    harm: 'irreversible',
    onset: 'prompt',
    because: 'the alarm sounds at a small excess; by how much it grows is not known',
    forbidsPatientBolus: true,
    logEntry: 'measured flow above the programmed flow',
    clinicianText:
      'More flows than was programmed. Look for signs of too much, aspirate and compare the volume. Whether to stop depends on what is in the reservoir: stopping may be the greater danger.',
    patientText: 'Your pump may be giving too much medicine.',
  },
  'flow-below-programmed': {
    harm: 'irreversible',
    onset: 'prompt',
    because: 'a blocked catheter delivers nothing while the motor turns',
    forbidsPatientBolus: true,
    logEntry: 'measured flow below the programmed flow',
    clinicianText:
      'Less flows than was programmed: think of an occlusion, a leak or a disconnection. Watch for withdrawal. No bolus before the path is known: what was held back may come at once.',
    patientText: 'Your pump may be giving too little medicine.',
  },
};
