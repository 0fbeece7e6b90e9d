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

/** 0.5 cm on the canal of 62 cm. */
export const CELLS = 124;

/** The cross-section is the profile scaled to the spinal CSF volume and stretched to the length of the canal. */
export function canalOf({ read }: ParameterReader, cells = CELLS): Canal {
  const lengthCm = read('canal-length');
  const cellCm = lengthCm / cells;
  const profile = AREA_POINTS_CM.map((cm) => read(areaParameterId(cm)));
  const stretch = AREA_POINTS_CM[AREA_POINTS_CM.length - 1] / lengthCm;
  const heights = each((i) => i * cellCm * stretch, cells + 1);
  const below = heights.map((height) => integralOf(profile, height) / stretch);
  const scale = read('spinal-csf-volume') / below[cells];
  const conusCm = lengthCm - read('cord-length');
  const cordArea = read('cord-volume') / (lengthCm - conusCm);
  const rootArea = read('root-volume') / lengthCm;
  return {
    cells,
    lengthCm,
    cellCm,
    conusCm,
    cellAreas: each((i) => (scale * (below[i + 1] - below[i])) / cellCm, cells),
    faceAreas: heights.map((height) => scale * areaAt(profile, height)),
    tissueAreas: each((i) => rootArea + cordArea * shareAbove(conusCm, i * cellCm, cellCm), cells),
  };
}

function each(from: (index: number) => number, count: number): Float64Array {
  const values = new Float64Array(count);
  for (let i = 0; i < count; i++) values[i] = from(i);
  return values;
}

/** The part of a cell that lies above a height. */
const shareAbove = (heightCm: number, cellStartCm: number, cellCm: number): number =>
  Math.min(1, Math.max(0, (cellStartCm + cellCm - heightCm) / cellCm));

function areaAt(profile: readonly number[], cm: number): number {
  const above = AREA_POINTS_CM.findIndex((point) => point >= cm - 1e-9);
  if (above === -1) return profile[profile.length - 1];
  if (above === 0) return profile[0];
  const [low, high] = [AREA_POINTS_CM[above - 1], AREA_POINTS_CM[above]];
  return profile[above - 1] + ((profile[above] - profile[above - 1]) * (cm - low)) / (high - low);
}

/** Volume of the profile below a height: straight lines, so trapezoids are exact. */
function integralOf(profile: readonly number[], cm: number): number {
  let volume = 0;
  for (let i = 1; i < AREA_POINTS_CM.length; i++) {
    const low = AREA_POINTS_CM[i - 1];
    if (low >= cm) break;
    const high = Math.min(AREA_POINTS_CM[i], cm);
    volume += ((areaAt(profile, low) + areaAt(profile, high)) / 2) * (high - low);
  }
  return volume;
}
