import type { AmountJson } from '../../wire/contract/form.ts';

/** What stands at a path inside an event's own fields; undefined where there is nothing. */
export function valueAt(data: unknown, ...path: readonly string[]): unknown {
  let value = data;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
}

export const isAmount = (value: unknown): value is AmountJson =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).length === 2 &&
  'value' in value &&
  typeof value.value === 'number' &&
  'unit' in value &&
  typeof value.unit === 'string';

export function amountAt(data: unknown, ...path: readonly string[]): AmountJson | null {
  const value = valueAt(data, ...path);
  return isAmount(value) ? value : null;
}

/** Words or a number; null where there are none. */
export function textAt(data: unknown, ...path: readonly string[]): string | null {
  const value = valueAt(data, ...path);
  return (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : null;
}

export function listAt(data: unknown, ...path: readonly string[]): readonly unknown[] {
  const value = valueAt(data, ...path);
  return Array.isArray(value) ? value : [];
}
