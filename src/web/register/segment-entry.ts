import { catheterProfile } from '../../core/devices/catheters.ts';
import type { CatheterModelId } from '../../core/ids.ts';
import { compare, type Length, subtract } from '../../core/units.ts';
import type { CatheterSegment } from '../../core/visit-input.ts';
import { LENGTH, VOLUME } from '../../wire/amount/unit-table.ts';
import { NOTHING_TYPED, type QuantityText, quantityText, readQuantity } from '../fields/quantity-entry.ts';
import type { AnyProblem, RecordProblems } from './record-problem.ts';

/** How the size of a segment is known. */
export const WAYS = ['trimmed', 'implanted', 'volume', 'unknown'] as const;
export type Way = (typeof WAYS)[number];

/** One piece of the catheter, as typed. */
export interface SegmentEntry {
  readonly id: number;
  readonly model: CatheterModelId | 'unknown' | null;
  readonly way: Way | null;
  readonly original: QuantityText;
  readonly trimmed: QuantityText;
  readonly implanted: QuantityText;
  readonly volume: QuantityText;
}

export const emptySegment = (id: number): SegmentEntry => ({
  id,
  model: null,
  way: null,
  original: NOTHING_TYPED,
  trimmed: NOTHING_TYPED,
  implanted: NOTHING_TYPED,
  volume: NOTHING_TYPED,
});

/** A length says nothing of the volume where the volume of a centimetre is not known; without a model only the volume is left. */
export function waysOf(model: SegmentEntry['model']): readonly Way[] {
  if (model === null) return [];
  if (model === 'unknown') return ['volume'];
  return catheterProfile(model).volumePerLength === null ? ['volume', 'unknown'] : WAYS;
}

/** The way that counts: the only one there is, or the one chosen among those of the model. */
export function wayOf({ model, way }: SegmentEntry): Way | null {
  const ways = waysOf(model);
  const [only] = ways;
  if (ways.length === 1 && only !== undefined) return only;
  return way !== null && ways.includes(way) ? way : null;
}

export type ReadSegment =
  | { readonly ok: true; readonly segment: CatheterSegment }
  | { readonly ok: false; readonly problems: RecordProblems };

const refuse = (problems: RecordProblems): ReadSegment => ({ ok: false, problems });

/** Original length less what was trimmed; null while either is not read or nothing would be left. */
export function lengthLeft({ original, trimmed }: SegmentEntry): Length | null {
  const [whole, cut] = [readQuantity(original, LENGTH), readQuantity(trimmed, LENGTH, true)];
  if (!whole.ok || !cut.ok || compare(cut.quantity, whole.quantity) >= 0) return null;
  return subtract(whole.quantity, cut.quantity);
}

function readTrimmed(entry: SegmentEntry, model: CatheterModelId): ReadSegment {
  const problems: Record<string, AnyProblem> = {};
  const left = lengthLeft(entry);
  if (!readQuantity(entry.original, LENGTH).ok) problems['original'] = 'field';
  if (!readQuantity(entry.trimmed, LENGTH, true).ok) problems['trimmed'] = 'field';
  else if (left === null && problems['original'] === undefined) problems['trimmed'] = 'trimmed-away';
  return left === null ? refuse(problems) : { ok: true, segment: { model, implanted: left } };
}

/** The segment as the record takes it, lengths to the µm and volumes to the nL, or what stands against it by field. */
export function readSegment(entry: SegmentEntry): ReadSegment {
  const { model } = entry;
  const way = wayOf(entry);
  if (model === null) return refuse({ model: 'no-choice' });
  if (way === 'volume') {
    const volume = readQuantity(entry.volume, VOLUME);
    if (!volume.ok) return refuse({ volume: 'field' });
    const segment = model === 'unknown' ? {} : { model };
    return { ok: true, segment: { ...segment, volume: volume.quantity } };
  }
  if (way === null || model === 'unknown') return refuse({ way: 'no-choice' });
  if (way === 'unknown') return { ok: true, segment: { model } };
  if (way === 'trimmed') return readTrimmed(entry, model);
  const implanted = readQuantity(entry.implanted, LENGTH);
  return implanted.ok
    ? { ok: true, segment: { model, implanted: implanted.quantity } }
    : refuse({ implanted: 'field' });
}

/** A segment of the record as its fields, to be corrected. The record keeps what is implanted, not what was cut off. */
export function segmentEntryOf(segment: CatheterSegment, id: number): SegmentEntry {
  const entry: SegmentEntry = { ...emptySegment(id), model: segment.model ?? 'unknown' };
  if ('volume' in segment)
    return { ...entry, way: 'volume', volume: quantityText(segment.volume, 'mL', VOLUME) };
  return segment.implanted === undefined
    ? { ...entry, way: 'unknown' }
    : { ...entry, way: 'implanted', implanted: quantityText(segment.implanted, 'cm', LENGTH) };
}
