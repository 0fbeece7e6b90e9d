import { useSyncExternalStore } from 'react';

/** The width below which pages are laid out for a phone; the style sheets have the same one. */
const NARROW = matchMedia('(max-width: 700px)');

/** Whether the page is as narrow as a phone, now and when it changes. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(
    (changed) => {
      NARROW.addEventListener('change', changed);
      return () => NARROW.removeEventListener('change', changed);
    },
    () => NARROW.matches,
  );
