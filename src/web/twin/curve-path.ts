import type { Between } from './picture.ts';

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
