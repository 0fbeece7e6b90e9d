import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const installed = (name: string): boolean =>
  /^Status: .* installed$/m.test(spawnSync('dpkg', ['-s', name], { encoding: 'utf8' }).stdout);

const known = (name: string): boolean =>
  spawnSync('apt-cache', ['show', '--no-all-versions', name], { stdio: 'ignore' }).status === 0;

function apt(args: readonly string[]): boolean {
  const { status } = spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-q', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0;
}

/** Installs what is missing, where there is apt and we are root; answers which names are there afterwards. */
export function ensurePackages(names: readonly string[]): ReadonlySet<string> {
  if (!existsSync('/usr/bin/apt-get')) return new Set();
  const missing = names.filter((name) => !installed(name));
  if (missing.length > 0 && process.getuid?.() === 0) {
    const update = missing.every(known) || apt(['update']);
    const available = missing.filter(known);
    if (update && available.length > 0) {
      console.log(`installing from Debian: ${available.join(', ')}`);
      apt(['install', '-y', '--no-install-recommends', ...available]);
    }
  }
  return new Set(names.filter(installed));
}
