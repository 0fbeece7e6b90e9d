import { type ChunkThread, chunkThread } from './chunk-thread.ts';

export interface ChunkDone {
  readonly chunk: number;
  readonly csv: string;
}

type Take = (done: ChunkDone) => Promise<void>;

/**
 * Computes the chunks of a cohort file on so many threads and gives every result to `take`. Ends early, with the threads stopped
 * and what was given to `take` done, when `signal` says so, and when one of them or `take` throws.
 */
export async function runOnThreads(
  file: string,
  chunks: readonly number[],
  threads: number,
  take: Take,
  signal: AbortSignal,
): Promise<void> {
  const all = Array.from({ length: Math.min(threads, chunks.length) }, () => chunkThread(file));
  try {
    await handOut(all, chunks, take, signal);
  } finally {
    await Promise.all(all.map((thread) => thread.stop()));
  }
}

/** The same on threads that are there; one is at its next chunk while its last is taken. After an early end they are to be stopped. */
export async function handOut(
  threads: readonly ChunkThread[],
  chunks: readonly number[],
  take: Take,
  signal: AbortSignal,
): Promise<void> {
  const waiting = [...chunks].reverse();
  const failure = new AbortController();
  const ending = AbortSignal.any([signal, failure.signal]);
  const work = async (thread: ChunkThread): Promise<void> => {
    const next = async (): Promise<ChunkDone | undefined> => {
      const chunk = ending.aborted ? undefined : waiting.pop();
      return chunk === undefined ? undefined : { chunk, csv: await thread.compute(chunk, ending) };
    };
    let taken: Promise<void> | undefined;
    try {
      let done = await next();
      while (done !== undefined) {
        taken = take(done);
        [done] = await Promise.all([next(), taken]);
      }
    } catch (error) {
      if (ending.aborted) return;
      failure.abort();
      throw error;
    } finally {
      await Promise.allSettled([taken]);
    }
  };
  const ends = await Promise.allSettled(threads.map(work));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}
