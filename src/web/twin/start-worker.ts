import type { Port } from './latest-asked.ts';

const started = (): Port =>
  new Worker(new URL('./twin-worker.ts', import.meta.url), { type: 'module' }) as unknown as Port;

let spare: Port | null = null;

/** Starts a worker before there is anything to ask: it is fetched and warm when the record of the patient is here. */
export function prepareTwinWorker(): void {
  spare ??= started();
}

/** The twin beside the page: nobody waits for it while typing. */
export function startTwinWorker(): Port {
  const port = spare ?? started();
  spare = null;
  return port;
}
