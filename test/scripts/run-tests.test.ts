import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';

import { closingLine } from '../../scripts/tally.ts';
import { start } from './small-project.ts';

const runner = path.resolve(import.meta.dirname, '..', '..', 'scripts', 'run-tests.ts');

/** Runs one test file with the runner of `npm test`, in a process of its own; returns what is printed and counted. */
async function runOne(text: string): Promise<{ printed: string; counted: unknown }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'theca-run-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'one.test.mjs');
  writeFileSync(
    path.join(folder, 'other.mjs'),
    "import { test } from 'node:test';\nexport const told = (title) => test(title, () => {});\n",
  );
  writeFileSync(
    file,
    `import { test, describe } from 'node:test';\nimport assert from 'node:assert';\n${text}\n`,
  );
  const program = `
    import { runTests } from ${JSON.stringify(runner)};
    const total = await runTests({ files: [${JSON.stringify(file)}], concurrency: 1, withinMs: 4000,
      told: ({ title, outcome }) => console.log('told ' + outcome + ': ' + title) });
    console.log('counted ' + JSON.stringify(total));`;
  const main = path.join(folder, 'main.mjs');
  writeFileSync(main, program);
  const { stdout } = await start([process.execPath, main]).ended;
  const [printed = '', counted = ''] = stdout.split('counted ');
  return { printed, counted: JSON.parse(counted) };
}

test('tests are counted wherever they stand, and a group is no test', async () => {
  const { counted } = await runOne(
    "test('a', () => {}); describe('g', () => { test('b', () => {}); }); test('c', { skip: 'why' }, () => {});",
  );
  assert.deepEqual(counted, { passed: 2, failed: 0, skipped: 1 });
});

test('how each test ended is told with its title', async () => {
  const { printed } = await runOne(
    "test('a', () => {}); test('b', () => assert.equal(2, 3)); test('c', { skip: 'why' }, () => {});",
  );
  assert.deepEqual(printed.match(/^told .*$/gm), ['told passed: a', 'told failed: b', 'told skipped: c']);
});

test('a test that another file writes belongs to the file that was run', async () => {
  const { printed, counted } = await runOne("import { told } from './other.mjs'; told('a');");
  assert.deepEqual(counted, { passed: 1, failed: 0, skipped: 0 });
  assert.match(printed, /one\.test\.mjs: 1 passed/);
});

test('a failure is counted and shown with what the file wrote', async () => {
  const { printed, counted } = await runOne(
    "test('two is three', () => { console.log('so it said'); assert.equal(2, 3); });",
  );
  assert.deepEqual(counted, { passed: 0, failed: 1, skipped: 0 });
  assert.match(printed, /✖ two is three/);
  assert.match(printed, /2 == 3/);
  assert.match(printed, /so it said/);
});

test('a file that cannot be loaded fails', async () => {
  const { printed, counted } = await runOne("throw new Error('not today');");
  assert.deepEqual(counted, { passed: 0, failed: 1, skipped: 0 });
  assert.match(printed, /not today/);
});

test('a file that holds no test fails: nothing was tested', async () => {
  const { printed, counted } = await runOne('');
  assert.deepEqual(counted, { passed: 0, failed: 1, skipped: 0 });
  assert.match(printed, /holds no test/);
});

test('a test that never ends is ended and fails', async () => {
  const { counted } = await runOne("test('a', () => {}); test('b', () => new Promise(() => {}));");
  assert.deepEqual(counted, { passed: 1, failed: 1, skipped: 0 });
});

test('the closing line counts, and names what was skipped only when something was', () => {
  assert.equal(closingLine({ passed: 12, failed: 0, skipped: 0 }), '12 passed, 0 failed');
  assert.equal(closingLine({ passed: 12, failed: 1, skipped: 3 }), '12 passed, 1 failed, 3 skipped');
});
