import { accepted, type Result, refused } from '../core/result.ts';
import type { Prescription } from './prescription.ts';
import { sha256OfText } from './sha-256.ts';

const FIELDS = ['bridge', 'limits', 'lowReservoirAlarm', 'mixture', 'program', 'reservoir'];

/** One text for one prescription: keys in order, no space. It is what is sent, stored, hashed and read back. */
export const prescriptionText = (prescription: Prescription): string => canonical(prescription);

/** The digest that is signed: SHA-256 of the text. */
export const prescriptionDigest = (prescription: Prescription): string =>
  sha256OfText(prescriptionText(prescription));

/** Only the one text of a prescription is read: another order of keys or a key too many is refused. */
export function readPrescription(text: string): Result<Prescription, 'unreadable'> {
  const parsed = parse(text);
  if (parsed === null || Object.keys(parsed).length !== FIELDS.length) return refused('unreadable');
  if (!FIELDS.every((field) => field in parsed)) return refused('unreadable');
  return canonical(parsed) === text ? accepted(parsed as unknown as Prescription) : refused('unreadable');
}

function parse(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** Keys in the order of their code units, at every depth. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields: string[] = [];
  const each = value as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(each).sort((a, b) => (a < b ? -1 : 1)))
    if (each[key] !== undefined) fields.push(`${JSON.stringify(key)}:${canonical(each[key])}`);
  return `{${fields.join(',')}}`;
}
