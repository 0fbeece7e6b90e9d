import type { StudyRow } from '../../twin/study.ts';
import { STUDY_HEADING } from '../../wire/scenario/study-csv.ts';
import { parquetRows } from './parquet-rows.ts';
import type { Append } from './whole-file.ts';

export const FORMATS = ['csv', 'parquet'] as const;
export type ResultsFormat = (typeof FORMATS)[number];

/** What a results file says of itself, by key; a CSV has no place for it. */
export type About = Readonly<Record<string, string>>;

/** Results in one format, chunk after chunk in the memory of one row group however many come. */
export interface ResultsWriter {
  /** A chunk as the CSV has it, and the same as rows. */
  readonly add: (csv: string, rows: readonly StudyRow[]) => Promise<void>;
  readonly finish: () => Promise<void>;
}

export async function resultsWriter(
  format: ResultsFormat,
  append: Append,
  about: About,
): Promise<ResultsWriter> {
  if (format === 'parquet') return parquetRows(append, about);
  await append(STUDY_HEADING);
  return { add: (csv) => append(csv), finish: async () => {} };
}
