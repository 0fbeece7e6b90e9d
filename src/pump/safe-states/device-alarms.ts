import type { PumpAlarmKind } from '../../core/devices/alarms.ts';
import type { DecidedFacts } from './alarm-facts.ts';

/** The alarms of the devices. */
export const DEVICE_ALARMS: Readonly<Record<PumpAlarmKind, DecidedFacts>> = {
  'low-reservoir': {
    harm: 'irreversible',
    onset: 'delayed',
    because: 'the pump runs dry days later; then the drug with the worst withdrawal counts',
    forbidsPatientBolus: false,
    logEntry: 'low reservoir, computed',
    clinicianText:
      'The programmed flow has brought the computed volume to its threshold. The volume is not sensed: the reservoir may hold less. Refill, and compare the aspirated volume.',
    patientText: 'Your pump needs a refill.',
  },
  eri: {
    harm: 'irreversible',
    onset: 'delayed',
    because: 'service ends months later; then the drug with the worst withdrawal counts',
    forbidsPatientBolus: false,
    logEntry: 'elective replacement indicator reached',
    clinicianText: 'The battery asks for a replacement. Plan the operation well before the end of service.',
    patientText: 'Your pump needs to be replaced. This is planned with you.',
  },
  eos: {
    harm: 'irreversible',
    onset: 'prompt',
    because: 'nothing flows from now on; there is time to act before withdrawal is at its worst',
    forbidsPatientBolus: true,
    logEntry: 'end of service, delivery stopped for good',
    clinicianText:
      'The pump has shut itself off for good. Give the drug by another way at once and watch for withdrawal; arrange the replacement.',
    patientText: 'Your pump has stopped working.',
  },
  'low-battery-reset': {
    harm: 'irreversible',
    onset: 'prompt',
    because: 'almost nothing flows from now on; there is time to act before withdrawal is at its worst',
    forbidsPatientBolus: true,
    logEntry: 'low-battery reset, flow at the minimum rate',
    clinicianText:
      'The battery failed and the flow fell to the minimum rate: to the patient this is a stop. Interrogate, give the drug by another way and watch for withdrawal.',
    patientText: 'Your pump is giving almost no medicine.',
  },
  'motor-stall': {
    harm: 'irreversible',
    onset: 'prompt',
    because: 'nothing flows while it lasts; there is time to act before withdrawal is at its worst',
    forbidsPatientBolus: true,
    logEntry: 'motor stalled, nothing delivered from the time of this entry',
    clinicianText:
      'The motor does not turn. After a magnet it may recover by itself: interrogate again and look for the recovery in the log. If it lasts, give the drug by another way and watch for withdrawal.',
    patientText: 'Your pump is not giving medicine at the moment.',
  },
  'empty-reservoir': {
    harm: 'irreversible',
    onset: 'prompt',
    because: 'nothing flows from now on; there is time to act before withdrawal is at its worst',
    forbidsPatientBolus: true,
    logEntry: 'reservoir empty, computed',
    clinicianText:
      'By computation nothing is left. Refill today and compare the aspirated volume; the alarm has also been false. Watch for withdrawal; a restart is monitored as a start.',
    patientText: 'Your pump may have run out of medicine.',
  },
  'stopped-pump': {
    harm: 'irreversible',
    onset: 'prompt',
    because: 'nothing has flowed for long; withdrawal may have begun and the tubing may suffer',
    forbidsPatientBolus: true,
    logEntry: 'pump stopped for longer than its limit',
    clinicianText:
      'The pump was stopped and nobody has started it. Find out whether that is meant. Nothing starts by itself or by clearing this alarm: a start shows the program first.',
    patientText: 'Your pump has been stopped for a long time.',
  },
  'pump-memory-error': {
    harm: 'irreversible',
    onset: 'prompt',
    because: 'the flow may be any flow, too much or too little',
    forbidsPatientBolus: true,
    logEntry: 'memory error, settings not trusted',
    clinicianText:
      'What the pump has stored cannot be trusted. Interrogate, compare with the signed program and program it anew; look for signs of too much as well as of too little.',
    patientText: 'Your pump has a fault.',
  },
};
