// The ids in titles of tests: `[SR-5] no window of any length exceeds the limit`.

/** The ids that a text carries, each once, and what looks like an id and is written otherwise. */
export function idsIn(text: string): {
  readonly ids: readonly string[];
  readonly misspelt: readonly string[];
} {
  const ids = new Set([...text.matchAll(/\[(SR-[1-9]\d*)\]/g)].map((found) => found[1] ?? ''));
  const rest = text.replaceAll(/\[SR-[1-9]\d*\]/g, '');
  return { ids: [...ids], misspelt: rest.match(/\bSR[-‑– ]?\d[^\s\]]*/gi) ?? [] };
}

/** The accidents that a title names, as `A7: …`, `[A6] …` or `A1, per-hour: …`. */
export const accidentsIn = (title: string): readonly string[] => [
  ...new Set([...title.matchAll(/(?<![\w-])A[1-9]\d?(?![\w-])/g)].map(([id]) => id)),
];
