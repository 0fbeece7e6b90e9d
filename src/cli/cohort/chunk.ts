import type { PreparedStudy, Study } from '../../twin/study.ts';
import { studyCsvRow } from '../../wire/scenario/study-csv.ts';

/** Ours: a chunk is a few seconds of work, so that an interruption loses no more than that. */
export const CHUNK_PATIENTS = 100;

export const chunkCount = ({ patients }: Study): number => Math.ceil(patients / CHUNK_PATIENTS);

/** The rows of one chunk, without a heading. */
export function chunkCsv({ study, rowsOf }: PreparedStudy, chunk: number): string {
  const from = chunk * CHUNK_PATIENTS;
  const until = Math.min(study.patients, from + CHUNK_PATIENTS);
  let text = '';
  for (let patient = from; patient < until; patient++)
    for (const row of rowsOf(patient)) text += studyCsvRow(row);
  return text;
}
