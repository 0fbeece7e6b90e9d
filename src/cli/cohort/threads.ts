import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

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
    if (waiting.length === 0) return;
    const worker = new Worker(new URL('./chunk-worker.ts', import.meta.url), { workerData: file });
    try {
      for (let next = waiting.pop(); next !== undefined && !signal.aborted; next = waiting.pop()) {
        worker.postMessage(next);
        const [done] = (await once(worker, 'message', { signal })) as [ChunkDone];
        await take(done);
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(threads, chunks.length) }, work));
}
