import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { brokenInvariants } from './simulated-life.ts';

/**
 * `npm run test:long:pump`: a million days of random pump lives beyond those of `npm test`, over all cores, with progress on standard
 * error. Another number of days may be given, and it may be stopped at any time. Each life is its seed's: what is found can be played
 * again.
 */
const DAYS = Number(process.argv[2] ?? 1_000_000);
const FIRST_SEED = 1_000;
const LIFE_DAYS = 100;
const LIVES = Math.ceil(DAYS / LIFE_DAYS);

if (!isMainThread) {
  const { worker, workers } = workerData as { readonly worker: number; readonly workers: number };
  for (let life = worker; life < LIVES; life += workers)
    parentPort?.postMessage(brokenInvariants(FIRST_SEED + life, LIFE_DAYS));
} else {
  const workers = availableParallelism();
  const started = performance.now();
  const found: string[] = [];
  let done = 0;
  const summary = (): void => {
    const days = done * LIFE_DAYS;
    const years = Math.floor(days / 365);
    process.stdout.write(`\n${days} pump-days (${years} years), ${found.length} broken invariants\n`);
  };
  // Whoever stops it is told how far it came.
  process.once('SIGINT', () => {
    summary();
    process.exit(1);
  });
  await Promise.all(
    Array.from({ length: workers }, async (_, worker) => {
      const thread = new Worker(new URL(import.meta.url), {
        workerData: { worker, workers },
        argv: [String(DAYS)],
      });
      thread.on('message', (each: readonly string[]) => {
        found.push(...each);
        for (const one of each) process.stdout.write(`${one}\n`);
        done += 1;
        const left = ((performance.now() - started) / done) * (LIVES - done);
        process.stderr.write(`\r${done * LIFE_DAYS} pump-days, about ${Math.ceil(left / 1000)} s left   `);
      });
      await new Promise((resolve, reject) => thread.on('exit', resolve).on('error', reject));
    }),
  );
  summary();
  process.exitCode = found.length === 0 && done === LIVES ? 0 : 1;
}
