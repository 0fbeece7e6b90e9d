import type { TwinParameter } from '../evidence.ts';
import { parameter } from './parameter.ts';

/** Distances, in cm on the canal of 62 cm, at which the cross-section of the CSF is given; straight lines in between. */
export const AREA_POINTS_CM = [0, 4, 10, 20, 26, 32, 44, 52, 58, 62] as const;
const AREAS_CM2 = [0.25, 0.9, 1.9, 1.9, 1.5, 1.25, 1.45, 1.7, 2.0, 2.3] as const;

const PROFILE =
  'cross-section of the scratch fit (docs/twin.md); only its shape counts, the volume scales it';

/** The id of the cross-section at one of `AREA_POINTS_CM`. */
export const areaParameterId = (cm: number): string => `csf-area-at-${cm}-cm`;

/** The canal and what is in it. */
export const ANATOMY: readonly TwinParameter[] = [
  parameter(
    'canal-length',
    62,
    'cm',
    [55.8, 68.2],
    'assumed',
    'between 66 cm computed from surface and volume of the dura (Sass 2017, S21) and 60 cm of textbooks',
    // What a human being can have, a child or a giant; ours.
    [20, 100],
  ),
  parameter(
    'spinal-csf-volume',
    97,
    'mL',
    [77.6, 116.4],
    'verified',
    'Sass 2017 97.3 mL (S21), Chen 2017 95.3 mL in 32 healthy (S22)',
  ),
  parameter(
    'cranial-csf-volume',
    160,
    'mL',
    [75, 300],
    'assumed',
    'classic total of 150 mL (S25) against 250-400 mL in recent reviews (S24)',
  ),
  parameter('cord-length', 45, 'cm', null, 'recalled', 'textbook of anatomy'),
  parameter('cord-volume', 19.9, 'cm3', null, 'verified', 'Sass 2017, one subject (S21)'),
  parameter('root-volume', 5.8, 'cm3', null, 'verified', 'Sass 2017, one subject (S21)'),
  ...AREA_POINTS_CM.map((cm, i) =>
    parameter(areaParameterId(cm), AREAS_CM2[i] ?? 0, 'cm2', null, 'assumed', PROFILE),
  ),
];
