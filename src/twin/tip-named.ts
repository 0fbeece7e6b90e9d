import { VERTEBRAL_LEVELS, type VertebralLevel } from './levels.ts';

const PLACE = /^\s*([CTLS])(\d{1,2})(?:\s*[-/]\s*([CTLS])?(\d{1,2}))?\s*$/i;

/**
 * The level that a record names, as people write it: `T10`, `t9/10`, `T9-T10`, `T12-L1`. Null where it names none that the twin
 * knows: then the tip is unknown, and nothing is put in its place.
 */
export function tipNamed(text: string): VertebralLevel | null {
  const parts = PLACE.exec(text);
  if (parts === null) return null;
  const [, region = '', number = '', secondRegion, secondNumber] = parts;
  const first = `${region.toUpperCase()}${Number(number)}`;
  const second = (secondRegion ?? region).toUpperCase();
  const disc =
    second === region.toUpperCase()
      ? `${first}-${Number(secondNumber)}`
      : `${first}-${second}${Number(secondNumber)}`;
  const name = secondNumber === undefined ? first : disc;
  return VERTEBRAL_LEVELS.find((level) => level === name) ?? null;
}
