/** A point of a 24-hour dial: midnight on top, clockwise. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export const MINUTES_A_DAY = 1440;

export function onDial(centre: number, radius: number, minute: number): Point {
  const angle = (minute / MINUTES_A_DAY) * 2 * Math.PI - Math.PI / 2;
  return { x: centre + radius * Math.cos(angle), y: centre + radius * Math.sin(angle) };
}

const two = ({ x, y }: Point): string => `${x.toFixed(2)} ${y.toFixed(2)}`;

/** The outline of a ring's part from one minute to a later one; a whole day is drawn as two halves. */
export function ringPath(centre: number, inner: number, outer: number, from: number, until: number): string {
  if (until - from >= MINUTES_A_DAY) {
    const noon = from + MINUTES_A_DAY / 2;
    return `${ringPath(centre, inner, outer, from, noon)}${ringPath(centre, inner, outer, noon, until)}`;
  }
  const large = until - from > MINUTES_A_DAY / 2 ? 1 : 0;
  const at = (radius: number, minute: number): string => two(onDial(centre, radius, minute));
  return (
    `M${at(outer, from)}A${outer} ${outer} 0 ${large} 1 ${at(outer, until)}` +
    `L${at(inner, until)}A${inner} ${inner} 0 ${large} 0 ${at(inner, from)}Z`
  );
}
