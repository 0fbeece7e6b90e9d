import type { Patients } from '../../wire/contract/patient.ts';
import { readDay } from '../visit/day-entry.ts';
import type { RegisterEntry } from './register-entry.ts';

export type Listed = Patients['patients'][number];

/** Letters without accents and case, words in order: how two people write one name. */
const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLocaleLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .sort((a, b) => (a < b ? -1 : 1))
    .join(' ');

/** Who of the clinic may be the one being registered: the same record number, the same name, or born that day with a shared name. */
export function maybeTheSame(entry: RegisterEntry, patients: readonly Listed[]): readonly Listed[] {
  const number = entry.recordNumber.trim().toLocaleLowerCase();
  const name = plain(entry.name);
  const born = readDay(entry.birthDate);
  const words = new Set(name.split(' ').filter((word) => word.length > 2));
  return patients.filter((patient) => {
    if (number !== '' && patient.recordNumber.trim().toLocaleLowerCase() === number) return true;
    const other = plain(patient.name);
    if (name !== '' && other === name) return true;
    return born.ok && patient.birthDate === born.day && other.split(' ').some((word) => words.has(word));
  });
}
