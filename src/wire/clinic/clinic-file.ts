import { accepted, type Result, refused } from '../../core/result.ts';
import type { ObservationPolicy } from '../../core/therapy/context.ts';
import type { TimeZone } from '../../core/time.ts';
import { type Duration, inSmallestUnit } from '../../core/units.ts';
import type { ClinicPolicy } from '../../core/visit-input.ts';
import { amount } from '../amount/decode-amount.ts';
import { TIME } from '../amount/unit-table.ts';
import { type DecodeError, type Decoder, map, oneOf, record, text } from '../json/decoder.ts';
import { parseJson } from '../json/parse.ts';
import { encodeClinic, clinic as policy } from '../visit/clinic.ts';
import { timeZone } from '../visit/local-time.ts';

/** What a clinic says of itself when it begins. */
export interface ClinicFile {
  readonly name: string;
  readonly timeZone: TimeZone;
  /** Null where it states none: plans then use our starting values and say so. */
  readonly policy: ClinicPolicy | null;
  readonly observation: ObservationPolicy;
}

const MS_PER_MINUTE = 60_000;
const MOST_MINUTES = 10_000;

const inMinutes = (time: Duration): number => inSmallestUnit(time) / MS_PER_MINUTE;

/** A time of observation: whole minutes. */
const watched: Decoder<number> = map(amount(TIME), (time, at, errors) => {
  const minutes = inMinutes(time);
  if (Number.isInteger(minutes) && minutes <= MOST_MINUTES) return minutes;
  errors.push({
    at,
    expected: `whole minutes, at most ${MOST_MINUTES}`,
    found: `${minutes} minutes`,
  });
  return undefined;
});

const observation: Decoder<ObservationPolicy> = map(
  record(
    'how long a patient is watched after the pump was programmed: start, drug-change, increase, routine',
    { start: watched, 'drug-change': watched, increase: watched, routine: watched },
    {},
  ),
  (minutes) => ({ ...minutes, unit: 'min' as const }),
);

const file = record(
  'a clinic: { "theca": "clinic/1", … }',
  { theca: oneOf(['clinic/1']), name: text('the name of the clinic'), timeZone, observation },
  { policy },
);

/** A clinic file, or everything that is wrong with it. No text makes this throw. */
export function decodeClinicFile(json: string): Result<ClinicFile, readonly DecodeError[]> {
  const tree = parseJson(json);
  if (!tree.ok) return tree;
  const errors: DecodeError[] = [];
  const value = file.read(tree.value, '', errors);
  if (value === undefined || errors.length > 0) return refused(errors);
  const { name, timeZone: zone, policy: stated = null, observation: minutes } = value;
  return accepted({ name: name.trim(), timeZone: zone, policy: stated, observation: minutes });
}

/** The same form again; `policy` is left out where the clinic stated none. */
export function encodeClinicFile(of: ClinicFile): Readonly<Record<string, unknown>> {
  const { unit, ...minutes } = of.observation;
  const stated = of.policy === null ? undefined : encodeClinic(of.policy);
  return {
    theca: 'clinic/1',
    name: of.name,
    timeZone: of.timeZone,
    ...(stated !== undefined && { policy: stated }),
    observation: Object.fromEntries(
      Object.entries(minutes).map(([reason, value]) => [reason, { value, unit }]),
    ),
  };
}
