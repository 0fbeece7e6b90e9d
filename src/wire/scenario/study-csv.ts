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

const field = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export const STUDY_HEADING = `${STUDY_COLUMNS.join(',')}\r\n`;

/** One row of a cohort's results, RFC 4180, in the order of `STUDY_COLUMNS`; values are not rounded. */
export function studyCsvRow(row: StudyRow): string {
  const { patient, mean, lowest, highest, highestAtHours, last } = row;
  const names = `${field(row.program)},${field(row.drug)},${field(row.level)},${field(row.quantity)}`;
  const kind = `${field(row.unit)},${field(row.standing)}`;
  return `${patient},${names},${kind},${mean},${lowest},${highest},${highestAtHours},${last}\r\n`;
}
