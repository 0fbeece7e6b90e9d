import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { clusterOwner } from '../src/records/cluster/cluster.ts';
import { line, type Measured } from './measure.ts';

/**
 * `npm start` until GET / answers: on a fresh clone of what is committed, with the installation, the build of the web app and the
 * demonstration; then on the same clone as one finds it every morning.
 */
const FRESH_MS = 60_000;
const INSTALLED_MS = 5_000;
const MORNINGS = 5;
const GIVE_UP_MS = 600_000;

const root = path.resolve(import.meta.dirname, '..');
const folder = mkdtempSync(path.join(tmpdir(), 'theca-bench-'));
const clone = path.join(folder, 'theca');

async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Without what this process itself was started with: the clone finds its own Node, packages and data. */
function environment(port: number): NodeJS.ProcessEnv {
  const { NODE_COMPILE_CACHE: _, THECA_DATA: __, DATABASE_URL: ___, ...rest } = process.env;
  const own = path.join(root, 'node_modules');
  const runtime = path.join(root, 'runtime');
  const outside = (rest['PATH'] ?? '')
    .split(path.delimiter)
    .filter((entry) => !entry.startsWith(own) && !entry.startsWith(runtime));
  return { ...rest, PATH: outside.join(path.delimiter), PORT: String(port) };
}

async function answers(port: number, child: ChildProcess): Promise<void> {
  const until = performance.now() + GIVE_UP_MS;
  for (;;) {
    const status = await fetch(`http://localhost:${port}/`).then(
      (reply) => reply.status,
      () => 0,
    );
    if (status === 200) return;
    if (child.exitCode !== null || performance.now() > until) throw new Error('npm start did not answer');
    await sleep(20);
  }
}

/** Milliseconds from the command to the first answer; the server is ended afterwards. */
async function started(): Promise<number> {
  const port = await freePort();
  const from = performance.now();
  // A group of its own: a signal to npm alone does not reach what it started.
  const child = spawn('npm', ['start'], {
    cwd: clone,
    env: environment(port),
    stdio: 'ignore',
    detached: true,
  });
  const exited = once(child, 'exit');
  try {
    await answers(port, child);
    return performance.now() - from;
  } finally {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
    await exited;
    // npm is gone before what it started has put its database away.
    while (clusterOwner(path.join(clone, '.theca')) !== undefined) await sleep(50);
  }
}

const single = (took: number): Measured => ({ median: took, slowest: took });

try {
  const cloned = spawnSync('git', ['clone', '--quiet', '--no-hardlinks', root, clone], { encoding: 'utf8' });
  if (cloned.status !== 0) throw new Error(`no clone of ${root}: ${cloned.stderr}`);
  console.log(line('npm start on a fresh clone, installation included', single(await started()), FRESH_MS));
  const mornings: number[] = [];
  for (let count = 0; count < MORNINGS; count += 1) mornings.push(await started());
  const sorted = mornings.sort((a, b) => a - b);
  const measured = { median: sorted[Math.floor(sorted.length / 2)] ?? 0, slowest: sorted.at(-1) ?? 0 };
  console.log(line('npm start on an installed clone', measured, INSTALLED_MS));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
