import { zeroRows } from '../kernel/zero-rows.ts';
import { AREA_POINTS_CM, areaParameterId } from './parameters/anatomy.ts';
import type { ParameterReader } from './parameters/parameter-set.ts';

/** The spinal canal cut into cells of equal length, cell 0 at the caudal end. Lengths in cm, areas in cm2. */
export interface Canal {
  readonly cells: number;
  readonly lengthCm: number;
  readonly cellCm: number;
  /** Cross-section of CSF: mean of each cell, and at the `cells + 1` faces. */
  readonly cellAreas: Float64Array;
  readonly faceAreas: Float64Array;
  /** Cross-section of cord and nerve roots, mean of each cell. */
  readonly tissueAreas: Float64Array;
  /** Where the cord ends, cm from the caudal end. */
  readonly conusCm: number;
}

const AREA_IDS = AREA_POINTS_CM.map(areaParameterId);

/** 0.5 cm on the canal of 62 cm. */
export const CELLS = 124;

/** The cross-section is the profile scaled to the spinal CSF volume and stretched to the length of the canal. */
export function canalOf({ read }: ParameterReader, cells = CELLS): Canal {
  const lengthCm = read('canal-length');
  const cellCm = lengthCm / cells;
  const profile = AREA_IDS.map(read);
  const stretch = AREA_POINTS_CM[AREA_POINTS_CM.length - 1] / lengthCm;
  const [faceAreas, below, cellAreas, tissueAreas] = zeroRows([cells + 1, cells + 1, cells, cells]);
  layProfile(profile, cellCm * stretch, faceAreas, below);
  const scale = (read('spinal-csf-volume') / below[cells]) * stretch;
  const conusCm = lengthCm - read('cord-length');
  const cordArea = read('cord-volume') / (lengthCm - conusCm);
  const rootArea = read('root-volume') / lengthCm;
  for (let i = 0; i < cells; i++) {
    cellAreas[i] = (scale * (below[i + 1] - below[i])) / (cellCm * stretch);
    tissueAreas[i] = rootArea + cordArea * shareAbove(conusCm, i * cellCm, cellCm);
  }
  for (let i = 0; i <= cells; i++) faceAreas[i] *= scale;
  return { cells, lengthCm, cellCm, conusCm, cellAreas, faceAreas, tissueAreas };
}

/** The part of a cell that lies above a height. */
const shareAbove = (heightCm: number, cellStartCm: number, cellCm: number): number =>
  Math.min(1, Math.max(0, (cellStartCm + cellCm - heightCm) / cellCm));

/**
 * Of the profile at so many heights, `everyCm` apart from the caudal end on: cross-section, and volume below. Straight lines, so
 * trapezoids are exact.
 */
function layProfile(
  profile: readonly number[],
  everyCm: number,
  areas: Float64Array,
  below: Float64Array,
): void {
  let upper = 1;
  let volumeToLower = 0;
  for (let i = 0; i < areas.length; i++) {
    const cm = i * everyCm;
    while (upper < profile.length - 1 && AREA_POINTS_CM[upper] < cm) {
      volumeToLower +=
        ((profile[upper - 1] + profile[upper]) / 2) * (AREA_POINTS_CM[upper] - AREA_POINTS_CM[upper - 1]);
      upper++;
    }
    const low = AREA_POINTS_CM[upper - 1];
    const high = AREA_POINTS_CM[upper];
    // Rounding may lead past the last point.
    const share = Math.min(1, (cm - low) / (high - low));
    areas[i] = profile[upper - 1] + (profile[upper] - profile[upper - 1]) * share;
    below[i] = volumeToLower + ((profile[upper - 1] + areas[i]) / 2) * (cm - low);
  }
}
