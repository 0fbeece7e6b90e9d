// A cohort shared among 1, 2 and 4 worker processes on one PostgreSQL: patients a second, and the ratio to one worker. On a
// machine with two cores four workers cannot be faster than two; they show what sharing costs.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const EXAMPLE = new URL('../test/scenarios/cohort/bridge-or-not.json', import.meta.url);
const PATIENTS = Number(process.argv[2] ?? 2_000);

const folder = mkdtempSync(path.join(tmpdir(), 'theca-bench-workers-'));
const env = { ...process.env, THECA_DATA: path.join(folder, 'data'), DATABASE_URL: '' };
const file = path.join(folder, 'cohort.json');
writeFileSync(file, readFileSync(EXAMPLE, 'utf8').replace(/"patients": \d+/, `"patients": ${PATIENTS}`));

interface RunningWorker {
  readonly child: ChildProcess;
  readonly ended: Promise<unknown>;
}

async function worker(): Promise<RunningWorker> {
  const child = spawn(process.execPath, [MAIN, 'worker'], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(child, 'close');
  await new Promise<void>((resolve) => {
    child.stderr.on('data', (text) => String(text).includes('waiting') && resolve());
  });
  return { child, ended };
}

/** Seconds from the first question to the last result, as the command itself says. */
async function secondsWith(count: number): Promise<number> {
  const workers: RunningWorker[] = [];
  for (let index = 0; index < count; index++) workers.push(await worker());
  const out = path.join(folder, `with-${count}`);
  const command = spawn(process.execPath, [MAIN, 'cohort', file, '--out', out, '--queue', '--json'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let said = '';
  for await (const text of command.stdout) said += String(text);
  // The first one started the embedded database: it goes last.
  for (const { child, ended } of workers.reverse()) {
    child.kill('SIGTERM');
    await ended;
  }
  return (JSON.parse(said) as { seconds: number }).seconds;
}

try {
  console.log(`${PATIENTS} virtual patients under 2 programs, on ${availableParallelism()} cores`);
  let one = 0;
  for (const count of [1, 2, 4]) {
    const seconds = await secondsWith(count);
    if (count === 1) one = seconds;
    const pace = (PATIENTS / seconds).toFixed(0).padStart(7);
    console.log(
      `${String(count).padStart(2)} workers ${pace} patients/s  ${(one / seconds).toFixed(2)} × one worker`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
