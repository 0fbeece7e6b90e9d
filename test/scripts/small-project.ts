import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';

const root = path.resolve(import.meta.dirname, '..', '..');

const lock = {
  name: 'small',
  lockfileVersion: 3,
  requires: true,
  packages: {
    '': { name: 'small', dependencies: { thing: 'file:thing' } },
    'node_modules/thing': { resolved: 'thing', link: true },
    thing: { version: '1.0.0' },
  },
};

/** A project with our real boot, one package that needs no network, and the given program as `theca`. */
export function smallProject(program: string): string {
  const project = mkdtempSync(path.join(tmpdir(), 'theca-boot-'));
  after(() => rmSync(project, { recursive: true, force: true }));
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(project, file)), { recursive: true });
    writeFileSync(path.join(project, file), text);
  };
  write(
    'package.json',
    JSON.stringify({ name: 'small', type: 'module', dependencies: { thing: 'file:thing' } }),
  );
  write('package-lock.json', JSON.stringify(lock));
  write('thing/package.json', JSON.stringify({ name: 'thing', version: '1.0.0' }));
  write('src/cli/main.ts', program);
  cpSync(path.join(root, 'scripts', 'boot.cjs'), path.join(project, 'scripts', 'boot.cjs'));
  cpSync(path.join(root, 'scripts', 'boot'), path.join(project, 'scripts', 'boot'), { recursive: true });
  return project;
}

export interface Started {
  readonly child: ChildProcess;
  /** What it has written so far. */
  written(): { readonly stdout: string; readonly stderr: string };
  /** Resolves when its output contains the text. */
  says(text: string): Promise<void>;
  readonly ended: Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>;
}

export interface How {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts a program and collects what it writes. */
export function start(command: readonly string[], { cwd, env }: How = {}): Started {
  const [program = '', ...rest] = command;
  // Without what npm and the test runner told us: the program is on its own.
  const own = /^(npm_|INIT_CWD|NODE_TEST_CONTEXT|THECA_)/;
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)));
  const child = spawn(program, rest, {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...clean, ...env },
  });
  let stdout = '';
  let stderr = '';
  const listeners = new Set<() => void>();
  child.stdout?.on('data', (chunk: Buffer) => {
    stdout += chunk;
    for (const listener of listeners) listener();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk;
  });
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
  return {
    child,
    written: () => ({ stdout, stderr }),
    says: (text) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (stdout.includes(text)) resolve();
        };
        listeners.add(look);
        look();
      }),
    ended,
  };
}

/** Starts `theca` of a small project through its boot. */
export function theca(project: string, args: readonly string[] = [], how: How = {}): Started {
  return start([process.execPath, path.join(project, 'scripts', 'boot.cjs'), 'theca', ...args], {
    cwd: project,
    ...how,
  });
}
