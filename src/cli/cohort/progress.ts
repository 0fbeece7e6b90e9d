import { remark } from '../output.ts';

const EVERY_MS = 1_000;
/** Where nobody watches a line being rewritten, a line a half minute is enough. */
const EVERY_MS_IN_A_FILE = 30_000;

/** How far a long work is, with an estimate from its own pace so far. To standard error. */
export interface Progress {
  readonly done: (patients: number) => void;
  readonly stop: () => Promise<void>;
}

/** Where a work stands, in seconds since it began. */
export interface HowFar {
  readonly total: number;
  /** Done before it began. */
  readonly already: number;
  readonly count: number;
  /** When the last part was done, and now. */
  readonly countedAt: number;
  readonly now: number;
}

/** One line; the pace is that at the last part done, so that the estimate counts down between parts. */
export function progressLine({ total, already, count, countedAt, now }: HowFar): string {
  const bar = '#'.repeat(Math.floor((count / total) * 20)).padEnd(20, '.');
  const share = Math.floor((count / total) * 100);
  return `[${bar}] ${count.toLocaleString('en')} of ${total.toLocaleString('en')} patients, ${share} %${estimate()}`;

  function estimate(): string {
    if (count === total) return '';
    if (count === already) return ', no estimate yet';
    const left = ((total - count) * countedAt) / (count - already) - (now - countedAt);
    // Overdue: then the time since tells more than the pace before.
    const slower = ((total - count) * now) / (count - already);
    return `, about ${durationWords(left > 0 ? left : slower)} left`;
  }
}

export function watchProgress(total: number, already: number): Progress {
  const isWatched = process.stderr.isTTY === true;
  const startedAt = performance.now();
  const seconds = (): number => (performance.now() - startedAt) / 1000;
  let count = already;
  let countedAt = 0;
  const line = (): string => progressLine({ total, already, count, countedAt, now: seconds() });
  const write = (): void => {
    void remark(isWatched ? `\r\u001b[K${line()}` : `${line()}\n`);
  };
  const timer = setInterval(write, isWatched ? EVERY_MS : EVERY_MS_IN_A_FILE);
  return {
    done: (patients) => {
      count += patients;
      countedAt = seconds();
    },
    stop: async () => {
      clearInterval(timer);
      await remark(isWatched ? `\r\u001b[K${line()}\n` : `${line()}\n`);
    },
  };
}

function durationWords(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  if (seconds < 5400) return `${Math.ceil(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}
