// Pieces of Markdown that the safety trace is made of.

/** A text that breaks no table. */
export const cell = (text: string): string =>
  text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').replaceAll('<', '&lt;');
export const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  `| ${heads.join(' | ')} |`,
  `| ${heads.map(() => '---').join(' | ')} |`,
  ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
];
export const linkTo = (id: string): string => `[${id}](#${id.toLowerCase()})`;
export const links = (ids: readonly string[]): string => ids.map(linkTo).join(', ');

/** As the page says it. */
export const STATUS = { implemented: 'implemented', partly: 'partly', 'not-yet': 'not built yet' } as const;
