import { sha256 } from './model-digest.ts';

/** A chunk in the folder is not what was written there; the message names it. */
export class DamagedChunk extends Error {
  override readonly name = 'DamagedChunk';
}

const END = '\r\n';
const DIGEST_LENGTH = 64;

/** The rows of a chunk with their digest as the last line, by which damage is seen. */
export const keptChunk = (csv: string): string => `${csv}${sha256(csv)}${END}`;

/** The rows of a chunk that was kept; throws `DamagedChunk` where they are others. */
export function rowsOfKept(kept: string, chunk: number): string {
  const at = kept.length - DIGEST_LENGTH - END.length;
  const csv = kept.slice(0, Math.max(0, at));
  if (kept.slice(Math.max(0, at)) !== `${sha256(csv)}${END}`) throw new DamagedChunk(`chunk ${chunk}`);
  return csv;
}
