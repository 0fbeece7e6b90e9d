import { Temporal } from 'temporal-polyfill';
import type { RecordRefusal } from './refusals.ts';

/** The first of these texts that says nothing, as a refusal; null where all say something. */
export function blankAmong(texts: Readonly<Record<string, string>>): RecordRefusal | null {
  for (const [at, text] of Object.entries(texts))
    if (text.trim() === '') return { code: 'incomplete', at, expected: 'a text that says something' };
  return null;
}

/** A day of the calendar as YYYY-MM-DD; 30 February is none. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}
