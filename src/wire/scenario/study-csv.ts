import type { StudyRow } from '../../twin/study.ts';

/** The columns of a cohort's results, whatever their format. */
export const STUDY_COLUMNS = [
  'patient',
  'program',
  'drug',
  'level',
  'quantity',
  'unit',
  'standing',
  'mean',
  'lowest',
  'highest',
  'highestAtHours',
  'last',
] as const satisfies readonly (keyof StudyRow)[];

const quoted = (value: string | number): string => {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

export const STUDY_HEADING = `${STUDY_COLUMNS.join(',')}\r\n`;

/** One row of a cohort's results, RFC 4180; values are not rounded. */
export const studyCsvRow = (row: StudyRow): string =>
  `${STUDY_COLUMNS.map((column) => quoted(row[column])).join(',')}\r\n`;
