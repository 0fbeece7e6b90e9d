import { amountText } from '../fields/amount-text.ts';
import { workingLabel } from '../fields/findings.ts';
import { isAmount } from './record-data.ts';

export interface PlainField {
  readonly path: string;
  readonly text: string;
}

const READ_BACK = 'read back';

/** An event's own fields as lines of words: `fill volume` `20 mL`. What a pump reports none of is said; what else is null is not. */
export function plainFields(data: unknown, path: readonly string[] = []): readonly PlainField[] {
  if (data === null && path[0] === READ_BACK) return [{ path: path.join(' '), text: 'none' }];
  if (data === null || data === undefined) return [];
  if (typeof data !== 'object') return [{ path: path.join(' '), text: String(data) }];
  if (isAmount(data)) return [{ path: path.join(' '), text: amountText(data, 'en') }];
  if (Array.isArray(data))
    return data.flatMap((item: unknown, index) => plainFields(item, [...path, String(index + 1)]));
  return Object.entries(data).flatMap(([key, value]) => plainFields(value, [...path, workingLabel(key)]));
}
