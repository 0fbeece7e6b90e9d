import type { TwinParameter } from './evidence.ts';
import { LEVEL_HEIGHTS, ON_CANAL_CM } from './parameters/level-heights.ts';

/**
 * Vertebrae and the discs between them from the caudal end of the thecal sac to the foramen magnum. `L3-4` is the disc between
 * the third and the fourth lumbar vertebra.
 */
export const VERTEBRAL_LEVELS = [
  'S2',
  'S1-2',
  'S1',
  'L5-S1',
  'L5',
  'L4-5',
  'L4',
  'L3-4',
  'L3',
  'L2-3',
  'L2',
  'L1-2',
  'L1',
  'T12-L1',
  'T12',
  'T11-12',
  'T11',
  'T10-11',
  'T10',
  'T9-10',
  'T9',
  'T8-9',
  'T8',
  'T7-8',
  'T7',
  'T6-7',
  'T6',
  'T5-6',
  'T5',
  'T4-5',
  'T4',
  'T3-4',
  'T3',
  'T2-3',
  'T2',
  'T1-2',
  'T1',
  'C7-T1',
  'C7',
  'C6-7',
  'C6',
  'C5-6',
  'C5',
  'C4-5',
  'C4',
  'C3-4',
  'C3',
  'C2-3',
  'C2',
  'C1-2',
  'C1',
] as const;
export type VertebralLevel = (typeof VERTEBRAL_LEVELS)[number];

/** A place along the spinal canal: a vertebra or disc, or the distance from the caudal end of the sac, in cm. */
export type Place = VertebralLevel | { readonly cm: number };

/** What is simulated from an effect site. Which drug each belongs to, and what is known of it: `parameters/effect.ts`. */
export const EFFECT_IDS = ['spasticity-leg', 'spasticity-arm', 'morphine-analgesia'] as const;
export type EffectId = (typeof EFFECT_IDS)[number];

/** Where something is observed. `cord` is a prior and never an estimate: CSF says nothing about it (`docs/twin.md`). */
export type ObservedAt =
  | { readonly kind: 'csf'; readonly at: Place | 'tip' }
  | { readonly kind: 'cord'; readonly at: Place | 'tip' }
  | { readonly kind: 'cisterna' }
  | { readonly kind: 'plasma' }
  | { readonly kind: 'effect'; readonly effect: EffectId };

const isVertebral = (name: string): name is VertebralLevel =>
  (VERTEBRAL_LEVELS as readonly string[]).includes(name);

function placeNamed(name: string): Place | 'tip' | null {
  if (name === 'tip' || isVertebral(name)) return name;
  const cm = /^(\d+(?:\.\d+)?) cm$/.exec(name)?.[1];
  return cm === undefined ? null : { cm: Number(cm) };
}

/**
 * What a level is called in a file and on screen: `T12`, `L3-4`, `tip`, `24.5 cm`, `cisterna`, `plasma`, `cord T12`,
 * `effect spasticity-leg`. Null where nothing is called so.
 */
export function levelNamed(name: string): ObservedAt | null {
  if (name === 'cisterna' || name === 'plasma') return { kind: name };
  if (name.startsWith('effect ')) {
    const effect = EFFECT_IDS.find((id) => id === name.slice('effect '.length));
    return effect === undefined ? null : { kind: 'effect', effect };
  }
  const inCord = name.startsWith('cord ');
  const at = placeNamed(inCord ? name.slice('cord '.length) : name);
  return at === null ? null : { kind: inCord ? 'cord' : 'csf', at };
}

const placeName = (at: Place | 'tip'): string => (typeof at === 'string' ? at : `${at.cm} cm`);

/** The name that `levelNamed` understands. */
export function nameOfLevel(level: ObservedAt): string {
  switch (level.kind) {
    case 'csf':
      return placeName(level.at);
    case 'cord':
      return `cord ${placeName(level.at)}`;
    case 'effect':
      return `effect ${level.effect}`;
    case 'cisterna':
    case 'plasma':
      return level.kind;
  }
}

/** The index is that of `VERTEBRAL_LEVELS`; the foramen magnum stands one disc above C1. */
const ordinal = (name: VertebralLevel | 'foramen-magnum'): number =>
  name === 'foramen-magnum' ? VERTEBRAL_LEVELS.length : VERTEBRAL_LEVELS.indexOf(name);

/** On the canal of `ON_CANAL_CM`; straight between the heights that are known. */
function heightOf(name: VertebralLevel): number {
  const wanted = ordinal(name);
  const above = LEVEL_HEIGHTS.findIndex(({ level }) => ordinal(level) > wanted);
  const lower = LEVEL_HEIGHTS[above - 1];
  const upper = LEVEL_HEIGHTS[above];
  if (lower === undefined || upper === undefined) throw new RangeError(`no position of ${name}`);
  const share = (wanted - ordinal(lower.level)) / (ordinal(upper.level) - ordinal(lower.level));
  return lower.height.value + share * (upper.height.value - lower.height.value);
}

const HEIGHTS_CM = Object.fromEntries(VERTEBRAL_LEVELS.map((name) => [name, heightOf(name)])) as Readonly<
  Record<VertebralLevel, number>
>;

/** Distance of a vertebral level from the caudal end of a canal of the given length, in cm. */
export const positionOfLevel = (name: VertebralLevel, canalLengthCm: number): number =>
  (HEIGHTS_CM[name] * canalLengthCm) / ON_CANAL_CM;

/** The heights that a set of places rests on: all of them as soon as one is named by its vertebra. */
export const heightsBehind = (
  places: readonly (Place | 'tip' | 'ventricle' | undefined)[],
): readonly TwinParameter[] =>
  places.some((place) => typeof place === 'string' && isVertebral(place))
    ? LEVEL_HEIGHTS.map(({ height }) => height)
    : [];
