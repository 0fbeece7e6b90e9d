import { aheadOfUtc, instantAt, timeZoneNamed } from '../../core/time.ts';
import { inSmallestUnit } from '../../core/units.ts';
import type { Between } from './picture.ts';
import type { ShownTime } from './shown-time.ts';

const MS_PER_HOUR = 3_600_000;

type Scale = (value: number) => number;

const point = (x: number, y: number): string => `${x.toFixed(1)} ${y.toFixed(1)}`;

/** A line through every sample. */
export function curvePath(timesHours: Float64Array, values: Float64Array, x: Scale, y: Scale): string {
  let path = '';
  for (const [i, hours] of timesHours.entries())
    path += `${i === 0 ? 'M' : 'L'}${point(x(hours), y(values[i] ?? 0))}`;
  return path;
}

/** The area between two lines. */
export function areaPath(timesHours: Float64Array, { low, high }: Between, x: Scale, y: Scale): string {
  let path = curvePath(timesHours, high, x, y);
  for (let i = timesHours.length - 1; i >= 0; i--) path += `L${point(x(timesHours[i] ?? 0), y(low[i] ?? 0))}`;
  return path === '' ? '' : `${path}Z`;
}

const STEPS_HOURS = [1, 2, 3, 6, 12, 24, 48, 168, 336, 720, 1460, 2920];

export interface TimeTick {
  readonly atMs: number;
  /** `clock` where it is not midnight on the clinic's wall. */
  readonly form: 'clock' | 'day';
}

/** Round times on the clinic's wall, at most so many. */
export function timeTicks({ from, to }: ShownTime, zone: string, most: number): readonly TimeTick[] {
  const known = timeZoneNamed(zone);
  const ahead = (atMs: number): number =>
    known === null ? 0 : inSmallestUnit(aheadOfUtc(known, instantAt(Math.round(atMs))));
  const hours = (to - from) / MS_PER_HOUR;
  const step = (STEPS_HOURS.find((each) => hours / each <= most) ?? hours) * MS_PER_HOUR;
  const ticks: TimeTick[] = [];
  for (let local = Math.ceil((from + ahead(from)) / step) * step; ticks.length <= most; local += step) {
    const atMs = local - ahead(local - ahead(from));
    if (atMs > to) break;
    if (atMs >= from) ticks.push({ atMs, form: local % (24 * MS_PER_HOUR) === 0 ? 'day' : 'clock' });
  }
  return ticks;
}
