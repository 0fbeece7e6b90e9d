// A real server process over a folder of its own, as `theca serve` starts it, on a port that the system chooses.

import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PASSWORD } from '../../src/cli/demonstration/clinic.ts';

const MAIN = path.resolve(import.meta.dirname, '../../src/cli/main.ts');
const STARTS_WITHIN_MS = 60_000;

export interface RunningServer {
  readonly url: string;
  readonly process: ChildProcess;
  readonly output: () => string;
}

export const dataFolder = (): string => mkdtempSync(path.join(tmpdir(), 'theca-serve-'));

export async function startServer(
  folder: string,
  environment: NodeJS.ProcessEnv = {},
): Promise<RunningServer> {
  const { DATABASE_URL: _, ...inherited } = process.env;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, 'serve'], {
    env: { ...inherited, PORT: '0', THECA_DATA: folder, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`no server: ${output}`));
    }, STARTS_WITHIN_MS);
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const address = /http:\/\/localhost:\d+/.exec(output)?.[0];
      if (address === undefined) return;
      clearTimeout(late);
      resolve(address);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', (code) => reject(new Error(`ended with ${code}: ${output}`)));
  });
  return { url, process: child, output: () => output };
}

export async function endServer(
  { process: child }: RunningServer,
  signal: NodeJS.Signals,
): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exited = once(child, 'exit');
  child.kill(signal);
  const [code] = await exited;
  return code as number | null;
}

/** The database's own process, as it wrote it down. */
export const postmasterOf = (folder: string): number =>
  Number.parseInt(readFileSync(path.join(folder, 'database', 'data', 'postmaster.pid'), 'utf8'), 10);

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** Signs in over the network and returns the cookie. */
export async function cookieFor(url: string, username: string, password = PASSWORD): Promise<string> {
  const reply = await fetch(`${url}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  assert.equal(reply.status, 200);
  return reply.headers.get('set-cookie')?.split(';')[0] ?? '';
}
