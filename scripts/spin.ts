import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** What the models need: Spin translates one into C, a C compiler makes the checker. */
export interface ModelTools {
  readonly spin: string;
  readonly compiler: string;
}

const onPath = (...names: readonly string[]): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .flatMap((folder) => names.map((name) => path.join(folder, name)))
    .find((candidate) => existsSync(candidate));

/** Spin and a C compiler of this machine; undefined where either is missing. */
export function findModelTools(): ModelTools | undefined {
  const spin = onPath('spin');
  const compiler = onPath('cc', 'gcc', 'clang');
  return spin === undefined || compiler === undefined ? undefined : { spin, compiler };
}

/** Installs Debian's Spin, and a compiler where there is none. Only root can, and only where there is apt. */
export function installModelTools(): ModelTools | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  const apt = (args: readonly string[]): boolean =>
    spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-q', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  process.stderr.write('theca: installing Spin for the models\n');
  const compiler = onPath('cc', 'gcc', 'clang') === undefined ? ['gcc', 'libc6-dev'] : [];
  const installed = apt(['update']) && apt(['install', '-y', '--no-install-recommends', 'spin', ...compiler]);
  return installed ? findModelTools() : undefined;
}
