import { amountText } from '../fields/amount-text.ts';
import { workingLabel } from '../fields/findings.ts';
import { isAmount } from './record-data.ts';

export interface PlainField {
  readonly path: string;
  readonly text: string;
}

/** Of a read-back null says here that the pump reports none; elsewhere, and of a concentration without a fill, that nobody asked. */
const REPORTED_NONE: ReadonlySet<string> = new Set([
  'read back bridge',
  'read back prime',
  'read back patient bolus',
]);

/** An event's own fields as lines of words: `fill volume` `20 mL`. What a pump reports none of is said. */
export function plainFields(data: unknown, path: readonly string[] = []): readonly PlainField[] {
  if (data === null && REPORTED_NONE.has(path.join(' '))) return [{ path: path.join(' '), text: 'none' }];
  if (data === null || data === undefined) return [];
  if (typeof data !== 'object') return [{ path: path.join(' '), text: String(data) }];
  if (isAmount(data)) return [{ path: path.join(' '), text: amountText(data, 'en') }];
  if (Array.isArray(data))
    return data.flatMap((item: unknown, index) => plainFields(item, [...path, String(index + 1)]));
  return Object.entries(data).flatMap(([key, value]) => plainFields(value, [...path, workingLabel(key)]));
}
