import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** A thread that computes chunks of one cohort file, one at a time. */
export interface ChunkThread {
  readonly file: string;
  /** Given up with an `AbortError` where `signal` says so; the thread is then good for nothing but to be stopped. */
  readonly compute: (chunk: number, signal?: AbortSignal) => Promise<string>;
  readonly stop: () => Promise<void>;
}

export function chunkThread(file: string): ChunkThread {
  const worker = new Worker(new URL('./chunk-worker.ts', import.meta.url), { workerData: file });
  return {
    file,
    compute: async (chunk, signal) => {
      worker.postMessage(chunk);
      // A thread that throws ends the wait with its error.
      const [csv] = (await once(worker, 'message', signal === undefined ? {} : { signal })) as [string];
      return csv;
    },
    stop: async () => {
      await worker.terminate();
    },
  };
}
