import { instantAt, type TimeZone } from '../../core/time.ts';
import type { Strip } from '../../twin/simulation.ts';
import { isoWithOffset } from '../../wire/visit/local-time.ts';
import type { Bands, Picture, ShownKey } from './picture.ts';
import { momentOf } from './strip-values.ts';

/** In a file the words stay English: it is read by machines and by another clinic. */
const NAMES: Readonly<Record<ShownKey, string>> = {
  today: 'program now',
  proposed: 'proposed program',
  'without-bridge': 'proposed program without bridge',
  cord: 'cord tissue (PRIOR)',
};

interface Column {
  readonly name: string;
  readonly values: Float64Array;
}

const row = (cells: readonly string[]): string => `${cells.join(',')}\r\n`;

/**
 * One row a time, one column a line, in ug/mL and not rounded (RFC 4180). Every column says that it is simulated; nothing in it
 * says of whom.
 */
export function curveCsv(
  { fromMs, timesHours, lines }: Picture,
  { pump, population }: Bands,
  of: { readonly drug: string; readonly level: string; readonly zone: TimeZone },
): string {
  const columns: Column[] = lines.map(({ key, ugPerMl }) => ({ name: NAMES[key], values: ugPerMl }));
  if (pump !== null)
    columns.push(
      { name: 'pump at lower end of label', values: pump.low },
      { name: 'pump at upper end of label', values: pump.high },
    );
  if (population !== null)
    columns.push(
      { name: '5th percentile of population', values: population.low },
      { name: '95th percentile of population', values: population.high },
    );
  const heading = columns.map(({ name }) => `SIMULATED ${of.drug} ${of.level} ${name} [ug/mL]`);
  let text = row(['time', 'hours', ...heading]);
  for (const [i, hours] of timesHours.entries())
    text += row([
      isoWithOffset(instantAt(momentOf(fromMs, hours)), of.zone),
      String(hours),
      ...columns.map(({ values }) => String(values[i])),
    ]);
  return text;
}

/** The strip as numbers: one row a time, one column a position. */
export function stripCsv(
  { drug, timesHours, positionsCm, ugPerMl }: Strip,
  fromMs: number,
  zone: TimeZone,
): string {
  const count = positionsCm.length;
  let text = row([
    'time',
    'hours',
    ...Array.from(positionsCm, (cm) => `SIMULATED ${drug} ${cm.toFixed(2)} cm above the caudal end [ug/mL]`),
  ]);
  for (const [i, hours] of timesHours.entries())
    text += row([
      isoWithOffset(instantAt(momentOf(fromMs, hours)), zone),
      String(hours),
      ...Array.from(ugPerMl.subarray(i * count, (i + 1) * count), String),
    ]);
  return text;
}
