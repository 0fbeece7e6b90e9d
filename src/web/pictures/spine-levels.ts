/** The vertebral levels a tip is told by, from the neck down. */
const COUNTS = [
  ['C', 7],
  ['T', 12],
  ['L', 5],
  ['S', 1],
] as const;

export const SPINE_LEVELS: readonly string[] = COUNTS.flatMap(([region, count]) =>
  Array.from({ length: count }, (_, index) => `${region}${index + 1}`),
);

/** Place of a level counted from C1, or of the disc between two (`T9-T10`, `T9/10`); null where the text names none. */
export function levelIndex(tip: string): number | null {
  const parts = /^\s*([CTLS])(\d{1,2})(?:\s*[-/]\s*([CTLS])?(\d{1,2}))?\s*$/i.exec(tip);
  if (parts === null) return null;
  const [, region = '', number = '', secondRegion, secondNumber] = parts;
  const first = SPINE_LEVELS.indexOf(`${region.toUpperCase()}${Number(number)}`);
  if (first < 0) return null;
  if (secondNumber === undefined) return first;
  const second = SPINE_LEVELS.indexOf(`${(secondRegion ?? region).toUpperCase()}${Number(secondNumber)}`);
  return second === first + 1 ? first + 0.5 : null;
}
