import type { SummaryLine } from '../../twin/study-summary.ts';
import { printable } from '../output.ts';

const PLOT = 620;
const RIGHT = 40;
const ROW = 22;
/** Between one level and the next. */
const GAP = 10;
const TOP = 78;
/** About what a letter of twelve pixels needs. */
const LETTER = 6.8;
const INK = '#1c2430';
const FAINT = '#4a5563';

const escaped = (text: string): string =>
  printable(text)
    .replaceAll('\n', ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const placeOf = ({ drug, level }: SummaryLine): string => `${drug} · ${level}`;

/** Programs beside each other at one level, the levels in the order they were asked for. */
function byLevel(lines: readonly SummaryLine[]): readonly SummaryLine[] {
  const places = [...new Set(lines.map(placeOf))];
  return places.flatMap((place) => lines.filter((line) => placeOf(line) === place));
}

const isMean = ({ measure, quantity }: SummaryLine): boolean =>
  measure === 'mean' && quantity === 'concentration';
const isPositive = ({ percentiles }: SummaryLine): boolean => percentiles.every((value) => value > 0);

/** From the decade below the least to the one above the most; a step at 1, 2 and 5 where there is room. */
function ticksOver(values: readonly number[]): readonly number[] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const [from, to] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const steps = to - from > 3 ? [1] : [1, 2, 5];
  const all = Array.from({ length: to - from + 1 }, (_, i) =>
    steps.map((step) => step * 10 ** (from + i)),
  ).flat();
  const below = all.findLastIndex((tick) => tick <= low);
  const above = all.findIndex((tick) => tick >= high);
  return all.slice(Math.max(0, below), above === -1 ? all.length : Math.max(above, below + 1) + 1);
}

const tickWords = (value: number): string =>
  value >= 1e-4 && value < 1e5 ? String(Number(value.toPrecision(1))) : value.toExponential(0);

/**
 * The mean concentration of every level under every program over the population: the line reaches from the 5th to the 95th
 * percentile, the box from the 25th to the 75th, the mark is the median. One logarithmic axis, so that levels can be compared; a
 * line that reaches 0 cannot stand on it and is named below.
 */
export function summarySvg(lines: readonly SummaryLine[], patients: number): string {
  const means = byLevel(lines.filter(isMean));
  const shown = means.filter(isPositive);
  const labelOf = (line: SummaryLine): string =>
    `${placeOf(line)}${line.standing === 'prior' ? ' (a prior)' : ''} · ${line.program}${line.patients < patients ? ` (in ${line.patients.toLocaleString('en')})` : ''}`;
  const left = 28 + LETTER * Math.max(30, ...means.map((line) => labelOf(line).length));
  const ticks = shown.length === 0 ? [1, 10] : ticksOver(shown.flatMap(({ percentiles }) => percentiles));
  const [first = 1, last = 10] = [ticks[0], ticks.at(-1)];
  const x = (value: number): number =>
    Number((left + (Math.log(value / first) / Math.log(last / first)) * PLOT).toFixed(1));
  const missing = means.filter((line) => !isPositive(line));
  const places = [...new Set(shown.map(placeOf))];
  const yOf = (index: number, line: SummaryLine): number =>
    TOP + index * ROW + places.indexOf(placeOf(line)) * GAP + ROW / 2;
  const bottom = TOP + shown.length * ROW + places.length * GAP;
  const height = bottom + 20 + missing.length * ROW;
  const text = (at: string, words: string, fill = INK, anchor = 'start'): string =>
    `<text ${at} text-anchor="${anchor}" fill="${fill}">${escaped(words)}</text>`;
  const axis = ticks.map(
    (tick) =>
      `<line x1="${x(tick)}" x2="${x(tick)}" y1="${TOP - 6}" y2="${bottom}" stroke="#d5d9de"/>` +
      text(`x="${x(tick)}" y="${TOP - 12}"`, tickWords(tick), FAINT, 'middle'),
  );
  const rows = shown.map((line, index) => {
    const [p5 = 0, p25 = 0, median = 0, p75 = 0, p95 = 0] = line.percentiles.map(x);
    const y = yOf(index, line);
    return [
      text(`x="${left - 12}" y="${y + 4}"`, labelOf(line), INK, 'end'),
      `<line x1="${p5}" x2="${p95}" y1="${y}" y2="${y}" stroke="#1f6f78" stroke-width="2"/>`,
      `<rect x="${p25}" y="${y - 6}" width="${Math.max(1, p75 - p25).toFixed(1)}" height="12" fill="#9fd0d4" stroke="#1f6f78"/>`,
      `<line x1="${median}" x2="${median}" y1="${y - 8}" y2="${y + 8}" stroke="#0b3a40" stroke-width="3"/>`,
    ].join('');
  });
  const notes = missing.map((line, index) =>
    text(
      `x="16" y="${bottom + 18 + index * ROW}"`,
      `not drawn, it reaches 0: ${labelOf(line)}; its figures stand in summary.csv`,
      FAINT,
    ),
  );
  const width = left + PLOT + RIGHT;
  const inHowMany = `${patients.toLocaleString('en')} virtual patients`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width.toFixed(0)}" height="${height}" font-family="sans-serif" font-size="12">`,
    `<title>SIMULATED: mean concentrations in ${inHowMany}</title>`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    `<text x="16" y="24" font-size="15" fill="${INK}">SIMULATED: mean concentration in ${inHowMany}. Nothing was measured.</text>`,
    text(
      'x="16" y="42"',
      'ug/mL on a logarithmic axis; line: 5th to 95th percentile, box: 25th to 75th, mark: median',
      FAINT,
    ),
    ...axis,
    ...rows,
    ...notes,
    '</svg>',
    '',
  ].join('\n');
}
