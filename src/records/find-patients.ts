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

/** As a list of patients has them. */
export interface FoundPatient extends PatientIdentity {
  readonly id: string;
}

const MOST_FOUND = 50;

const COLUMNS = ['patient', 'name', 'record_number', 'birth_date'] as const;

interface Row {
  readonly patient: string;
  readonly name: string;
  readonly record_number: string;
  readonly birth_date: string;
}

const found = (row: Row): FoundPatient => ({
  id: row.patient,
  name: row.name,
  recordNumber: row.record_number,
  birthDate: row.birth_date,
});

/** Everybody of the clinic, by name. */
export async function allPatients(here: InClinic): Promise<FoundPatient[]> {
  const rows = await here.sql.selectFrom('patients').select(COLUMNS).orderBy('folded').execute();
  return rows.map(found);
}

/** Every word of `search` stands somewhere in the name or the record number. Sorted by name; at most fifty. */
export async function findPatients(here: InClinic, search: string): Promise<FoundPatient[]> {
  let query = here.sql.selectFrom('patients').select(COLUMNS).orderBy('folded').limit(MOST_FOUND);
  for (const word of folded(search).split(' '))
    query = query.where('folded', 'like', `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  return (await query.execute()).map(found);
}
