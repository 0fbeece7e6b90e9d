import type { Strip } from '../../twin/simulation.ts';
import { COLOUR_MAP, COLOURS } from './colour-map.ts';

const MS_PER_HOUR = 3_600_000;

/** The length of the canal that the positions are spread over evenly, in cm. */
export const canalOf = ({ positionsCm }: Strip): number => (positionsCm.at(-1) ?? 0) + (positionsCm[0] ?? 0);

/** The colours of the map as a pixel each, in the byte order of this machine. */
const PIXELS = new Uint32Array(
  Uint8Array.from({ length: 4 * COLOURS }, (_, i) =>
    i % 4 === 3 ? 255 : (COLOUR_MAP[3 * Math.floor(i / 4) + (i % 4)] ?? 0),
  ).buffer,
);

/** The picture of a strip, a pixel a column and a position, the head up; the most is the brightest. */
export function stripPixels(
  { ugPerMl, positionsCm, timesHours }: Strip,
  mostUgPerMl: number,
): Uint8ClampedArray<ArrayBuffer> {
  const [width, height] = [timesHours.length, positionsCm.length];
  const pixels = new Uint32Array(width * height);
  const scale = mostUgPerMl > 0 ? (COLOURS - 1) / mostUgPerMl : 0;
  for (let position = 0; position < height; position++) {
    const row = (height - 1 - position) * width;
    for (let time = 0; time < width; time++) {
      const value = (ugPerMl[time * height + position] ?? 0) * scale;
      pixels[row + time] = PIXELS[Math.min(COLOURS - 1, Math.round(value))] ?? 0;
    }
  }
  return new Uint8ClampedArray(pixels.buffer);
}

/** Index of the last time that is not after a moment. */
export function indexAt(timesHours: Float64Array, hours: number): number {
  let [low, high] = [0, timesHours.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((timesHours[middle] ?? 0) <= hours + 1e-9) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A line at a moment, straight between its samples; null outside them. */
export function valueAtHours(timesHours: Float64Array, values: Float64Array, hours: number): number | null {
  const last = timesHours.length - 1;
  if (last < 0 || hours < -1e-9 || hours > (timesHours[last] ?? 0) + 1e-9) return null;
  const index = indexAt(timesHours, hours);
  const value = values[index] ?? 0;
  const next = values[index + 1];
  if (next === undefined) return value;
  const [from, to] = [timesHours[index] ?? 0, timesHours[index + 1] ?? 0];
  return value + ((hours - from) / (to - from)) * (next - value);
}

/** The concentration in CSF at a position and a moment, straight between the positions; null outside the time. */
export function stripAt(strip: Strip, cm: number, hours: number): number | null {
  const { positionsCm, ugPerMl, timesHours } = strip;
  const last = timesHours.at(-1);
  if (last === undefined || hours < -1e-9 || hours > last + 1e-9) return null;
  const count = positionsCm.length;
  const spacing = canalOf(strip) / count;
  const place = Math.max(0, Math.min(count - 1, cm / spacing - 0.5));
  const [low, share] = [Math.floor(place), place - Math.floor(place)];
  const row = indexAt(timesHours, hours) * count;
  const lower = ugPerMl[row + low] ?? 0;
  return lower + share * ((ugPerMl[row + Math.min(count - 1, low + 1)] ?? 0) - lower);
}

/** The moment of a sample, in ms since 1970. */
export const momentOf = (fromMs: number, hours: number): number => fromMs + Math.round(hours * MS_PER_HOUR);
