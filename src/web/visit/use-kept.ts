import { useCallback, useState } from 'react';
import { forget, keep, readKept } from '../client/kept.ts';

/**
 * What somebody types at one place: it survives leaving the page and a reload, and is gone once it was sent. A component is
 * drawn anew for another key (`key={…}`); `sample` says the form where lists are empty at first.
 */
export function useKept<T extends object>(
  key: string,
  empty: T,
  sample: T = empty,
): readonly [T, (change: Partial<T>) => void, () => void] {
  const [value, setValue] = useState<T>(() => readKept(key, sample) ?? empty);
  const change = useCallback(
    (part: Partial<T>) =>
      setValue((before) => {
        const after = { ...before, ...part };
        keep(key, after);
        return after;
      }),
    [key],
  );
  const done = useCallback(() => {
    forget(key);
    setValue(empty);
  }, [key, empty]);
  return [value, change, done];
}
