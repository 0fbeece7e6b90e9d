import { aheadOfUtc, instantAt, timeZoneNamed } from '../../core/time.ts';
import { inSmallestUnit } from '../../core/units.ts';
import type { ShownTime } from './shown-time.ts';

const MS_PER_HOUR = 3_600_000;
const MS_PER_DAY = 24 * MS_PER_HOUR;
/** The first Monday since 1970, so that weeks begin with it. */
const MONDAY = 4 * MS_PER_DAY;

const STEPS_HOURS = [1, 2, 3, 6, 12, 24, 48, 168, 336];
const STEPS_MONTHS = [1, 2, 3, 6, 12];
const DAYS_PER_MONTH = 30.4;

export interface TimeTick {
  readonly atMs: number;
  /** `clock` where it is not midnight on the clinic's wall. */
  readonly form: 'clock' | 'day';
  /** What the figure leaves open, said below the first one and where it changes. */
  readonly below: 'day' | 'year' | null;
}

/** Ends of months or of steps, in ms on the clinic's wall, from a moment on. */
function* wallTimes(from: number, hours: number, most: number): Generator<number> {
  const step = STEPS_HOURS.find((each) => hours / each <= most);
  if (step !== undefined) {
    const ms = step * MS_PER_HOUR;
    const origin = step % 168 === 0 ? MONDAY : 0;
    for (let local = Math.ceil((from - origin) / ms) * ms + origin; ; local += ms) yield local;
  }
  const months = STEPS_MONTHS.find((each) => hours / 24 / DAYS_PER_MONTH / each <= most - 1) ?? 12;
  const first = new Date(from);
  const begun = Math.floor(first.getUTCMonth() / months) * months;
  for (let month = begun; ; month += months) {
    const local = Date.UTC(first.getUTCFullYear(), month, 1);
    if (local >= from) yield local;
  }
}

/** Round times on the clinic's wall, at most so many, and enough beside them that none is read as another day or year. */
export function timeTicks({ from, to }: ShownTime, zone: string, most: number): readonly TimeTick[] {
  const known = timeZoneNamed(zone);
  const ahead = (atMs: number): number =>
    known === null ? 0 : inSmallestUnit(aheadOfUtc(known, instantAt(Math.round(atMs))));
  const ticks: TimeTick[] = [];
  let year = Number.NaN;
  for (const local of wallTimes(from + ahead(from), (to - from) / MS_PER_HOUR, most)) {
    const atMs = local - ahead(local - ahead(from));
    if (atMs > to || ticks.length > most) break;
    if (atMs < from) continue;
    const form = local % MS_PER_DAY === 0 ? 'day' : 'clock';
    const of = new Date(local).getUTCFullYear();
    const below =
      form === 'day' && of !== year ? 'year' : form === 'clock' && ticks.length === 0 ? 'day' : null;
    if (below !== null) year = of;
    ticks.push({ atMs, form, below });
  }
  return ticks;
}
