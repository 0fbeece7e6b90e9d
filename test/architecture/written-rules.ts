// The rules of the house about files as they are written. Each takes files and returns what is wrong with them, so
// that each can be shown to find what it looks for.

import path from 'node:path';

import type { TrackedFile } from './tracked-files.ts';

const LONGEST_FILE_LINES = 400;

/** Source of more than 400 lines is more than one thing. */
export function tooLong(files: readonly TrackedFile[]): string[] {
  return files
    .filter((file) => /\.(ts|tsx|cjs|css|sql)$/.test(file.path))
    .map((file) => ({ ...file, lines: file.text.trimEnd().split('\n').length }))
    .filter((file) => file.lines > LONGEST_FILE_LINES)
    .map((file) => `${file.path} has ${file.lines} lines; ${LONGEST_FILE_LINES} is the most`);
}

const sayNothing = new Set([
  'utils',
  'util',
  'helpers',
  'helper',
  'common',
  'manager',
  'service',
  'types',
  'misc',
]);

/** A file is named after what it holds. */
export function namedAfterNothing(files: readonly TrackedFile[]): string[] {
  return files
    .filter((file) => file.path.split('/').some((part) => sayNothing.has(part.split('.')[0] ?? '')))
    .map((file) => `${file.path} is not named after what it holds`);
}

/** Where files are fetched from is the business of the machine: addresses in a lock file bind every clone to one of them. */
export function addressesInLockFiles(files: readonly TrackedFile[]): string[] {
  return files
    .filter((file) => file.path.endsWith('package-lock.json'))
    .filter((file) => /"resolved"\s*:\s*"[a-z+]+:/.test(file.text))
    .map((file) => `${file.path} holds addresses; is omit-lockfile-registry-resolved set?`);
}

// Written in two halves, so that this file does not hold what it looks for.
const hosts = [
  'registry.' + 'npmjs',
  'registry.' + 'yarnpkg',
  'npmjs' + '.org',
  'pypi' + '.org',
  'deb.' + 'debian.org',
];
const homes = new RegExp(
  `(?<![\\w.~/-])/(?:${['wo' + 'rk', 'ro' + 'ot', 'ho' + 'me/[a-z]\\w*', 'Us' + 'ers/[a-z]\\w*'].join('|')})/`,
  'i',
);

/** Neither the places that packages come from nor the folders of somebody's machine belong in the project. */
export function placesOfAMachine(files: readonly TrackedFile[]): string[] {
  return files.flatMap((file) =>
    file.text.split('\n').flatMap((line, index) => {
      const found = hosts.find((host) => line.includes(host)) ?? homes.exec(line)?.[0];
      return found === undefined ? [] : [`${file.path}:${index + 1} names ${found}`];
    }),
  );
}

/** The anchor that a heading of a Markdown file gets. */
function anchorOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-');
}

function anchorsOf(text: string): Set<string> {
  return new Set([...text.matchAll(/^#{1,6}\s+(.+)$/gm)].map((found) => anchorOf(found[1] ?? '')));
}

/** Links of Markdown files that lead to no file, folder or heading of the project. */
export function brokenLinks(files: readonly TrackedFile[], isThere: (file: string) => boolean): string[] {
  const texts = new Map(files.map((file) => [file.path, file.text]));
  const broken = (from: string, target: string): boolean => {
    const [file = '', anchor] = target.split('#');
    const to =
      file === '' ? from : path.posix.normalize(path.posix.join(path.posix.dirname(from), decodeURI(file)));
    if (!isThere(to)) return true;
    const text = texts.get(to);
    return anchor !== undefined && text !== undefined && !anchorsOf(text).has(anchor);
  };
  return files
    .filter((file) => file.path.endsWith('.md'))
    .flatMap((file) => {
      const prose = file.text.replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, '');
      const targets = [...prose.matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)/g)].map((found) => found[1] ?? '');
      return targets
        .filter((target) => !/^[a-z][a-z0-9+.-]*:/i.test(target))
        .filter((target) => broken(file.path, target))
        .map((target) => `${file.path} links to ${target}, which is not there`);
    });
}

/** Packages that files of a folder import beside those it may. Node's own modules count as packages. */
export function foreignPackages(
  files: readonly TrackedFile[],
  folder: string,
  allowed: readonly string[],
): string[] {
  const nameOf = (specifier: string): string =>
    specifier
      .split('/')
      .slice(0, specifier.startsWith('@') ? 2 : 1)
      .join('/');
  return files
    .filter((file) => file.path.startsWith(folder) && /\.tsx?$/.test(file.path))
    .flatMap((file) =>
      [
        ...file.text.matchAll(
          /^\s*(?:import|export)\s(?:[^'"`;]*?\sfrom\s)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm,
        ),
      ]
        .map((found) => found[1] ?? found[2] ?? '')
        .filter((specifier) => !specifier.startsWith('.') && !allowed.includes(nameOf(specifier)))
        .map((specifier) => `${file.path} imports ${specifier}`),
    );
}
