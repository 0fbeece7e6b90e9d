// `npm test`: types, lint, dead code, then the tests in the order of their cost. Ends with one line that counts
// everything, and with a code that is not zero when anything failed.
// With arguments, runs only the test files whose path contains one of them.

import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { inspect } from 'node:util';

import { findChromium, installChromium } from './chromium.ts';
import { runTests } from './run-tests.ts';
import { findModelTools, installModelTools } from './spin.ts';
import { add, closingLine, emptyTally } from './tally.ts';
import { makeThrowAwayCluster } from './throw-away-cluster.ts';
import { judge, unknownIds } from './trace/guard.ts';
import { readSafety } from './trace/read.ts';
import { type FileNotRun, keepResults, type TestResult } from './trace/test-results.ts';

const root = path.resolve(import.meta.dirname, '..');
const only = process.argv.slice(2);
const total = emptyTally();
const tests: TestResult[] = [];
const notRun: FileNotRun[] = [];

const minutes = (count: number): number => count * 60_000;

function heading(text: string): void {
  console.log(`\n${text}`);
}

/** Runs one tool over the whole project; it counts as one test. Its output is shown when it fails. */
function check(name: string, command: string, args: readonly string[]): void {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const passed = status === 0;
  console.log(`${passed ? '✔' : '✖'} ${name}`);
  if (!passed) console.log(`${stdout}${stderr}${error ?? ''}`.trimEnd().replaceAll(/^/gm, '    '));
  add(total, { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 });
}

const all = globSync('test/**/*.test.ts', { cwd: root })
  .filter((file) => only.length === 0 || only.some((part) => file.includes(part)))
  .toSorted((a, b) => (a < b ? -1 : 1));

/** Tests in these folders need the database. */
const withDatabase = /^test\/(records|api|cli|demonstration)\//;
const withBrowser = /^test\/browser\//;

const browser = all.filter((file) => withBrowser.test(file));
const database = all.filter((file) => withDatabase.test(file));
const unit = all.filter((file) => !(withBrowser.test(file) || withDatabase.test(file)));

async function runStage(
  name: string,
  files: readonly string[],
  concurrency: number,
  within: number,
): Promise<void> {
  if (files.length === 0) return;
  heading(name);
  add(
    total,
    await runTests({
      files: files.map((file) => path.join(root, file)),
      concurrency,
      withinMs: minutes(within),
      told: (test) => tests.push(test),
    }),
  );
}

async function runBrowserStage(): Promise<void> {
  if (browser.length === 0) return;
  const chromium = findChromium() ?? (installChromium() ? findChromium() : undefined);
  if (chromium === undefined) {
    heading(
      `BROWSER TESTS SKIPPED: there is no Chromium here and we may not install one. ${browser.length} files were not run.`,
    );
    add(total, { passed: 0, failed: 0, skipped: browser.length });
    for (const file of browser) notRun.push({ file, text: readFileSync(path.join(root, file), 'utf8') });
    return;
  }
  process.env['THECA_CHROMIUM'] = chromium;
  heading('the web app');
  check('build', process.execPath, [
    '--disable-warning=ExperimentalWarning',
    path.join(root, 'scripts', 'build-web.ts'),
  ]);
  await runStage('browser tests', browser, 1, 20);
}

if (only.length === 0) {
  heading('checks');
  check('types', 'tsc', ['-b']);
  check('lint', 'biome', ['ci', '--colors=off', '--max-diagnostics=50', '.']);
  check('dead code', 'knip', ['--no-progress']);
}

// The test of the models skips itself, loudly, where Spin is missing and we may not install it.
if (unit.some((file) => file.endsWith('models.test.ts')) && findModelTools() === undefined)
  installModelTools();
await runStage('unit and property tests', unit, availableParallelism(), 15);

/** The stages that need the database share one throw-away cluster. */
async function runOnCluster(): Promise<void> {
  const cluster = await makeThrowAwayCluster();
  try {
    process.env['THECA_TEST_CLUSTER'] = cluster.folder;
    await runStage('database tests', database, availableParallelism(), 10);
    await runBrowserStage();
  } finally {
    await cluster.remove();
  }
}

if (database.length + browser.length > 0) {
  try {
    await runOnCluster();
  } catch (error) {
    // Whatever went wrong, the run ends with its closing line.
    console.log(`✖ the database for the tests\n${inspect(error).replaceAll(/^/gm, '    ')}`);
    add(total, { passed: 0, failed: 1, skipped: 0 });
    const ran = new Set([...tests, ...notRun].map(({ file }) => file));
    for (const file of [...database, ...browser])
      if (!ran.has(file)) notRun.push({ file, text: readFileSync(path.join(root, file), 'utf8') });
  }
}

/** Holds what `requirements/` claims against what ran; a part of the tests can only tell of ids that nobody knows. */
function traceSafety(): void {
  heading('safety trace');
  let problems: readonly string[];
  try {
    const { requirements } = readSafety();
    if (only.length === 0) keepResults({ tests, notRun });
    const judged =
      only.length === 0
        ? judge(requirements, { tests, notRun })
        : { problems: unknownIds(requirements, { tests }), notes: [] };
    for (const note of judged.notes) console.log(`NOTE: ${note}`);
    problems = judged.problems;
  } catch (error) {
    problems = [error instanceof Error ? error.message : inspect(error)];
  }
  console.log(`${problems.length === 0 ? '✔' : '✖'} requirements and their tests`);
  for (const problem of problems) console.log(`    ${problem}`);
  add(total, { passed: problems.length === 0 ? 1 : 0, failed: problems.length === 0 ? 0 : 1, skipped: 0 });
}

// Where nothing ran there is nothing to hold against it, and the run fails for that.
if (total.passed + total.failed + total.skipped > 0) traceSafety();

console.log(`\n${closingLine(total)}`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
