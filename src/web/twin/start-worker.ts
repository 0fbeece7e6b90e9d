import type { Port } from './latest-asked.ts';

const started = (): Port =>
  new Worker(new URL('./twin-worker.ts', import.meta.url), { type: 'module' }) as unknown as Port;

let spare: Port | null = null;

/** Starts a worker before there is anything to ask: it is fetched and warm when the record of the patient is here. */
export function prepareTwinWorker(): void {
  if (spare !== null) return;
  const early = started();
  // One that could not be fetched would never answer: the first question then starts another, and is told if it fails too.
  early.onerror = () => {
    if (spare === early) spare = null;
  };
  spare = early;
}

/** The twin beside the page: nobody waits for it while typing. */
export function startTwinWorker(): Port {
  const port = spare ?? started();
  spare = null;
  return port;
}
