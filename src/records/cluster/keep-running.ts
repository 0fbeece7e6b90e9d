import { setTimeout as sleep } from 'node:timers/promises';

/** What became of a server that had died. */
export type ServerNews =
  | { readonly kind: 'died' }
  | { readonly kind: 'runs-again'; readonly afterMs: number }
  | { readonly kind: 'did-not-start'; readonly attempt: number }
  /** Nobody tries any more. */
  | { readonly kind: 'given-up' };

export interface KeptServer {
  /** Whether the server process lives. Asked often, so it must cost little. */
  readonly lives: () => boolean;
  /** Starts it again; rejects when that fails. */
  readonly start: () => Promise<void>;
}

const LOOK_EVERY_MS = 200;
/** Of deaths and failed starts together: a server that keeps dying has a reason that starting it again does not take away. */
const MOST_TRIES = 5;
const WITHIN_MS = 600_000;
const FIRST_PAUSE_MS = 250;

/**
 * Watches a server and starts it again when it has died, at most five times in ten minutes; tells what happened. The returned
 * function ends the watch, and resolves when a start that is under way is over.
 */
export function keepRunning(server: KeptServer, tell: (news: ServerNews) => void): () => Promise<void> {
  const ending = new AbortController();
  const pause = (ms: number): Promise<void> =>
    sleep(ms, undefined, { signal: ending.signal, ref: false }).catch(() => {});
  const tries: number[] = [];
  const mayTry = (): boolean => {
    const now = performance.now();
    while (tries[0] !== undefined && tries[0] < now - WITHIN_MS) tries.shift();
    return tries.length < MOST_TRIES;
  };

  /** False when it was given up. */
  async function revive(): Promise<boolean> {
    const from = performance.now();
    tell({ kind: 'died' });
    for (let attempt = 1; mayTry() && !ending.signal.aborted; attempt += 1) {
      tries.push(performance.now());
      try {
        await server.start();
        tell({ kind: 'runs-again', afterMs: Math.round(performance.now() - from) });
        return true;
      } catch {
        tell({ kind: 'did-not-start', attempt });
        await pause(FIRST_PAUSE_MS * 2 ** (attempt - 1));
      }
    }
    if (!ending.signal.aborted) tell({ kind: 'given-up' });
    return false;
  }

  async function watch(): Promise<void> {
    while (!ending.signal.aborted) {
      await pause(LOOK_EVERY_MS);
      if (!(ending.signal.aborted || server.lives() || (await revive()))) return;
    }
  }

  const watching = watch();
  return async () => {
    ending.abort();
    await watching;
  };
}
