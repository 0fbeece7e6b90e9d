import type { TwinParameter } from '../evidence.ts';
import { parameter } from './parameter.ts';

/** How CSF moves and what carries drug away with it, whatever the drug. */
export const CSF: readonly TwinParameter[] = [
  parameter(
    'dispersion',
    250,
    'cm2/h',
    [150, 540],
    'computed',
    'scratch fit to human CSF data; pulsation mixes as dispersion does (docs/twin.md)',
  ),
  parameter(
    'csf-production',
    21,
    'mL/h',
    [14.7, 27.3],
    'assumed',
    'about 0.3 mL/min (S25), 27 mL/h by MRI over a day (Nilsson 1992, S26)',
  ),
  parameter(
    'csf-production-lowest',
    12,
    'mL/h',
    null,
    'verified',
    'at 18:00, six subjects (Nilsson 1992, S26)',
  ),
  parameter(
    'csf-production-highest',
    42,
    'mL/h',
    null,
    'verified',
    'at 02:00, six subjects (Nilsson 1992, S26)',
  ),
  parameter(
    'spinal-absorption',
    7,
    'mL/h',
    [0, 14],
    'assumed',
    'prior; net flow at the foramen magnum cannot be measured well enough (Lindstrom, S29)',
  ),
  parameter(
    'spinal-bulk-loss',
    0.15,
    '/h',
    [0.1, 0.23],
    'computed',
    'scratch fit, mainly from DTPA (Kroin, S19) and ziconotide (S30)',
  ),
  parameter(
    'cranial-loss',
    0,
    '/h',
    null,
    'assumed',
    'no figure is known: only absorbed CSF carries drug out of the cranium',
  ),
  parameter(
    'release-width',
    2,
    'cm',
    null,
    'assumed',
    'standard deviation of where drug from the tip of a catheter appears; scratch fit at its lower bound',
  ),
  parameter(
    'injection-width',
    8.4,
    'cm',
    [5, 14],
    'computed',
    'geometric middle of 5 to 14 cm for injections of millilitres, weakly identified (S4, S12)',
  ),
];
