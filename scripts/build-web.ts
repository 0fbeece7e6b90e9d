// Builds the web app when what it is made of has changed since the last time; otherwise does nothing.

import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const built = path.join(root, 'build', 'web');
const stamp = path.join(root, 'build', 'web.stamp');

/** Everything that ends up in the bundle or decides how it is made. */
const ingredients = ['src/{core,kernel,pump,twin,web,wire}/**', 'package-lock.json', 'vite.config.ts'];

function fingerprint(): string {
  const hash = createHash('sha256');
  const files = globSync(ingredients, { cwd: root }).filter((file) =>
    statSync(path.join(root, file)).isFile(),
  );
  for (const file of files.toSorted((a, b) => (a < b ? -1 : 1))) {
    hash.update(`\0${file}\0`).update(readFileSync(path.join(root, file)));
  }
  return hash.digest('hex');
}

const wanted = fingerprint();
const isFresh =
  existsSync(path.join(built, 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;

if (!isFresh) {
  process.stderr.write('theca: building the web app\n');
  // Loaded only now: reading the bundler takes longer than finding out that it is not needed.
  const { build } = await import('vite');
  await build({
    root: path.join(root, 'src', 'web'),
    configFile: path.join(root, 'vite.config.ts'),
    logLevel: 'warn',
  });
  writeFileSync(stamp, wanted);
}
