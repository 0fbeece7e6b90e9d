import type { TwinParameter } from '../evidence.ts';
import { parameter } from './parameter.ts';

const UNKNOWN_CLEARANCE = 'no figure is known: the upper end of 25 to 30 %, as other drugs have';
const UNKNOWN_EFFECT = 'no figure is known; ours';

/**
 * How patients differ: coefficients of variation between subjects, log-normal around the population's value. Figures of the
 * cohort and not of the model; none of them enters a single simulation.
 */
export const VARIABILITY = {
  csfVolume: parameter(
    'cv-spinal-csf-volume',
    0.3,
    '1',
    null,
    'verified',
    'lumbosacral CSF 35.8 ± 10.9 mL in 71 (S23)',
  ),
  csfVolumeWithBmi: parameter(
    'correlation-spinal-csf-volume-bmi',
    0.28,
    '1',
    null,
    'verified',
    'the larger the body mass index, the less CSF: r = -0.276 in 71 (S23); given without its sign',
  ),
  strokeVolume: parameter(
    'cv-stroke-volume',
    0.33,
    '1',
    null,
    'verified',
    '2.1 ± 0.7 mL at C2/C3 in 70 (S27)',
  ),
  dispersionPower: parameter(
    'dispersion-by-stroke-volume',
    1.5,
    '1',
    [1, 2],
    'assumed',
    'dispersion grows with this power of the stroke volume: the middle of 1 to 2 (S12 gives the direction only)',
  ),
  loss: parameter(
    'cv-csf-loss',
    0.4,
    '1',
    null,
    'computed',
    'half-life and clearance of morphine vary by 44 % (Sjostrom, Nordberg); one factor for all drugs of a patient',
  ),
  mixing: parameter(
    'cv-initial-mixing',
    0.9,
    '1',
    null,
    'computed',
    'initial volume of distribution 22 ± 8 mL (SEM of six) (Sjostrom)',
  ),
  plasmaClearance: {
    morphine: parameter(
      'cv-morphine-plasma-clearance',
      0.25,
      '1',
      null,
      'computed',
      'two sources differ by less than it: 14.7 and 17.6 mL/min/kg (S40, S67); neither gives a spread',
    ),
    hydromorphone: parameter(
      'cv-hydromorphone-plasma-clearance',
      0.3,
      '1',
      null,
      'assumed',
      UNKNOWN_CLEARANCE,
    ),
    fentanyl: parameter('cv-fentanyl-plasma-clearance', 0.3, '1', null, 'assumed', UNKNOWN_CLEARANCE),
    sufentanil: parameter('cv-sufentanil-plasma-clearance', 0.3, '1', null, 'assumed', UNKNOWN_CLEARANCE),
    bupivacaine: parameter(
      'cv-bupivacaine-plasma-clearance',
      0.25,
      '1',
      null,
      'verified',
      '0.56 ± 0.14 L/min (S48)',
    ),
    ziconotide: parameter(
      'cv-ziconotide-plasma-clearance',
      0.163,
      '1',
      null,
      'computed',
      '270 ± 44 mL/min (S30)',
    ),
  },
  halfEffect: parameter('cv-ec50', 0.6, '1', null, 'assumed', UNKNOWN_EFFECT),
  maximumEffect: parameter('cv-emax', 0.2, '1', null, 'assumed', UNKNOWN_EFFECT),
  equilibration: parameter('cv-ke0', 0.4, '1', null, 'assumed', UNKNOWN_EFFECT),
  tipVertebrae: parameter(
    'tip-error-vertebrae',
    1,
    '{vertebra}',
    null,
    'assumed',
    'the tip lies within one vertebra either way of where it is said to lie, anywhere alike',
  ),
} as const;

/** What a measurement differs from the model by, beside what patients differ by. */
export const RESIDUAL = {
  csf: parameter(
    'residual-csf-log',
    0.35,
    '1',
    null,
    'computed',
    'standard deviation of the logarithm: nineteen of twenty within the factor of 2 that the model reaches',
  ),
  score: parameter(
    'residual-ashworth',
    0.5,
    '{score}',
    null,
    'assumed',
    'half a point of the Ashworth scale',
  ),
} as const;

/** All of them as a list. */
export const VARIABILITY_PARAMETERS: readonly TwinParameter[] = [
  ...Object.values(VARIABILITY).flatMap((one): readonly TwinParameter[] =>
    'value' in one ? [one as TwinParameter] : Object.values(one),
  ),
  ...Object.values(RESIDUAL),
];
