import type { VisitInput } from '../../core/visit-input.ts';
import { type ClinicFile, encodeClinic } from './clinic.ts';
import { type EntryFile, encodeEntry } from './entry.ts';
import { encodeCatheter, encodePump } from './implant.ts';
import { encodeLast, type LastFile } from './last-state.ts';
import { encodePatient, type PatientFile } from './patient.ts';

/** A visit file, ready to be written. */
export interface VisitFile {
  readonly theca: 'visit/1';
  readonly timeZone: string;
  readonly clinic?: ClinicFile;
  readonly patient: PatientFile;
  readonly pump: ReturnType<typeof encodePump>;
  readonly catheter: ReturnType<typeof encodeCatheter>;
  readonly last?: LastFile;
  readonly visit: EntryFile;
}

/** Cannot fail; what it writes decodes to the same visit. Times carry the offset that held in the zone. */
export function encodeVisit(input: VisitInput): VisitFile {
  const clinic = encodeClinic(input.clinic);
  return {
    theca: 'visit/1',
    timeZone: input.timeZone,
    ...(clinic !== undefined && { clinic }),
    patient: encodePatient(input.patient),
    pump: encodePump(input.pump),
    catheter: encodeCatheter(input.catheter),
    ...(input.last !== null && { last: encodeLast(input.last, input.timeZone) }),
    visit: encodeEntry(input.visit, input.timeZone),
  };
}
