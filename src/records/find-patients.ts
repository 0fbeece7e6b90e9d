import type { PatientIdentity } from '../core/therapy/events.ts';
import type { InClinic } from './database.ts';

/** Without marks, in lower case, single blanks: what names are compared by. `Ólafsdóttir` is found by `ola`. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('đ', 'd')
    .replaceAll('æ', 'ae')
    .replaceAll('œ', 'oe')
    .replaceAll('ı', 'i')
    .trim()
    .replace(/\s+/g, ' ');

const MOST_FOUND = 50;

/** Every word of `search` stands somewhere in the name or the record number. Sorted by name; at most fifty. */
export async function findPatients(
  here: InClinic,
  search: string,
): Promise<readonly (PatientIdentity & { readonly id: string })[]> {
  let query = here.sql
    .selectFrom('patients')
    .select(['patient', 'name', 'record_number', 'birth_date'])
    .orderBy('folded')
    .limit(MOST_FOUND);
  for (const word of folded(search).split(' '))
    query = query.where('folded', 'like', `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.patient,
    name: row.name,
    recordNumber: row.record_number,
    birthDate: row.birth_date,
  }));
}
