import type { PreparedStudy, Study } from '../../twin/study.ts';
import { studyCsvRow } from '../../wire/scenario/study-csv.ts';

/** Ours: a chunk is a few seconds of work, so that an interruption loses no more than that. */
export const CHUNK_PATIENTS = 100;

export const chunkCount = ({ patients }: Pick<Study, 'patients'>): number =>
  Math.ceil(patients / CHUNK_PATIENTS);

/** The rows of one chunk, without a heading. Throws with the number of the patient who could not be computed. */
export function chunkCsv({ study, rowsOf }: PreparedStudy, chunk: number): string {
  const from = chunk * CHUNK_PATIENTS;
  const until = Math.min(study.patients, from + CHUNK_PATIENTS);
  let text = '';
  for (let patient = from; patient < until; patient++)
    try {
      for (const row of rowsOf(patient)) text += studyCsvRow(row);
    } catch (error) {
      throw new Error(`virtual patient ${patient}: ${error instanceof Error ? error.message : 'unknown'}`);
    }
  return text;
}
