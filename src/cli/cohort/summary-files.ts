import path from 'node:path';
import { SHARES, type SummaryLine } from '../../twin/study-summary.ts';
import { writeWhole } from './whole-file.ts';

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Percentiles of every line, right to 1 %. */
export function summaryCsv(lines: readonly SummaryLine[]): string {
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

const WIDTH = 960;
const LEFT = 300;
const RIGHT = 40;
const ROW = 22;
const TOP = 70;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/**
 * The mean concentration of every level under every program over the population: the line reaches from the 5th to the 95th
 * percentile, the box from the 25th to the 75th, the mark is the median. One logarithmic axis, so that levels can be compared.
 */
export function summarySvg(lines: readonly SummaryLine[]): string {
  const shown = lines.filter(
    ({ measure, quantity, percentiles }) =>
      measure === 'mean' && quantity === 'concentration' && percentiles.every((value) => value > 0),
  );
  const all = shown.flatMap(({ percentiles }) => percentiles);
  const [from, to] = [
    Math.floor(Math.log10(Math.min(...all, 1))),
    Math.ceil(Math.log10(Math.max(...all, 1e-3))),
  ];
  const x = (value: number): number =>
    LEFT + ((Math.log10(value) - from) / Math.max(1, to - from)) * (WIDTH - LEFT - RIGHT);
  const height = TOP + shown.length * ROW + 40;
  const decades = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const axis = decades.map(
    (power) =>
      `<line x1="${x(10 ** power)}" x2="${x(10 ** power)}" y1="${TOP - 6}" y2="${height - 34}" stroke="#d5d9de"/>` +
      `<text x="${x(10 ** power)}" y="${TOP - 12}" text-anchor="middle" fill="#4a5563">1e${power}</text>`,
  );
  const rows = shown.map((line, index) => {
    const [p5, p25, median, p75, p95] = line.percentiles.map(x);
    const y = TOP + index * ROW + ROW / 2;
    const label = `${line.program} · ${line.drug} · ${line.level}${line.standing === 'prior' ? ' (a prior)' : ''}`;
    return [
      `<text x="${LEFT - 12}" y="${y + 4}" text-anchor="end" fill="#1c2430">${escaped(label)}</text>`,
      `<line x1="${p5}" x2="${p95}" y1="${y}" y2="${y}" stroke="#1f6f78" stroke-width="2"/>`,
      `<rect x="${p25}" y="${y - 6}" width="${Math.max(1, (p75 ?? 0) - (p25 ?? 0))}" height="12" fill="#9fd0d4" stroke="#1f6f78"/>`,
      `<line x1="${median}" x2="${median}" y1="${y - 8}" y2="${y + 8}" stroke="#0b3a40" stroke-width="3"/>`,
    ].join('');
  });
  const patients = shown[0]?.patients ?? 0;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" font-family="sans-serif" font-size="12">`,
    `<title>SIMULATED: mean concentrations in ${patients} virtual patients</title>`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    `<text x="16" y="24" font-size="15" fill="#1c2430">SIMULATED: mean concentration, ug/mL, in ${patients.toLocaleString('en')} virtual patients</text>`,
    `<text x="16" y="42" fill="#4a5563">line: 5th to 95th percentile; box: 25th to 75th; mark: median. Nothing was measured.</text>`,
    ...axis,
    ...rows,
    '</svg>',
    '',
  ].join('\n');
}

/** Both files of the summary, beside the results. */
export async function writeSummary(folder: string, lines: readonly SummaryLine[]): Promise<void> {
  await writeWhole(path.join(folder, 'summary.csv'), (append) => append(summaryCsv(lines)));
  await writeWhole(path.join(folder, 'summary.svg'), (append) => append(summarySvg(lines)));
}
