import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** A thread that computes chunks of one cohort file, one at a time. */
export interface ChunkThread {
  readonly file: string;
  readonly compute: (chunk: number) => Promise<string>;
  readonly stop: () => Promise<void>;
}

export function chunkThread(file: string): ChunkThread {
  const worker = new Worker(new URL('./chunk-worker.ts', import.meta.url), { workerData: file });
  return {
    file,
    compute: async (chunk) => {
      worker.postMessage(chunk);
      // A thread that throws ends the wait with its error.
      const [csv] = (await once(worker, 'message')) as [string];
      return csv;
    },
    stop: async () => {
      await worker.terminate();
    },
  };
}
