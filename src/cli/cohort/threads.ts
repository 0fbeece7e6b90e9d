import { chunkThread } from './chunk-thread.ts';

export interface ChunkDone {
  readonly chunk: number;
  readonly csv: string;
}

/**
 * Hands the chunks out to threads, each the next when it has one done, and gives every result to `take` in turn. Ends early, with
 * the threads stopped, when `signal` says so.
 */
export async function runOnThreads(
  file: string,
  chunks: readonly number[],
  threads: number,
  take: (done: ChunkDone) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const waiting = [...chunks].reverse();
  const work = async (): Promise<void> => {
    const thread = chunkThread(file);
    const interrupted = new Promise<null>((resolve) => {
      signal.addEventListener('abort', () => resolve(null), { once: true });
    });
    try {
      for (let chunk = waiting.pop(); chunk !== undefined && !signal.aborted; chunk = waiting.pop()) {
        const csv = await Promise.race([thread.compute(chunk), interrupted]);
        if (csv === null) return;
        await take({ chunk, csv });
      }
    } finally {
      await thread.stop();
    }
  };
  await Promise.all(Array.from({ length: Math.min(threads, chunks.length) }, work));
}
