import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..', '..');

export interface TrackedFile {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

const binary = /\.(png|jpe?g|ico|woff2?|ttf|pdf|wasm)$/;

/** Every text file of the project that is, or is about to be, committed. */
export function trackedFiles(): TrackedFile[] {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  return list
    .split('\0')
    .filter((file) => file !== '' && !binary.test(file) && existsSync(path.join(root, file)))
    .map((file) => ({ path: file, text: readFileSync(path.join(root, file), 'utf8') }));
}
