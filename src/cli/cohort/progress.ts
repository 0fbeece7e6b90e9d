import { remark } from '../output.ts';

const EVERY_MS = 1_000;
/** Where nobody watches a line being rewritten, a line a half minute is enough. */
const EVERY_MS_IN_A_FILE = 30_000;

/** How far a long work is, with an estimate from its own pace so far. To standard error. */
export interface Progress {
  readonly done: (patients: number) => void;
  readonly stop: () => Promise<void>;
}

export function watchProgress(total: number, already: number): Progress {
  const isWatched = process.stderr.isTTY === true;
  const startedAt = performance.now();
  let count = already;
  const line = (): string => {
    const share = count / total;
    const seconds = (performance.now() - startedAt) / 1000;
    const pace = (count - already) / seconds;
    const left = pace > 0 ? (total - count) / pace : null;
    const bar = '#'.repeat(Math.round(share * 20)).padEnd(20, '.');
    const estimate = left === null || count === total ? '' : `, about ${durationWords(left)} left`;
    return `[${bar}] ${count.toLocaleString('en')} of ${total.toLocaleString('en')} patients, ${Math.floor(share * 100)} %${estimate}`;
  };
  const write = (): void => {
    void remark(isWatched ? `\r\u001b[K${line()}` : `${line()}\n`);
  };
  const timer = setInterval(write, isWatched ? EVERY_MS : EVERY_MS_IN_A_FILE);
  return {
    done: (patients) => {
      count += patients;
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
