/** A concentration at a time after the beginning of an experiment. */
export interface Sample {
  readonly hours: number;
  /** ug/mL. */
  readonly ugPerMl: number;
}

/** Samples of one drug at one place, in order of time. */
export type Curve = readonly Sample[];

/** The value at a time, on a straight line between two samples; throws outside them. */
export function valueAt(curve: Curve, hours: number): number {
  const after = curve.findIndex((sample) => sample.hours >= hours - 1e-9);
  const upper = curve[after];
  if (upper === undefined) throw new RangeError(`no sample at ${hours} h`);
  const lower = curve[after - 1];
  if (lower === undefined || upper.hours - hours < 1e-9) return upper.ugPerMl;
  const share = (hours - lower.hours) / (upper.hours - lower.hours);
  return lower.ugPerMl + share * (upper.ugPerMl - lower.ugPerMl);
}

/** The highest value at or after a time: the top of the parabola through the highest sample and its two neighbours. */
export function peakOf(curve: Curve, fromHours = 0): Sample {
  const later = curve.filter(({ hours }) => hours >= fromHours - 1e-9);
  const highest = later.reduce((at, { ugPerMl }, i) => (ugPerMl > (later[at]?.ugPerMl ?? 0) ? i : at), 0);
  const [before, top, after] = [later[highest - 1], later[highest], later[highest + 1]];
  if (top === undefined) throw new RangeError(`no sample after ${fromHours} h`);
  if (before === undefined || after === undefined) return top;
  const bend = before.ugPerMl - 2 * top.ugPerMl + after.ugPerMl;
  if (bend === 0) return top;
  const aside = (before.ugPerMl - after.ugPerMl) / (2 * bend);
  return {
    hours: top.hours + aside * (after.hours - top.hours),
    ugPerMl: top.ugPerMl - (aside * (before.ugPerMl - after.ugPerMl)) / 4,
  };
}

/** The first time at which a level is reached, on a straight line between samples; infinite if it never is. */
export function firstAbove(curve: Curve, ugPerMl: number): number {
  const at = curve.findIndex((sample) => sample.ugPerMl >= ugPerMl);
  const [upper, lower] = [curve[at], curve[at - 1]];
  if (upper === undefined) return Number.POSITIVE_INFINITY;
  if (lower === undefined) return upper.hours;
  const share = (ugPerMl - lower.ugPerMl) / (upper.ugPerMl - lower.ugPerMl);
  return lower.hours + share * (upper.hours - lower.hours);
}

/** The straight line through the logarithms at some times: what a study with samples at these times reports. */
export interface LogLine {
  readonly halfLifeHours: number;
  /** Where the line begins, ug/mL. */
  readonly atZero: number;
}

/** Least squares through the logarithms of the values at these times. */
export function logLine(curve: Curve, times: readonly number[]): LogLine {
  const points = times.map((hours) => [hours, Math.log(valueAt(curve, hours))] as const);
  const mean = (pick: 0 | 1): number => points.reduce((sum, point) => sum + point[pick], 0) / points.length;
  const [meanHours, meanLog] = [mean(0), mean(1)];
  const along = points.reduce((sum, [hours, log]) => sum + (hours - meanHours) * (log - meanLog), 0);
  const spread = points.reduce((sum, [hours]) => sum + (hours - meanHours) ** 2, 0);
  const slope = along / spread;
  return { halfLifeHours: -Math.LN2 / slope, atZero: Math.exp(meanLog - slope * meanHours) };
}

/** Area under the curve in ug h/mL: trapezoids, from 0 with the first sample's value, and on as the last tenth falls. */
export function areaToInfinity(curve: Curve): number {
  const [first] = curve;
  const last = curve.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('no samples');
  const earlier = curve.at(Math.floor(curve.length * 0.9)) ?? first;
  const rate = Math.log(earlier.ugPerMl / last.ugPerMl) / (last.hours - earlier.hours);
  let area = first.ugPerMl * first.hours + last.ugPerMl / rate;
  for (const [i, sample] of curve.entries()) {
    const before = curve[i - 1];
    if (before !== undefined) area += ((sample.ugPerMl + before.ugPerMl) / 2) * (sample.hours - before.hours);
  }
  return area;
}
