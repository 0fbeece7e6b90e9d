import { chunkThread } from './chunk-thread.ts';

export interface ChunkDone {
  readonly chunk: number;
  readonly csv: string;
}

/**
 * Hands the chunks out to threads and gives every result to `take`; a thread is at its next chunk while that is done. Ends early,
 * with the threads stopped and what was given to `take` done, when `signal` says so, and when one of them or `take` throws.
 */
export async function runOnThreads(
  file: string,
  chunks: readonly number[],
  threads: number,
  take: (done: ChunkDone) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const waiting = [...chunks].reverse();
  const failure = new AbortController();
  const ending = AbortSignal.any([signal, failure.signal]);
  const work = async (): Promise<void> => {
    const thread = chunkThread(file);
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
      await thread.stop();
    }
  };
  await Promise.all(Array.from({ length: Math.min(threads, chunks.length) }, work));
}
