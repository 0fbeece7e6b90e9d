/** What the strip and the curve have in common, so that a moment stands in both at the same place. Pixels. */
export const LEFT = 52;
export const RIGHT = 14;
/** For two lines of words under a picture: the times, and the day or the year that they are of. */
export const AXIS = 40;

/** How far right a moment stands. */
export const placeX = (
  atMs: number,
  shown: { readonly from: number; readonly to: number },
  width: number,
): number => LEFT + ((atMs - shown.from) / (shown.to - shown.from)) * (width - LEFT - RIGHT);

/** The moment under a place; outside the frame the nearest of its ends. */
export function momentAt(
  x: number,
  shown: { readonly from: number; readonly to: number },
  width: number,
): number {
  const share = Math.max(0, Math.min(1, (x - LEFT) / (width - LEFT - RIGHT)));
  return shown.from + share * (shown.to - shown.from);
}
