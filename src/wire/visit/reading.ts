import { PUMP_ALARM_KINDS } from '../../core/devices/alarms.ts';
import { compareInstants, type Instant, type TimeZone } from '../../core/time.ts';
import { inSmallestUnit, milliseconds } from '../../core/units.ts';
import type { PumpAlarm, PumpReading } from '../../core/visit-input.ts';
import { amount } from '../amount/decode-amount.ts';
import { type Amount, millilitres } from '../amount/encode-amount.ts';
import { VOLUME } from '../amount/unit-table.ts';
import { type Decoder, listOf, map, oneOf, record, wholeNumber } from '../json/decoder.ts';
import { pointer } from '../json/tree.ts';
import { clockOffset, isoWithOffset, moment, pumpClock, pumpClockAt } from './local-time.ts';
import { encodeProgram, type ProgramFile, program } from './program.ts';

const MOST_BOLUSES = 1_000_000;

/** A reading whose clock is still as it was shown: the offset needs the moment of the visit. */
export type RawReading = Omit<PumpReading, 'clockOffset'> & { readonly clock?: number };

/** What the vendor's programmer showed before anything was changed. */
export function rawReading(zone: TimeZone | undefined): Decoder<RawReading> {
  const at = moment(zone);
  const alarm: Decoder<PumpAlarm> = record(
    'an alarm: "kind", "since"',
    { kind: oneOf(PUMP_ALARM_KINDS) },
    { since: at },
  );
  const stop = map(
    record('a time without delivery: "from", "until"', { from: at, until: at }, {}),
    (period, place, errors) => {
      if (compareInstants(period.from, period.until) < 0) return period;
      errors.push({ at: pointer(place, 'until'), expected: 'a time after "from"', found: 'one that is not' });
      return undefined;
    },
  );
  return record(
    'what was read from the pump',
    {},
    {
      displayedVolume: amount(VOLUME),
      alarms: listOf(alarm),
      patientBoluses: wholeNumber(0, MOST_BOLUSES),
      program,
      clock: pumpClock,
      stops: listOf(stop),
    },
  );
}

/** The reading with the clock as an offset to local time at the moment of the visit. */
export function reading({ clock, ...read }: RawReading, at: Instant, zone: TimeZone): PumpReading {
  return clock === undefined ? read : { ...read, clockOffset: milliseconds(clockOffset(clock, at, zone)) };
}

export interface ReadingFile {
  readonly displayedVolume?: Amount;
  readonly alarms?: readonly { readonly kind: string; readonly since?: string }[];
  readonly patientBoluses?: number;
  readonly program?: ProgramFile;
  readonly clock?: string;
  readonly stops?: readonly { readonly from: string; readonly until: string }[];
}

export const encodeReading = (read: PumpReading, at: Instant, zone: TimeZone): ReadingFile => ({
  ...(read.displayedVolume !== undefined && { displayedVolume: millilitres(read.displayedVolume) }),
  ...(read.alarms !== undefined && {
    alarms: read.alarms.map(({ kind, since }) => ({
      kind,
      ...(since !== undefined && { since: isoWithOffset(since, zone) }),
    })),
  }),
  ...(read.patientBoluses !== undefined && { patientBoluses: read.patientBoluses }),
  ...(read.program !== undefined && { program: encodeProgram(read.program) }),
  ...(read.clockOffset !== undefined && { clock: pumpClockAt(at, zone, inSmallestUnit(read.clockOffset)) }),
  ...(read.stops !== undefined && {
    stops: read.stops.map(({ from, until }) => ({
      from: isoWithOffset(from, zone),
      until: isoWithOffset(until, zone),
    })),
  }),
});
