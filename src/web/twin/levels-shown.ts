import { levelNamed, nameOfLevel, type ObservedAt, VERTEBRAL_LEVELS } from '../../twin/levels.ts';
import { tipNamed } from '../../twin/tip-named.ts';

/** The vertebrae from the caudal end up, the disc of the tip among them where it lies at one, and the cisterna above all. */
export function levelsShown(tip: string | undefined): readonly string[] {
  const at = tip === undefined ? null : tipNamed(tip);
  return [...VERTEBRAL_LEVELS.filter((level) => !level.includes('-') || level === at), 'cisterna'];
}

/** Vertebrae that name the rows of a picture. */
export const NAMED_ROWS = ['S1', 'L3', 'T12', 'T9', 'T6', 'T3', 'C7', 'C4', 'C1'] as const;

/** What is observed for a name of the list, with the cord beside it where it is asked for. The cisterna has no cord. */
export function observedFor(name: string, withCord: boolean): readonly ObservedAt[] {
  const level = levelNamed(name);
  if (level === null) throw new RangeError(`no level ${name}`);
  if (!withCord || level.kind !== 'csf') return [level];
  return [level, { kind: 'cord', at: level.at }];
}

export const cordName = (name: string): string =>
  nameOfLevel({ kind: 'cord', at: 'tip' }).replace('tip', name);
