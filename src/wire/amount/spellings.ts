/** Spellings that are refused because they are misread or are no unit of UCUM, and how to write what was meant. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ['mcg', 'ug'],
  ['µg', 'ug'],
  ['μg', 'ug'],
  ['ugm', 'ug'],
  ['gm', 'g'],
  ['cc', 'mL'],
  ['ml', 'mL'],
  ['ML', 'mL'],
  ['mcl', 'uL'],
  ['mcL', 'uL'],
  ['µL', 'uL'],
  ['μL', 'uL'],
  ['ul', 'uL'],
  ['nl', 'nL'],
  ['day', 'd'],
  ['days', 'd'],
  ['hr', 'h'],
  ['hrs', 'h'],
  ['hour', 'h'],
  ['hours', 'h'],
  ['minute', 'min'],
  ['minutes', 'min'],
  ['sec', 's'],
  ['second', 's'],
  ['seconds', 's'],
]);

const INTERNATIONAL_UNITS: ReadonlySet<string> = new Set([
  'IU',
  'iu',
  'U',
  'u',
  'unit',
  'units',
  '[iU]',
  '[IU]',
]);

/** How a refused unit is to be written, if it is one of `units` in another spelling. */
export function acceptedSpelling(written: string, units: ReadonlyMap<string, bigint>): string | undefined {
  const respelt = written
    .trim()
    .split('/')
    .map((part) => MEANT.get(part.trim()) ?? part.trim())
    .join('/');
  return respelt !== written && units.has(respelt) ? respelt : undefined;
}

/** International units measure an effect; no factor makes them a mass. */
export const isInternationalUnit = (written: string): boolean =>
  INTERNATIONAL_UNITS.has(written.split('/')[0]?.trim() ?? '');
