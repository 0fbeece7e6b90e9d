import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { disagreements } from './agreement.ts';

/** `npm run test:long`: a million random visits beyond those of `npm test`, over all cores, with progress on standard error. */
const FIRST = 100_000;
const COUNT = Number(process.argv[2] ?? 1_000_000);
const CHUNK = 2_000;

if (!isMainThread) {
  const { worker, workers } = workerData as { readonly worker: number; readonly workers: number };
  for (let from = FIRST + worker * CHUNK; from < FIRST + COUNT; from += workers * CHUNK)
    parentPort?.postMessage(disagreements(from, Math.min(CHUNK, FIRST + COUNT - from)));
} else {
  const workers = availableParallelism();
  const started = performance.now();
  const found: string[] = [];
  let done = 0;
  await Promise.all(
    Array.from({ length: workers }, async (_, worker) => {
      const thread = new Worker(new URL(import.meta.url), {
        workerData: { worker, workers },
        argv: [String(COUNT)],
      });
      thread.on('message', (each: readonly string[]) => {
        found.push(...each);
        done = Math.min(COUNT, done + CHUNK);
        const left = ((performance.now() - started) / done) * (COUNT - done);
        process.stderr.write(`\r${done} of ${COUNT} visits, about ${Math.ceil(left / 1000)} s left   `);
      });
      await new Promise((resolve, reject) => thread.on('exit', resolve).on('error', reject));
    }),
  );
  process.stderr.write('\n');
  for (const each of found) process.stdout.write(`${each}\n`);
  process.stdout.write(`${COUNT} visits, ${found.length} disagreements\n`);
  process.exitCode = found.length === 0 ? 0 : 1;
}
