import type { AlarmPriority } from '../alarm-priority.ts';
import { type Harm, type Onset, priorityOf, type Urgency, urgencyOf } from './priority.ts';
import type { VirtualPumpAlarm } from './pump-alarm.ts';

/** What stands in the sheet of alarms about one of them (SR-21). The texts are ours, to be reviewed by a clinic. */
export interface AlarmFacts {
  readonly id: VirtualPumpAlarm;
  readonly harm: Harm;
  readonly onset: Onset;
  /** Why this harm, and why then: our judgement. */
  readonly because: string;
  /** Computed from harm and onset, never set. */
  readonly urgency: Urgency;
  /** The tone that follows from the urgency. */
  readonly priority: AlarmPriority;
  /** While it stands no patient bolus starts (SR-7). */
  readonly forbidsPatientBolus: boolean;
  /** The words of the event log. */
  readonly logEntry: string;
  readonly clinicianText: string;
  /** Plain words: never a dose, never a diagnosis, always the way to help. */
  readonly patientText: string;
}

const HELP = {
  now: 'Call the emergency number on your pump card now, also if you feel well.',
  soon: 'Call your clinic today. If you feel unwell, call the emergency number on your pump card now.',
  later:
    'Call your clinic in its opening hours. If you feel unwell, call the emergency number on your pump card now.',
} as const;

const helpFor: Readonly<Record<Urgency, string>> = { high: HELP.now, medium: HELP.soon, low: HELP.later };

/** What is decided about an alarm; the rest follows from it. */
export type DecidedFacts = Omit<AlarmFacts, 'id' | 'urgency' | 'priority'>;

/** Computes the urgency, and ends the patient's words with the help that fits it. */
export function alarmFacts(id: VirtualPumpAlarm, decided: DecidedFacts): AlarmFacts {
  const urgency = urgencyOf(decided.harm, decided.onset);
  return {
    ...decided,
    id,
    urgency,
    priority: priorityOf(urgency),
    patientText: `${decided.patientText} ${helpFor[urgency]}`,
  };
}
