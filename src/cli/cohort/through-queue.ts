import { createHash, randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import type { CohortQueue } from '../../records/jobs/cohort-queue.ts';
import type { ChunkDone } from './threads.ts';

const POLL_MS = 250;

/** A run has a name of its own, kept in its folder: taken up again it finds the chunks that it has asked for. */
async function runIn(folder: string): Promise<string> {
  const place = path.join(folder, 'queue-run');
  try {
    return (await readFile(place, 'utf8')).trim();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    const run = randomUUID();
    await writeFile(place, `${run}\n`, { flag: 'wx' });
    return run;
  }
}

/** The same id for the same chunk of a run, so that asking again asks nothing twice. */
function jobId(run: string, chunk: number): string {
  const hex = createHash('sha256').update(`${run} ${chunk}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Has the chunks computed by whatever workers there are, and gives every result to `take`. */
export async function runThroughQueue(
  queue: CohortQueue,
  folder: string,
  file: string,
  chunks: readonly number[],
  take: (done: ChunkDone) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const run = await runIn(folder);
  await queue.ask(
    run,
    file,
    chunks.map((chunk) => ({ chunk, id: jobId(run, chunk) })),
  );
  const missing = new Set(chunks);
  while (missing.size > 0 && !signal.aborted) {
    const taken = await queue.take(run, async ({ chunk, csv, failed }) => {
      if (csv === null) throw new Error(`a worker failed: ${failed}`);
      // A chunk that was computed twice has the same rows.
      if (missing.delete(chunk)) await take({ chunk, csv });
    });
    if (taken === 0) await later(POLL_MS);
  }
  if (missing.size === 0) await queue.forget(run);
}
