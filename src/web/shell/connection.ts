import { useSyncExternalStore } from 'react';

function subscribe(changed: () => void): () => void {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
}

/** Whether this device has any network; says nothing about the server. */
export const useOnline = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine);

/** What was fetched is called stale when its refreshing has failed for this long. */
export const STALE_AFTER_MS = 180_000;

/** Whether what is shown is too old to be worked from without a word. */
export const isStale = (loadedAtMs: number, nowMs: number): boolean => nowMs - loadedAtMs > STALE_AFTER_MS;
