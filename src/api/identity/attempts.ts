import { epochMilliseconds, type Instant } from '../../core/time.ts';

const WINDOW_MS = 60_000;
const MOST_FAILURES = 10;
/** Names remembered at once; a flood of names forgets the oldest, not the newest. */
const MOST_NAMES = 10_000;

/**
 * Slows the guessing of passwords: ten failures a minute for one name, then a pause of at most a minute. Nobody is locked
 * out for good, and a right password before the tenth failure clears the count.
 */
export class Attempts {
  readonly #failures = new Map<string, number[]>();

  isPaused(name: string, now: Instant): boolean {
    return this.#recent(name, now).length >= MOST_FAILURES;
  }

  failed(name: string, now: Instant): void {
    const recent = this.#recent(name, now);
    this.#failures.delete(name);
    this.#failures.set(name, [...recent, epochMilliseconds(now)]);
    const [oldest] = this.#failures.keys();
    if (this.#failures.size > MOST_NAMES && oldest !== undefined) this.#failures.delete(oldest);
  }

  succeeded(name: string): void {
    this.#failures.delete(name);
  }

  #recent(name: string, now: Instant): readonly number[] {
    const since = epochMilliseconds(now) - WINDOW_MS;
    return (this.#failures.get(name) ?? []).filter((at) => at > since);
  }
}
