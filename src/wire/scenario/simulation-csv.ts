import { epochMilliseconds, instantAt, type TimeZone } from '../../core/time.ts';
import type { Series, Simulation } from '../../twin/simulation.ts';
import { isoWithOffset } from '../visit/local-time.ts';

const MS_PER_HOUR = 3_600_000;

const heading = ({ drug, name, quantity, unit, standing }: Series): string => {
  const what = quantity === 'concentration' ? '' : ` ${quantity}`;
  const prior = standing === 'prior' ? ' PRIOR' : '';
  return `${drug} ${name}${what} [${unit}]${prior}`;
};

const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** One row a time, one column a drug and level with its unit in the heading; RFC 4180, values not rounded. */
export function* simulationCsv(of: Simulation, zone: TimeZone): Generator<string> {
  yield `${['time', 'hours', ...of.series.map(heading)].map(quoted).join(',')}\r\n`;
  for (const [index, hours] of of.timesHours.entries()) {
    const at = instantAt(epochMilliseconds(of.from) + Math.round(hours * MS_PER_HOUR));
    const values = of.series.map(({ values: all }) => String(all[index]));
    yield `${[isoWithOffset(at, zone), String(hours), ...values].join(',')}\r\n`;
  }
}
