// The package as another project has it: packed, put under node_modules, imported by its name on whatever Node runs.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(path.join(root, 'docs', 'notebook.md'), 'utf8');
const block = (language: string): string => {
  const found = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(page)?.[1];
  assert.ok(found !== undefined, language);
  return found;
};

const project = mkdtempSync(path.join(tmpdir(), 'theca-package-'));
after(() => rmSync(project, { recursive: true, force: true }));

before(() => {
  const theca = path.join(project, 'node_modules', 'theca');
  mkdirSync(theca, { recursive: true });
  cpSync(path.join(root, 'package.json'), path.join(theca, 'package.json'));
  const tsc = path.join(root, 'node_modules', '.bin', 'tsc');
  const built = spawnSync(
    tsc,
    ['-p', 'tsconfig.package.json', '--outDir', path.join(theca, 'build', 'package')],
    { cwd: root, encoding: 'utf8' },
  );
  assert.equal(built.status, 0, built.stdout);
  for (const name of ['temporal-polyfill', 'temporal-spec', 'jsonc-parser', 'zod'])
    try {
      symlinkSync(path.join(root, 'node_modules', name), path.join(project, 'node_modules', name));
    } catch {
      // One that is not installed is not needed.
    }
  writeFileSync(path.join(project, 'package.json'), '{ "type": "module" }');
});

const run = (name: string, text: string) => {
  writeFileSync(path.join(project, name), text);
  return spawnSync(process.execPath, [name], { cwd: project, encoding: 'utf8' });
};

test('the page of the notebook runs in another project and prints what the page says', () => {
  const { stdout, stderr, status } = run('page.js', block('js'));
  assert.equal(status, 0, stderr);
  assert.equal(stdout, block('text'));
});

test('a scenario that cannot be read is a list with pointers, not an error that is thrown', () => {
  const { stdout, status, stderr } = run(
    'wrong.js',
    "import { simulate } from 'theca/twin';\nconsole.log(JSON.stringify(simulate({ theca: 'scenario/1', mcg: 1 })));",
  );
  assert.equal(status, 0, stderr);
  const answer = JSON.parse(stdout) as { ok: boolean; refusal: readonly { at: string }[] };
  assert.equal(answer.ok, false);
  assert.ok(answer.refusal.some(({ at }) => at === '/mcg'));
});
