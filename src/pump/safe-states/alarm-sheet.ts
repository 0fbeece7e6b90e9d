import { ADDED_ALARMS } from './added-alarms.ts';
import { type AlarmFacts, alarmFacts } from './alarm-facts.ts';
import { DEVICE_ALARMS } from './device-alarms.ts';
import type { VirtualPumpAlarm } from './pump-alarm.ts';

const DECIDED = { ...DEVICE_ALARMS, ...ADDED_ALARMS };

/** What is to be known about an alarm: its urgency, what it forbids and the words for it. */
export const alarmSheet = (alarm: VirtualPumpAlarm): AlarmFacts => alarmFacts(alarm, DECIDED[alarm]);
