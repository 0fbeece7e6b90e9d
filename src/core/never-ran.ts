import type { Program } from './program.ts';
import type { LastState, PumpReading, VisitInput } from './visit-input.ts';

/** Nothing flows by it, not even when the patient presses. */
const standsStill = ({ mode, patientBolus }: Program): boolean =>
  mode === 'stopped' && patientBolus === undefined;

/** Whether a reading says nothing of a flow, now or before a stop; one that was not made says nothing. */
export const readsStill = (read: PumpReading | undefined): boolean =>
  (read?.program === undefined || standsStill(read.program)) &&
  (read?.patientBoluses ?? 0) === 0 &&
  (read?.stops ?? []).length === 0;

/** Whether all that the record has since the fill stands still. */
export const recordsNoFlow = ({ program, changes, delivered }: LastState): boolean =>
  delivered.length === 0 && [program, ...changes.map((change) => change.program)].every(standsStill);

/**
 * Whether nothing of a solution has come into tubing or catheter: the pump was never filled, or was and never ran. By the record,
 * which must say so, and against nothing that the programmer shows at the visit: a doubt counts as having run.
 */
export const isNewSystem = (last: LastState | null, read: PumpReading | undefined): boolean =>
  last === null || (last.neverRan === true && recordsNoFlow(last) && readsStill(read));

export const isNewAt = ({ last, visit }: VisitInput): boolean => isNewSystem(last, visit.read);
