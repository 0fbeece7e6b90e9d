import { catheterVolume, type MissingFact, type PathVolume, tubingVolume } from '../../core/catheter.ts';
import { catheterProfile } from '../../core/devices/catheters.ts';
import type { Figure } from '../../core/limits.ts';
import type { Result } from '../../core/result.ts';
import { add, compare, ifRepresentable, nanolitres, type Volume } from '../../core/units.ts';
import type { CatheterSegment } from '../../core/visit-input.ts';
import { VOLUME } from '../../wire/amount/unit-table.ts';
import { readQuantity } from '../fields/quantity-entry.ts';
import type { ImplantEntry } from './implant-entry.ts';
import { readSegment, type SegmentEntry } from './segment-entry.ts';

/** What a piece of the path still lacks; words as `register.path.lacks.…`. */
export type PathLack = MissingFact['code'] | 'pump-model' | 'unfinished';

/** One piece of what stands between reservoir and tip: its volume with the figures behind it, or what is missing. */
export type PathPiece =
  | { readonly ok: true; readonly volume: Volume; readonly figures: readonly Figure<unknown>[] }
  | { readonly ok: false; readonly lack: PathLack };

export interface PathNow {
  readonly tubing: PathPiece;
  /** Of each segment that is typed; empty where nothing is known of the catheter. */
  readonly segments: readonly PathPiece[];
  /** Tubing and catheter; null while anything is missing. */
  readonly total: Volume | null;
}

const lacking = (lack: PathLack): PathPiece => ({ ok: false, lack });

function pieceOf(path: Result<PathVolume, readonly MissingFact[]>): PathPiece {
  if (path.ok) return { ok: true, volume: path.value.volume, figures: path.value.figures };
  return lacking(path.refusal[0]?.code ?? 'unfinished');
}

function tubingOf({ model, tubing }: ImplantEntry): PathPiece {
  if (model === null) return lacking('pump-model');
  if (tubing.text.trim() === '') return pieceOf(tubingVolume({ model }));
  const typed = readQuantity(tubing, VOLUME);
  return typed.ok ? pieceOf(tubingVolume({ model, tubingVolume: typed.quantity })) : lacking('unfinished');
}

function segmentOf(entry: SegmentEntry): PathPiece {
  const read = readSegment(entry);
  return read.ok ? pieceOf(catheterVolume({ segments: [read.segment] })) : lacking('unfinished');
}

/** The path as far as it is typed, by the same core that plans a bridge or a prime. Nothing is filled in for what is missing. */
export function pathNow(entry: ImplantEntry): PathNow {
  const tubing = tubingOf(entry);
  const segments = entry.hasCatheter === true ? entry.segments.map(segmentOf) : [];
  const pieces = [tubing, ...segments];
  const volumes = pieces.flatMap((piece) => (piece.ok ? [piece.volume] : []));
  const isWhole = segments.length > 0 && volumes.length === pieces.length;
  const total = isWhole ? ifRepresentable(() => volumes.reduce(add, nanolitres(0))) : null;
  return { tubing, segments, total };
}

/** Whether more is said to be implanted than the model has before it is trimmed. */
export function isLongerThanMade(segment: CatheterSegment): boolean {
  if ('volume' in segment || segment.implanted === undefined) return false;
  const original = catheterProfile(segment.model).originalLength;
  return original !== null && compare(segment.implanted, original.value) > 0;
}
