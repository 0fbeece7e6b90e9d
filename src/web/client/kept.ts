/** Null stands where nothing was chosen yet. */
export type Kept = string | number | boolean | null | readonly Kept[] | { readonly [key: string]: Kept };

const PREFIX = 'theca.kept.';

/** Of one person, at one place of one patient: nobody else finds it. Ids only. */
export const keptKey = (...parts: readonly string[]): string =>
  PREFIX + parts.map(encodeURIComponent).join('/');

/** Whether a value has the form of the sample; what is null in the sample may be a text, a number, a choice or null. */
export function fits(sample: unknown, value: unknown): boolean {
  if (sample === null) return value === null || typeof value !== 'object';
  if (Array.isArray(sample))
    return Array.isArray(value) && value.every((item) => sample.length > 0 && fits(sample[0], item));
  if (typeof sample !== 'object') return typeof value === typeof sample;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const [wanted, given] = [Object.entries(sample), value as Readonly<Record<string, unknown>>];
  return (
    Object.keys(given).length === wanted.length &&
    wanted.every(([name, part]) => name in given && fits(part, given[name]))
  );
}

/** What was typed here and not sent; null where there is nothing, or a form that this page does not know. */
export function readKept<T>(key: string, sample: T): T | null {
  const text = sessionStorage.getItem(key);
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return fits(sample, value) ? (value as T) : null;
  } catch {
    return null;
  }
}

/** A full or forbidden store loses the comfort, never the page. */
export function keep(key: string, value: unknown): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    sessionStorage.removeItem(key);
  }
}

export const forget = (key: string): void => sessionStorage.removeItem(key);

/** With the session goes all that was typed in it; `but` is the person whose own may stay. */
export function forgetKept(but?: string): void {
  const stays = but === undefined ? null : `${keptKey(but)}/`;
  const keys = Array.from({ length: sessionStorage.length }, (_, index) => sessionStorage.key(index));
  for (const key of keys)
    if (key?.startsWith(PREFIX) === true && (stays === null || !key.startsWith(stays)))
      sessionStorage.removeItem(key);
}
