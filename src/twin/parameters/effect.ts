import type { DrugId } from '../../core/ids.ts';
import type { TwinParameter } from '../evidence.ts';
import type { EffectId, Place } from '../levels.ts';
import { parameter } from './parameter.ts';

/** Which drug makes an effect, where it is taken to act, and what is known of it. */
export interface EffectSite {
  readonly drug: DrugId;
  /** `around-tip`: CSF at the tip and two vertebrae either way. */
  readonly site: Place | 'around-tip';
  /** Id of the equilibration rate, 1/h. */
  readonly rateId: string;
  /** Ids of the sigmoid Emax model; null where no figure on the scale of CSF is known. */
  readonly emax: {
    readonly baseline: string;
    readonly maximum: string;
    readonly half: string;
    readonly slope: string;
  } | null;
  /** What a score without drug effect falls to at most. */
  readonly floor: number;
}

const ASHWORTH = {
  baseline: 'ashworth-baseline',
  maximum: 'baclofen-emax',
  half: 'baclofen-ec50',
  slope: 'baclofen-hill',
};

/** Modified Ashworth: 1 is no increase of tone. */
const NO_INCREASE_OF_TONE = 1;
export const ASHWORTH_SCALE = [NO_INCREASE_OF_TONE, 5] as const;

export const EFFECT_SITES: Readonly<Record<EffectId, EffectSite>> = {
  'spasticity-leg': {
    drug: 'baclofen',
    site: 'L2-3',
    rateId: 'baclofen-ke0',
    emax: ASHWORTH,
    floor: NO_INCREASE_OF_TONE,
  },
  'spasticity-arm': {
    drug: 'baclofen',
    site: 'C7-T1',
    rateId: 'baclofen-ke0',
    emax: ASHWORTH,
    floor: NO_INCREASE_OF_TONE,
  },
  'morphine-analgesia': {
    drug: 'morphine',
    site: 'around-tip',
    rateId: 'morphine-ke0',
    emax: null,
    floor: 0,
  },
};

const ON_OUR_SCALE =
  'no figure is known: set so that the leg score 6 h after 50 ug comes near that of a study of stroke (3.3 to 1.4, S60), at the levels in CSF that this model has then';

/** Effects. Everything about baclofen's is assumed on the scale of the CSF that this model predicts. */
export const EFFECT: readonly TwinParameter[] = [
  parameter(
    'ashworth-baseline',
    4,
    '{score}',
    [2, 5],
    'verified',
    'Penn 1989, 20 patients: 4.0 ± 1.0 (S58)',
    ASHWORTH_SCALE,
  ),
  parameter(
    'baclofen-emax',
    0.933,
    '1',
    [0.63, 1],
    'computed',
    '4.0 to 1.2 under infusion, of the 3 points above 1 (Penn 1989, S58)',
    [0, 1],
  ),
  parameter('baclofen-ec50', 0.05, 'ug/mL', [0.0167, 0.15], 'assumed', ON_OUR_SCALE),
  parameter('baclofen-hill', 1.5, '1', null, 'assumed', ON_OUR_SCALE),
  parameter('baclofen-ke0', 0.4, '/h', [0.19, 0.85], 'assumed', ON_OUR_SCALE),
  parameter(
    'morphine-ke0',
    0.1575,
    '/h',
    [0.139, 0.182],
    'verified',
    'half-life of equilibration 4.4 ± 0.3 h, intravenous, volunteers (S41)',
  ),
];
