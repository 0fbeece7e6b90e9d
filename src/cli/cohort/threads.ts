import { chunkThread } from './chunk-thread.ts';

export interface ChunkDone {
  readonly chunk: number;
  readonly csv: string;
}

/**
 * Hands the chunks out to threads, each the next when it has one done, and gives every result to `take`. Ends early, with the
 * threads stopped, when `signal` says so, and when one of them or `take` throws.
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
    try {
      for (let chunk = waiting.pop(); chunk !== undefined && !ending.aborted; chunk = waiting.pop())
        await take({ chunk, csv: await thread.compute(chunk, ending) });
    } catch (error) {
      if (ending.aborted) return;
      failure.abort();
      throw error;
    } finally {
      await thread.stop();
    }
  };
  await Promise.all(Array.from({ length: Math.min(threads, chunks.length) }, work));
}
