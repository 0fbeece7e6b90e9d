import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

import { root, type TrackedFile, trackedFiles } from './tracked-files.ts';
import {
  addressesInLockFiles,
  brokenLinks,
  foreignPackages,
  namedAfterNothing,
  placesOfAMachine,
  tooLong,
} from './written-rules.ts';

const files = trackedFiles();
const isThere = (file: string): boolean => existsSync(path.join(root, file));

const planted = (file: string, text: string): TrackedFile[] => [{ path: file, text }];

test('the rules look at the project and not at nothing', () => {
  assert.ok(files.length > 100);
  assert.ok(files.some((file) => file.path === 'src/core/units.ts'));
});

test('no source file is longer than 400 lines', () => {
  assert.deepEqual(tooLong(files), []);
});

test('a file of 401 lines is found, and one of 400 is not', () => {
  assert.equal(tooLong(planted('src/core/long.ts', 'x\n'.repeat(401))).length, 1);
  assert.equal(tooLong(planted('src/core/long.ts', 'x\n'.repeat(400))).length, 0);
});

test('every file is named after what it holds', () => {
  assert.deepEqual(namedAfterNothing(files), []);
});

test('a file or folder that is named after nothing is found', () => {
  for (const name of [
    'src/core/utils.ts',
    'src/web/helpers/date.ts',
    'src/api/types.ts',
    'src/api/common.test.ts',
  ]) {
    assert.equal(namedAfterNothing(planted(name, '')).length, 1, name);
  }
});

test('no lock file holds an address', () => {
  assert.equal(files.filter((file) => file.path.endsWith('package-lock.json')).length >= 2, true);
  assert.deepEqual(addressesInLockFiles(files), []);
});

test('an address in a lock file is found', () => {
  assert.equal(
    addressesInLockFiles(planted('package-lock.json', '"resolved": "https://example.org/a.tgz"')).length,
    1,
  );
});

test('no file names a package registry or a folder of a machine', () => {
  assert.deepEqual(placesOfAMachine(files), []);
});

test('a registry or a folder of a machine is found', () => {
  for (const text of [
    'see https://registry.' + 'npmjs' + '.org/',
    'in /wo' + 'rk/main',
    "from '/ho" + "me/ann/x.ts'",
    '/ro' + 'ot/x',
  ]) {
    assert.equal(placesOfAMachine(planted('docs/a.md', text)).length, 1, text);
  }
  assert.deepEqual(placesOfAMachine(planted('docs/a.md', 'src/work/x and ./root/y and ../home/ann/z')), []);
});

test('every link of the documents leads somewhere', () => {
  assert.deepEqual(brokenLinks(files, isThere), []);
});

test('a link to a missing file, and one to a missing heading, are found', () => {
  const page = planted(
    'docs/a.md',
    '# One heading\n[x](b.md) [y](#two) [z](#one-heading) `[not](a-link.md)`',
  );
  assert.deepEqual(
    brokenLinks(page, (file) => file === 'docs/a.md'),
    ['docs/a.md links to b.md, which is not there', 'docs/a.md links to #two, which is not there'],
  );
});

test('the core uses no package but the one that stands in for a part of the language', () => {
  assert.deepEqual(foreignPackages(files, 'src/core/', ['temporal-polyfill']), []);
});

test('the outside forms use no package that reads, writes or listens', () => {
  assert.deepEqual(foreignPackages(files, 'src/wire/', ['zod', 'jsonc-parser', 'temporal-polyfill']), []);
});

test('the browser is given no package of the server', () => {
  const server = /^src\/web\/.* imports (node:|pg|kysely|fastify|@fastify|pdfkit)/;
  const found = foreignPackages(files, 'src/web/', []).filter((complaint) => server.test(complaint));
  assert.deepEqual(found, []);
  assert.match(
    foreignPackages(planted('src/web/a.ts', "import pg from 'pg';"), 'src/web/', [])[0] ?? '',
    server,
  );
});

test('a package in the core is found, however it is imported', () => {
  const imports = [
    "import { z } from 'zod';",
    "import 'zod';",
    "export { z } from 'zod/mini';",
    "const z = await import('zod');",
    "import type {\n  A,\n} from 'zod';",
    "import { readFileSync } from 'node:fs';",
  ];
  for (const text of imports)
    assert.equal(foreignPackages(planted('src/core/a.ts', text), 'src/core/', []).length, 1, text);
  assert.deepEqual(
    foreignPackages(planted('src/core/a.ts', "import { a } from './b.ts';"), 'src/core/', []),
    [],
  );
});
