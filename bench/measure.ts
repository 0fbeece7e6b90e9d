export interface Measured {
  readonly median: number;
  readonly slowest: number;
}

const middle = (sorted: readonly number[]): number => sorted[Math.floor(sorted.length / 2)] ?? 0;

/** Milliseconds of each call, after `warm` calls that are not counted. */
export async function measure(calls: number, warm: number, call: () => unknown): Promise<Measured> {
  const times: number[] = [];
  for (let index = -warm; index < calls; index++) {
    const from = performance.now();
    await call();
    if (index >= 0) times.push(performance.now() - from);
  }
  const sorted = times.sort((a, b) => a - b);
  return { median: middle(sorted), slowest: sorted.at(-1) ?? 0 };
}

/** One line of the measured table: what, the median, what it may take at most, the slowest call. */
export function line(what: string, { median, slowest }: Measured, allowedMs: number): string {
  const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
  const ratio = (median / allowedMs).toFixed(2);
  return `${what.padEnd(52)} ${ms(median).padStart(9)}  of ${ms(allowedMs).padStart(9)} (${ratio}), slowest ${ms(slowest)}`;
}
