import { drug } from '../../../src/core/drugs/all.ts';
import { KNOWN_MIXTURES } from '../../../src/core/drugs/known-mixtures.ts';
import { DRUG_IDS } from '../../../src/core/ids.ts';
import type { Source } from '../../../src/core/limits.ts';

interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

export interface Found {
  readonly id: string;
  readonly source: Source;
  /** As it lies in memory: a quantity is a whole number of its smallest unit, a limit `{ min, max }`. */
  readonly says: unknown;
}

/** Every figure and every limit of every drug, found by walking the values, so that none can be forgotten. */
export function everyFigure(): readonly Found[] {
  const found: Found[] = [];
  for (const id of DRUG_IDS) walk(drug(id), found, new Set());
  walk(KNOWN_MIXTURES, found, new Set());
  return found;
}

/** A figure that two entries share, as an interval of several steps, is one figure. */
function walk(value: unknown, found: Found[], met: Set<unknown>): void {
  if (value === null || typeof value !== 'object' || met.has(value)) return;
  met.add(value);
  const record = value as Record<string, unknown>;
  if (typeof record['id'] === 'string' && record['source'] !== undefined) found.push(read(record));
  for (const inner of Object.values(record)) walk(inner, found, met);
}

function read(record: Record<string, unknown>): Found {
  const { allowed, usual } = record as { allowed?: Bounds; usual?: Bounds };
  const says = 'value' in record ? record['value'] : limitSays(allowed, usual);
  return { id: record['id'] as string, source: record['source'] as Source, says };
}

/** A maximum that its source gives as a range stands as `usual` up to the one end and `allowed` up to the other. */
const limitSays = (allowed?: Bounds, usual?: Bounds): Bounds =>
  allowed?.max !== undefined && usual?.max !== undefined
    ? { min: usual.max, max: allowed.max }
    : { ...usual, ...allowed };
