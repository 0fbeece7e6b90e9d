import type { TherapyEvent } from '../../core/therapy/events.ts';
import { amountText } from '../fields/amount-text.ts';
import { workingLabel } from '../fields/findings.ts';

export type EventType = TherapyEvent['type'];

/** Every event that has words; the type of the core keeps the list complete. */
const KNOWN: Readonly<Record<EventType, true>> = {
  'patient-registered': true,
  'facts-recorded': true,
  'implant-recorded': true,
  'therapy-taken-over': true,
  'order-submitted': true,
  'order-verified': true,
  'order-disputed': true,
  'order-signed': true,
  'order-withdrawn': true,
  'visit-started': true,
  'visit-identified': true,
  'pump-read': true,
  'port-confirmed': true,
  'residual-aspirated': true,
  'residual-assessed': true,
  'port-reconfirmed': true,
  'refill-injected': true,
  'program-confirmed': true,
  'read-back-matched': true,
  'read-back-differed': true,
  'observation-started': true,
  'observation-ended': true,
  'visit-completed': true,
  'visit-aborted': true,
  'alarm-reported': true,
  'appointment-booked': true,
  'appointment-cancelled': true,
};

export const isKnownEvent = (type: string): type is EventType => type in KNOWN;

export interface PlainField {
  readonly path: string;
  readonly text: string;
}

const isAmount = (value: object): value is { readonly value: number; readonly unit: string } =>
  Object.keys(value).length === 2 &&
  'value' in value &&
  typeof value.value === 'number' &&
  'unit' in value &&
  typeof value.unit === 'string';

/** An event's own fields as lines of words, none left out: `fill volume` `20 mL`. */
export function plainFields(data: unknown, path: readonly string[] = []): readonly PlainField[] {
  if (data === null || data === undefined) return [];
  if (typeof data !== 'object') return [{ path: path.join(' '), text: String(data) }];
  if (isAmount(data)) return [{ path: path.join(' '), text: amountText(data, 'en') }];
  if (Array.isArray(data))
    return data.flatMap((item: unknown, index) => plainFields(item, [...path, String(index + 1)]));
  return Object.entries(data).flatMap(([key, value]) => plainFields(value, [...path, workingLabel(key)]));
}
