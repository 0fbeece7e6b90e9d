/** Letters without case and accents, so that "munoz" finds Muñoz. */
export const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('en');

/** A number as it is spoken: without spaces, dots and dashes. */
const bare = (text: string): string => text.replace(/[\s.-]/g, '');

/** How many characters a search of the whole clinic needs. */
export const SEARCH_MINIMUM = 3;

/** Every word typed stands somewhere in the name, or what was typed stands in the record number. */
export function matches(
  typed: string,
  patient: { readonly name: string; readonly recordNumber: string },
): boolean {
  const text = folded(typed.trim());
  if (text === '') return true;
  if (bare(folded(patient.recordNumber)).includes(bare(text))) return true;
  const name = folded(patient.name);
  return text.split(/[\s,]+/).every((word) => name.includes(word));
}

/** Those that match: names that begin with what was typed first, then by name. */
export function found<Of extends { readonly name: string; readonly recordNumber: string }>(
  typed: string,
  patients: readonly Of[],
): readonly Of[] {
  const text = folded(typed.trim());
  const begins = (patient: Of): number => (folded(patient.name).startsWith(text) ? 0 : 1);
  return patients
    .filter((patient) => matches(typed, patient))
    .sort((a, b) => begins(a) - begins(b) || a.name.localeCompare(b.name));
}

/** At most two letters for a round badge: of the name, without the title before and the degrees behind it. */
export function initials(name: string): string {
  const [bareName = ''] = name.split(',');
  const words = bareName.split(/\s+/).filter((word) => word !== '' && !/^(dr|prof)\.?$/i.test(word));
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.[0]?.toLocaleUpperCase('en') ?? '')
    .join('');
}
