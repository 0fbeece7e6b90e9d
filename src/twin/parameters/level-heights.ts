import type { TwinParameter } from '../evidence.ts';
import type { VertebralLevel } from '../levels.ts';
import { parameter } from './parameter.ts';

/** Where a level lies on a canal of `ON_CANAL_CM`, from the caudal end of the sac. */
export interface LevelHeight {
  readonly level: VertebralLevel | 'foramen-magnum';
  readonly height: TwinParameter;
}

export const ON_CANAL_CM = 62;

const at = (level: LevelHeight['level'], cm: number): LevelHeight => ({
  level,
  height: parameter(
    `height-of-${level.toLowerCase()}`,
    cm,
    'cm',
    null,
    'assumed',
    'the levels of the scratch fit on a canal of 62 cm (docs/twin.md); stretched with `canal-length`, straight lines in between',
  ),
});

/** Ascending. They cannot be set: `{ cm }` says a place better. */
export const LEVEL_HEIGHTS: readonly LevelHeight[] = [
  at('S2', 0),
  at('L5-S1', 8),
  at('L3-4', 15),
  at('L2-3', 18),
  at('T12', 24),
  at('T10', 29),
  at('T2', 44),
  at('C7-T1', 52),
  at('foramen-magnum', ON_CANAL_CM),
];
