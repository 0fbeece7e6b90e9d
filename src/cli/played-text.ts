import { instantAt, type TimeZone } from '../core/time.ts';
import { flowWords, instantWords, THIN_SPACE, volumeWords } from '../core/wording.ts';
import type { Fault } from '../pump/fault.ts';
import type { Played } from '../pump/play.ts';
import type { Hidden, LogEntry } from '../pump/pump-event.ts';
import { reading, truth } from '../pump/reading.ts';
import { encodeFault } from '../wire/pump/encode-fault.ts';
import { printable } from './output.ts';

/** Of a longer log the beginning and the end are shown; the JSON holds every entry. */
const MOST_ENTRIES = 200;
const NANOLITRES_A_MILLILITRE = 1_000_000;
const MS_A_SECOND = 1_000;

/** What came of a pump file, for a person at a terminal: its log, what it shows, and what is true of it. */
export function playedText({ pump, entries, hidden, refused }: Played, zone: TimeZone): string {
  const read = reading(pump);
  const real = truth(pump);
  const when = (ms: number): string => instantWords(instantAt(ms), zone);
  return printable(
    [
      'SIMULATED: a virtual pump, not a device. Nothing here was delivered to anybody.',
      '',
      'Log',
      ...logRows(entries, when),
      ...section(
        'What the pump could not see',
        hidden.map((event) => hiddenRow(event, when)),
      ),
      ...section(
        'Refused',
        refused.map(({ index, at, because }) => `/actions/${index}  ${instantWords(at, zone)}  ${because}`),
      ),
      ...section(`At the end, ${instantWords(read.at, zone)}`, [
        `displayed volume   ${volumeWords(read.displayed)}${read.accuracyGuaranteed ? '' : ' (accuracy not guaranteed)'}`,
        `true volume        ${volumeWords(real.volume)}`,
        `counted            ${volumeWords(read.delivered)}`,
        `left the pump      ${volumeWords(real.leftPump)}`,
        `reached the spine  ${volumeWords(real.reachedPatient)}`,
        `flow               ${flowWords(read.flow)} told, ${flowWords(real.reachingFlow)} reaching the spine`,
        `runs               ${read.run.kind}${'because' in read.run ? ` because of ${read.run.because}` : ''}`,
        `patient boluses    ${read.requests.given} given, ${read.requests.denied} denied`,
        `alarms             ${read.alarms.map(({ alarm, raisedMs }) => `${alarm} since ${when(raisedMs)}`).join('; ') || 'none'}`,
      ]),
      '',
    ].join('\n'),
  );
}

const section = (heading: string, rows: readonly string[]): readonly string[] =>
  rows.length === 0 ? [] : ['', heading, ...rows.map((row) => `  ${row}`)];

function logRows(entries: readonly LogEntry[], when: (ms: number) => string): readonly string[] {
  const row = ({ sequence, atMs, event }: LogEntry): string =>
    `  ${String(sequence).padStart(6)}  ${when(atMs)}  ${described(event, when)}`;
  if (entries.length <= MOST_ENTRIES) return entries.map(row);
  const half = MOST_ENTRIES / 2;
  return [
    ...entries.slice(0, half).map(row),
    `  … ${entries.length - MOST_ENTRIES} entries more; --json lists all`,
    ...entries.slice(-half).map(row),
  ];
}

const hiddenRow = ({ atMs, event }: Hidden, when: (ms: number) => string): string =>
  `${when(atMs)}  ${described(event, when)}`;

/** An event in its own words: its kind, and each field with its unit. */
function described(event: { readonly kind: string }, when: (ms: number) => string): string {
  const fields = Object.entries(event)
    .filter(([key]) => key !== 'kind')
    .map(([key, value]: [string, unknown]) => `${named(key)}${THIN_SPACE}${valued(key, value, when)}`);
  return [event.kind, ...fields].join('  ');
}

const named = (key: string): string => key.replace(/(Nl|Ms)$/, '');

function valued(key: string, value: unknown, when: (ms: number) => string): string {
  if (typeof value === 'string') return key === 'digest' ? `${value.slice(0, 12)}…` : value;
  if (key === 'fault') return JSON.stringify(encodeFault(value as Fault));
  if (typeof value !== 'number') return JSON.stringify(value);
  if (key.endsWith('Nl')) return `${value / NANOLITRES_A_MILLILITRE}${THIN_SPACE}mL`;
  if (key === 'endsMs') return when(value);
  if (key.endsWith('Ms')) return `${value / MS_A_SECOND}${THIN_SPACE}s`;
  return String(value);
}
