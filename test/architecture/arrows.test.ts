// A wrong import must not compile. Each folder's real configuration is tried on a project where every folder holds
// one file that others may or may not import.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';

import { root } from './tracked-files.ts';

/** What each folder may import: the arrows of the architecture. To the compiler an arrow brings those behind it. */
const model = ['kernel', 'core', 'pump', 'twin'];
const arrows: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  core: [],
  pump: ['core'],
  twin: ['kernel', 'core'],
  wire: model,
  records: [...model, 'wire'],
  documents: [...model, 'wire'],
  api: [...model, 'wire', 'records', 'documents'],
  web: [...model, 'wire'],
  cli: [...model, 'wire', 'records', 'documents', 'api'],
};

const folders = Object.keys(arrows);
const tsc = path.join(root, 'node_modules', '.bin', 'tsc');

/** A project with our configurations and none of our code. */
function emptyProject(): string {
  const project = mkdtempSync(path.join(tmpdir(), 'theca-arrows-'));
  after(() => rmSync(project, { recursive: true, force: true }));
  cpSync(path.join(root, 'tsconfig.base.json'), path.join(project, 'tsconfig.base.json'));
  writeFileSync(path.join(project, 'package.json'), '{ "type": "module" }');
  symlinkSync(path.join(root, 'node_modules'), path.join(project, 'node_modules'));
  for (const folder of folders) {
    mkdirSync(path.join(project, 'src', folder), { recursive: true });
    cpSync(
      path.join(root, 'src', folder, 'tsconfig.json'),
      path.join(project, 'src', folder, 'tsconfig.json'),
    );
    writeFileSync(path.join(project, 'src', folder, 'thing.ts'), `export const thing = '${folder}';\n`);
  }
  return project;
}

/** Compiles one folder and returns the files that were refused, without their ending. */
function refusedIn(project: string, folder: string): string[] {
  const { stdout } = spawnSync(tsc, ['-b', path.join('src', folder)], { cwd: project, encoding: 'utf8' });
  const files = [...stdout.matchAll(/([\w-]+)\.tsx?\(\d+,\d+\): error TS/g)].map((found) => found[1] ?? '');
  return [...new Set(files)].toSorted((a, b) => (a < b ? -1 : 1));
}

test('every folder of the source has its arrows, and the whole build compiles it', () => {
  const present = readdirSync(path.join(root, 'src'), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  assert.deepEqual(
    present.map((entry) => entry.name).toSorted((a, b) => (a < b ? -1 : 1)),
    folders.toSorted((a, b) => (a < b ? -1 : 1)),
  );
  const whole = JSON.parse(readFileSync(path.join(root, 'tsconfig.json'), 'utf8')) as {
    references: { path: string }[];
  };
  const built = whole.references.map((reference) => reference.path);
  for (const folder of [...folders.map((name) => `src/${name}`), 'scripts', 'test'])
    assert.ok(built.includes(folder), folder);
});

for (const [folder, allowed] of Object.entries(arrows)) {
  const others = folders.filter((other) => other !== folder);
  const forbidden = others.filter((other) => !allowed.includes(other));
  test(`${folder} cannot import ${forbidden.join(', ')}, and can import ${allowed.join(', ') || 'nothing else'}`, () => {
    const project = emptyProject();
    for (const other of others) {
      const text = `import { thing } from '../${other}/thing.ts';\n\nexport const taken = thing;\n`;
      writeFileSync(path.join(project, 'src', folder, `takes-${other}.ts`), text);
    }
    const expected = forbidden.map((other) => `takes-${other}`).toSorted((a, b) => (a < b ? -1 : 1));
    assert.deepEqual(refusedIn(project, folder), expected);
  });
}

/** What a pure folder must not even see: the outside world under each of its names. */
const outside: Readonly<Record<string, string>> = {
  console: 'export const seen = console;',
  process: 'export const seen = process.env;',
  window: 'export const seen = window;',
  document: 'export const seen = document;',
  fetch: 'export const seen = fetch;',
  timer: 'export const seen = setTimeout;',
  crypto: 'export const seen = crypto;',
  files: "import { readFileSync } from 'node:fs';\n\nexport const seen = readFileSync;",
};

for (const folder of ['kernel', 'core', 'pump', 'twin', 'wire']) {
  test(`${folder} is pure: it cannot see ${Object.keys(outside).join(', ')}`, () => {
    const project = emptyProject();
    for (const [name, text] of Object.entries(outside)) {
      writeFileSync(path.join(project, 'src', folder, `sees-${name}.ts`), `${text}\n`);
    }
    const expected = Object.keys(outside).map((name) => `sees-${name}`);
    assert.deepEqual(
      refusedIn(project, folder),
      expected.toSorted((a, b) => (a < b ? -1 : 1)),
    );
  });
}

test('the browser cannot see the files or the environment of the server', () => {
  const project = emptyProject();
  const seen = {
    process: outside['process'],
    files: outside['files'],
  };
  for (const [name, text] of Object.entries(seen))
    writeFileSync(path.join(project, 'src', 'web', `sees-${name}.ts`), `${text}\n`);
  assert.deepEqual(refusedIn(project, 'web'), ['sees-files', 'sees-process']);
});

const biome = path.join(root, 'node_modules', '.bin', 'biome');

/** Whether the linter, with our settings, refuses a text in that file. */
function lintRefuses(file: string, text: string): boolean {
  const project = emptyProject();
  for (const name of ['biome.json', '.gitignore']) cpSync(path.join(root, name), path.join(project, name));
  mkdirSync(path.dirname(path.join(project, file)), { recursive: true });
  writeFileSync(path.join(project, file), text);
  const { status, stdout, stderr } = spawnSync(biome, ['lint', '--colors=off', file], {
    cwd: project,
    encoding: 'utf8',
  });
  assert.match(`${stdout}${stderr}`, /Checked 1 file/);
  return status !== 0;
}

test('the core cannot read the clock', () => {
  assert.ok(lintRefuses('src/core/planted.ts', 'export const now = (): number => Date.now();\n'));
  assert.ok(lintRefuses('src/core/planted.ts', 'export const now = (): Date => new Date();\n'));
  assert.ok(!lintRefuses('src/core/planted.ts', 'export const later = (now: number): number => now + 1;\n'));
});

test('a promise that nobody waits for is refused, in tests too', () => {
  const text = 'async function save(): Promise<void> {}\n\nexport function press(): void {\n  save();\n}\n';
  for (const file of ['src/api/planted.ts', 'test/api/planted.ts']) assert.ok(lintRefuses(file, text));
});
