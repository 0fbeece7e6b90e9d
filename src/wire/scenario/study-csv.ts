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

const field = (value: string | number): string => {
  if (typeof value === 'number') return String(value);
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
};

export const STUDY_HEADING = `${STUDY_COLUMNS.join(',')}\r\n`;

/** One row of a cohort's results, RFC 4180; values are not rounded. */
export const studyCsvRow = (row: StudyRow): string =>
  `${STUDY_COLUMNS.map((column) => field(row[column])).join(',')}\r\n`;
