import type { Port } from './latest-asked.ts';

/** The twin beside the page: nobody waits for it while typing. */
export const startTwinWorker = (): Port =>
  new Worker(new URL('./twin-worker.ts', import.meta.url), { type: 'module' }) as unknown as Port;
