import type { PumpProfile } from '../core/devices/pump-profile.ts';
import type { DrugClass } from '../core/drugs/drug.ts';
import type { Fault, PumpTask } from './fault.ts';
import type { LogBook } from './log-book.ts';
import type { Prescription } from './prescription.ts';
import type { PumpConfiguration } from './pump-configuration.ts';
import type { PumpCommand } from './pump-input.ts';
import type { PumpRefusal } from './pump-refusal.ts';
import type { PastBolus, Run, RunningBolus } from './run.ts';
import type { VirtualPumpAlarm } from './safe-states/pump-alarm.ts';

/** The highest basal flow of a program that was active until a moment, for windows that reach back to it. */
export interface PastBasal {
  readonly untilMs: number;
  readonly flow: number;
}

/** Whole nL and the remainder in nL · ms / d, so that no partition of time changes a sum. */
export interface Total {
  readonly nl: number;
  readonly rest: number;
}

/** Somebody attested that tubing and catheter hold no drug: in which session, why, what they hold, and what the motor had been told by then. */
export interface AttestedPath {
  readonly session: number | null;
  readonly reason: 'implant' | 'revision' | 'catheter-aspirated';
  readonly pathNl: number;
  readonly from: Total;
}

/** One part of the pump's week, in ms since Monday 00:00 on its schedule, and nL a day. */
export interface WeekFlow {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly flow: number;
}

/** The active prescription with what follows from it. */
export interface ActiveProgram {
  readonly prescription: Prescription;
  readonly digest: string;
  readonly week: readonly WeekFlow[];
  /** The highest flow of the week and of its bridge, nL a day. */
  readonly highestFlow: number;
  readonly bolusNl: number | null;
  readonly drugClass: DrugClass;
}

export interface Update {
  readonly digest: string;
  readonly parts: number;
  readonly received: readonly string[];
}

export interface Session {
  readonly number: number;
  readonly expects: number;
  readonly lastHeardMs: number;
  /** The answer to the message before, for one that comes twice. */
  readonly lastRefusal: PumpRefusal | null;
}

export interface ActiveAlarm {
  readonly alarm: VirtualPumpAlarm;
  readonly raisedMs: number;
  readonly silenced: boolean;
}

export interface Stall {
  readonly sinceMs: number;
  /** Null: for good. */
  readonly untilMs: number | null;
  readonly logged: 'at-once' | 'at-interrogation';
}

export interface ActiveFault {
  readonly fault: Fault;
  readonly sinceMs: number;
}

/** What waits in the link: for how many messages it is lossy, and a message that it held back. */
export interface Link {
  readonly lose: number;
  readonly duplicate: number;
  readonly reorder: boolean;
  readonly held: { readonly session: number; readonly number: number; readonly command: PumpCommand } | null;
}

/**
 * A simulated pump at one moment: plain data. Whole nL, ms and nL/d, named so; `reading` and `truth` show them as quantities.
 * What the pump knows and what is true are never the same field.
 */
export interface PumpState {
  readonly simulated: 'SIMULATED';
  readonly configuration: PumpConfiguration;
  readonly profile: PumpProfile;
  /** The timer of the delivery: it can only go forward. */
  readonly nowMs: number;
  /** The clock that is shown, as it was set, and how far the schedule stands ahead of UTC: the same until the clock fails. */
  readonly clockAheadMs: number;
  readonly clockSetMs: number;
  readonly driftPerBillion: number;
  readonly scheduleAheadMs: number;

  readonly active: ActiveProgram | null;
  readonly run: Run;
  readonly stoppedSinceMs: number | null;
  readonly update: Update | null;
  readonly selfTestUntilMs: number | null;
  readonly eriAtMs: number | null;
  readonly endAtMs: number | null;

  readonly bolus: RunningBolus | null;
  readonly history: readonly PastBolus[];
  /** The check of the history failed; until a clinician clears it no patient bolus is given. */
  readonly historyCorrupt: boolean;
  /** What came before is unknown after a corrupt history: it counts as full. Null: since the implant. */
  readonly historyKnownFromMs: number | null;
  /** What an interrupted bridge still has to run before the program begins. */
  readonly bridgeLeft: { readonly flow: number; readonly volumeNl: number } | null;
  /** The attestation of the last prime: it serves the volume of the path once (SR-40). */
  readonly attestedPath: AttestedPath | null;
  /** Patient requests since the implant. */
  readonly given: number;
  readonly denied: number;
  readonly pastBasal: readonly PastBasal[];

  /** What the pump told its motor, and what it showed when it was last told what is in the reservoir. */
  readonly commanded: Total;
  readonly toldNl: number;
  readonly commandedWhenTold: number;

  readonly alarms: readonly ActiveAlarm[];
  readonly session: Session | null;
  readonly sessions: number;
  readonly log: LogBook;
  readonly nextSequence: number;
  /** Entries that went although nobody had acknowledged them. */
  readonly lostEntries: number;

  /** The truth, which no reading shows. */
  readonly left: Total;
  readonly reached: Total;
  readonly filledNl: number;
  readonly pocketNl: number;
  readonly dischargedNl: number;
  readonly dry: boolean;
  readonly stall: Stall | null;
  /** Recoveries that the log gets at the next interrogation, in order. */
  readonly unloggedRecoveries: readonly Stall[];
  readonly stuckInTelemetry: boolean;
  readonly starved: { readonly task: PumpTask; readonly sinceMs: number } | null;
  readonly deviatingSinceMs: number | null;
  readonly primeTipAtMs: number | null;
  readonly faults: readonly ActiveFault[];
  readonly link: Link;
}
