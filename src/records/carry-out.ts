import type { Result } from '../core/result.ts';
import { accepted, refused } from '../core/result.ts';
import type { TherapyCommand } from '../core/therapy/commands.ts';
import type { DecisionContext } from '../core/therapy/context.ts';
import { decide } from '../core/therapy/decide.ts';
import type { TherapyEvent } from '../core/therapy/events.ts';
import { fold } from '../core/therapy/evolve.ts';
import { asItStands } from '../core/therapy/order-in-force.ts';
import type { Refusal } from '../core/therapy/refusals.ts';
import type { TherapyState } from '../core/therapy/state.ts';
import { audit } from './audit.ts';
import type { InClinic } from './database.ts';
import { appendEvents, loadTherapy, lockStream, StaleVersion } from './journal.ts';
import { project } from './project.ts';

/** One thing to be done to one patient, based on what its author saw. */
export interface Deed {
  readonly patient: string;
  readonly expectedVersion: number;
  readonly command: TherapyCommand;
  readonly context: DecisionContext;
}

export interface Done {
  readonly version: number;
  readonly events: readonly TherapyEvent[];
  readonly state: TherapyState;
}

/** What only the table of all patients can know. */
export type RecordsRefusal =
  | { readonly code: 'record-number-taken' }
  | { readonly code: 'pump-in-another-patient' };

/**
 * Decides, appends, projects and audits in the caller's transaction, one command at a time for a patient. A refusal wrote
 * nothing. Throws `StaleVersion` where somebody wrote since.
 */
export async function carryOut(here: InClinic, deed: Deed): Promise<Result<Done, Refusal>> {
  const { patient, expectedVersion, command, context } = deed;
  await lockStream(here, patient);
  const { version, state } = await loadTherapy(here, patient);
  if (version !== expectedVersion) throw new StaleVersion(version);
  const decided = decide(state, command, context);
  if (!decided.ok) return refused(decided.refusal);
  const events = decided.value;
  const next = fold(events, state);
  if (next === null) throw new Error(`the command ${command.type} made no patient`);
  const newVersion = await appendEvents(here, patient, version, events);
  await project(here, patient, newVersion, asItStands(next, context));
  await audit(here, { at: context.now, actor: context.by.id, action: command.type, patient });
  return accepted({ version: newVersion, events, state: next });
}

/** The refusal behind a constraint that a write ran into; null where it is none of ours and so a fault. */
export function refusalBehind(error: unknown): RecordsRefusal | null {
  const constraint = error instanceof Error && 'constraint' in error ? error.constraint : null;
  if (constraint === 'patients_clinic_record_number_key') return { code: 'record-number-taken' };
  if (constraint === 'implanted_pumps_clinic_model_serial_key') return { code: 'pump-in-another-patient' };
  return null;
}
