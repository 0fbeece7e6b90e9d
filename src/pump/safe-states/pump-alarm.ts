import { PUMP_ALARM_KINDS } from '../../core/devices/alarms.ts';

/**
 * Every alarm that the virtual pump can raise: those of the devices, and those that the safety requirements add to them. A name
 * added here does not compile until the table of safe states, the sheet of alarms and the matrix have a row for it.
 */
export const VIRTUAL_PUMP_ALARMS = [
  ...PUMP_ALARM_KINDS,
  // SR-9: the stored history of boluses fails its check.
  'bolus-history-corrupt',
  // SR-16: a new program was not taken over; the old one still runs.
  'update-failed',
  // SR-18: the clock of the pump was moved beyond the set limit.
  'clock-jump',
  // SR-19: a task of the delivery was not served in time.
  'watchdog',
  // SR-24: only a model with a flow sensor can raise these two.
  'flow-above-programmed',
  'flow-below-programmed',
] as const;
export type VirtualPumpAlarm = (typeof VIRTUAL_PUMP_ALARMS)[number];
