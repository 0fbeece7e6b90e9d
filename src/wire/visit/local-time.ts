import { Temporal } from 'temporal-polyfill';
import { epochMilliseconds, type Instant, instantAt, type TimeZone, timeZoneNamed } from '../../core/time.ts';
import { type DecodeError, type Decoder, wrong } from '../json/decoder.ts';
import type { Json } from '../json/tree.ts';

const ISO = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:\d{2})?$/;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

const ZONE = 'an IANA time zone such as "America/Chicago"';

export const timeZone: Decoder<TimeZone> = {
  expects: ZONE,
  read: (json, at, errors) => {
    const name = json.kind === 'string' && /^[A-Za-z][\w+/-]*$/.test(json.text) ? json.text : null;
    const zone = name === null ? null : timeZoneNamed(name);
    return zone ?? wrong(errors, at, ZONE, json);
  },
};

const dateTime = (text: string): Temporal.PlainDateTime | null => {
  try {
    const read = Temporal.PlainDateTime.from(text, { overflow: 'reject' });
    return read.year >= FIRST_YEAR && read.year <= LAST_YEAR ? read : null;
  } catch {
    return null;
  }
};

/**
 * A moment: ISO 8601 with offset, or local in `zone`. A local time that does not exist or comes twice that day needs its
 * offset. Without a zone (it was refused) a local time is only checked for its form.
 */
export function moment(zone: TimeZone | undefined): Decoder<Instant> {
  const expects = `a date and time of ${FIRST_YEAR} to ${LAST_YEAR} such as "2026-11-22T10:00" or "2026-11-22T10:00-06:00"`;
  return {
    expects,
    read: (json, at, errors) => {
      const parts = json.kind === 'string' ? ISO.exec(json.text) : null;
      if (parts === null) return wrong(errors, at, expects, json);
      const [, date = '', time = '', offset] = parts;
      // A leap second is a time no clock here shows; Temporal would fold it into the next minute.
      const local = time.slice(6, 8) === '60' ? null : dateTime(`${date}T${time}`);
      if (local === null) return wrong(errors, at, expects, json);
      if (offset !== undefined) return withOffset(local, offset) ?? wrong(errors, at, expects, json);
      return zone === undefined ? undefined : inZone(local, zone, json, at, errors);
    },
  };
}

function withOffset(local: Temporal.PlainDateTime, offset: string): Instant | undefined {
  try {
    return instantAt(Temporal.Instant.from(`${local.toString()}${offset}`).epochMilliseconds);
  } catch {
    return undefined;
  }
}

function inZone(
  local: Temporal.PlainDateTime,
  zone: TimeZone,
  json: Json,
  at: string,
  errors: DecodeError[],
): Instant | undefined {
  const first = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const second = local.toZonedDateTime(zone, { disambiguation: 'later' });
  if (first.epochMilliseconds === second.epochMilliseconds) return instantAt(first.epochMilliseconds);
  const exists = first.toPlainDateTime().equals(local);
  const reason = exists ? `comes twice that day in ${zone}` : `does not exist that day in ${zone}`;
  const offsets = `${first.offset} or ${second.offset}`;
  return wrong(errors, at, `a time with its offset (${offsets}): this local time ${reason}`, json);
}

/** The reading of a clock on the wall of `zone` at a moment; milliseconds as if it were UTC. */
const wallMilliseconds = (at: Instant, zone: TimeZone): number =>
  Temporal.Instant.fromEpochMilliseconds(epochMilliseconds(at))
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toZonedDateTime('UTC').epochMilliseconds;

/** What the pump's clock showed, a local date and time without offset: milliseconds as if it were UTC. */
export const pumpClock: Decoder<number> = {
  expects: 'what the pump clock showed, date and time without offset, such as "2026-11-22T10:04"',
  read: (json, at, errors) => {
    const parts = json.kind === 'string' ? ISO.exec(json.text) : null;
    const shown = parts === null || parts[3] !== undefined ? null : dateTime(`${parts[1]}T${parts[2]}`);
    return shown === null
      ? wrong(errors, at, pumpClock.expects, json)
      : shown.toZonedDateTime('UTC').epochMilliseconds;
  },
};

/** How far the pump's clock ran before the local one at that moment, in milliseconds; negative if behind. */
export const clockOffset = (shown: number, at: Instant, zone: TimeZone): number =>
  shown - wallMilliseconds(at, zone);

/** What the pump's clock showed at that moment, given its offset in milliseconds. */
export const pumpClockAt = (at: Instant, zone: TimeZone, offsetMilliseconds: number): string =>
  clockFace(wallMilliseconds(at, zone) + offsetMilliseconds);

/** A date and time without offset, from milliseconds as if they were UTC. */
export const clockFace = (shown: number): string =>
  Temporal.Instant.fromEpochMilliseconds(shown).toZonedDateTimeISO('UTC').toPlainDateTime().toString();

/** ISO 8601 with the zone's offset at that moment. */
export const isoWithOffset = (at: Instant, zone: TimeZone): string =>
  Temporal.Instant.fromEpochMilliseconds(epochMilliseconds(at))
    .toZonedDateTimeISO(zone)
    .toString({ timeZoneName: 'never', offset: 'auto' });

/** A calendar day that exists, YYYY-MM-DD. */
export const calendarDay: Decoder<string> = {
  expects: 'a day such as "1968-04-02"',
  read: (json, at, errors) => {
    const day = json.kind === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(json.text) ? json.text : null;
    return day !== null && dateTime(`${day}T00:00`) !== null
      ? day
      : wrong(errors, at, calendarDay.expects, json);
  },
};
