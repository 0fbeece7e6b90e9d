import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What a nurse downloads before the board stands, as the build itself counts it. */
const root = path.resolve(import.meta.dirname, '..');
const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
const outDir = mkdtempSync(path.join(tmpdir(), 'theca-bench-'));
try {
  const built = spawnSync(
    process.execPath,
    [
      vite,
      'build',
      path.join(root, 'src', 'web'),
      '--outDir',
      outDir,
      '--config',
      path.join(root, 'vite.config.ts'),
    ],
    {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
    },
  );
  const counted = /first load of the board: ([\d.]+) of ([\d.]+) kB[^\n]*/.exec(
    `${built.stdout}${built.stderr}`,
  );
  const [, is = '', allowed = ''] = counted ?? [];
  if (built.status !== 0 || counted === null)
    throw new Error(`the build did not count its first load\n${built.stderr}`);
  const ratio = (Number(is) / Number(allowed)).toFixed(2);
  console.log(
    `${'first load of the board, gzipped JavaScript'.padEnd(52)} ${is.padStart(6)} kB of ${allowed.padStart(6)} kB (${ratio})`,
  );
} finally {
  rmSync(outDir, { recursive: true, force: true });
}
