import type { Canal } from './canal.ts';
import { type Place, positionOfLevel, VERTEBRAL_LEVELS } from './levels.ts';
import type { TwinCatheter } from './scenario.ts';

type Length = Pick<Canal, 'lengthCm'>;

/** Distance of a place from the caudal end in cm; null where it lies outside the canal. */
export function positionOf(place: Place, { lengthCm }: Length): number | null {
  if (typeof place === 'string') return positionOfLevel(place, lengthCm);
  return place.cm >= 0 && place.cm <= lengthCm ? place.cm : null;
}

/** Where the tip of the catheter lies, in cm; null where nobody knows. */
export const tipPosition = (catheter: TwinCatheter | null, canal: Length): number | null =>
  catheter?.tip === undefined ? null : positionOf(catheter.tip, canal);

/** A position so many vertebrae higher or, if negative, lower; not beyond the ends of the canal. */
export function movedByVertebrae(positionCm: number, vertebrae: number, { lengthCm }: Length): number {
  const heights = [...VERTEBRAL_LEVELS.map((name) => positionOfLevel(name, lengthCm)), lengthCm];
  const above = heights.findIndex((height) => height > positionCm);
  const upper = above === -1 ? heights.length - 1 : Math.max(above, 1);
  const [low, high] = [heights[upper - 1], heights[upper]];
  // Vertebrae and discs take turns: a vertebra is two steps.
  const wanted = upper - 1 + (positionCm - low) / (high - low) + 2 * vertebrae;
  if (wanted <= 0) return 0;
  if (wanted >= heights.length - 1) return lengthCm;
  const step = Math.floor(wanted);
  return heights[step] + (wanted - step) * (heights[step + 1] - heights[step]);
}

/** Two vertebrae below and above a position, in cm, not beyond the canal. */
export const segmentsAround = (positionCm: number, canal: Length): readonly [number, number] => [
  movedByVertebrae(positionCm, -2, canal),
  movedByVertebrae(positionCm, 2, canal),
];
