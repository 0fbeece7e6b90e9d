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

/** The outline of a ring's part from one minute to a later one; a whole day is two circles, one inside the other. */
export function ringPath(centre: number, inner: number, outer: number, from: number, until: number): string {
  if (until - from >= MINUTES_A_DAY) return circlePath(centre, outer, 1) + circlePath(centre, inner, 0);
  const large = until - from > MINUTES_A_DAY / 2 ? 1 : 0;
  const at = (radius: number, minute: number): string => two(onDial(centre, radius, minute));
  return (
    `M${at(outer, from)}A${outer} ${outer} 0 ${large} 1 ${at(outer, until)}` +
    `L${at(inner, until)}A${inner} ${inner} 0 ${large} 0 ${at(inner, from)}Z`
  );
}

/** Drawn in opposite directions the inner circle is a hole. */
function circlePath(centre: number, radius: number, clockwise: 0 | 1): string {
  const [top, bottom] = [two(onDial(centre, radius, 0)), two(onDial(centre, radius, MINUTES_A_DAY / 2))];
  const arc = `A${radius} ${radius} 0 0 ${clockwise} `;
  return `M${top}${arc}${bottom}${arc}${top}Z`;
}
