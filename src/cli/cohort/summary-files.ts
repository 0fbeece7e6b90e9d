import path from 'node:path';
import { SHARES, type SummaryLine } from '../../twin/study-summary.ts';
import { summarySvg } from './summary-svg.ts';
import { writeWhole } from './whole-file.ts';

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Percentiles of every line, right to 1 %. */
function summaryCsv(lines: readonly SummaryLine[]): string {
  const heading = ['program', 'drug', 'level', 'quantity', 'measure', 'unit', 'standing', 'patients'];
  const rows = lines.map(
    ({ program, drug, level, quantity, measure, unit, standing, patients, percentiles }) =>
      [program, drug, level, quantity, measure, unit, standing, String(patients), ...percentiles.map(digits)]
        .map(quoted)
        .join(','),
  );
  return [[...heading, ...SHARES.map((share) => `p${share * 100}`)].join(','), ...rows, ''].join('\r\n');
}

const digits = (value: number): string => String(Number(value.toPrecision(3)));

/** Both files of the summary, beside the results. */
export async function writeSummary(
  folder: string,
  lines: readonly SummaryLine[],
  patients: number,
): Promise<void> {
  await writeWhole(path.join(folder, 'summary.csv'), (append) => append(summaryCsv(lines)));
  await writeWhole(path.join(folder, 'summary.svg'), (append) => append(summarySvg(lines, patients)));
}
