import type { Canal } from './canal.ts';
import { type Place, positionOfLevel, VERTEBRAL_LEVELS } from './levels.ts';
import type { TwinCatheter } from './scenario.ts';

/** Distance of a place from the caudal end in cm; null where it lies outside the canal. */
export function positionOf(place: Place, { lengthCm }: Canal): number | null {
  if (typeof place === 'string') return positionOfLevel(place, lengthCm);
  return place.cm >= 0 && place.cm <= lengthCm ? place.cm : null;
}

/** Where the tip of the catheter lies, in cm; null where nobody knows. */
export const tipPosition = (catheter: TwinCatheter | null, canal: Canal): number | null =>
  catheter?.tip === undefined ? null : positionOf(catheter.tip, canal);

/** Two vertebrae below and above a position, in cm, not beyond the canal. */
export function segmentsAround(positionCm: number, { lengthCm }: Canal): readonly [number, number] {
  const heights = VERTEBRAL_LEVELS.map((name) => positionOfLevel(name, lengthCm));
  const nearest = heights.reduce(
    (best, height, i) => (Math.abs(height - positionCm) < Math.abs(heights[best] - positionCm) ? i : best),
    0,
  );
  // Vertebrae and discs take turns, so two vertebrae are four steps; the same distances around the position itself.
  const below = heights[nearest] - heights[Math.max(0, nearest - 4)];
  const above = heights[Math.min(heights.length - 1, nearest + 4)] - heights[nearest];
  return [Math.max(0, positionCm - below), Math.min(lengthCm, positionCm + above)];
}
