// `npm run trace`: hazard ↔ requirement ↔ test ↔ result, from `requirements/` and what the last whole `npm test` saw.
// Runs no test itself. `build/trace.json` and `build/safety-trace.md` tell what was seen, whatever it was;
// `docs/safety-trace.md` is only written from a run in which every test of a requirement ran and none failed. With --check
// nothing is written there, and a page that is not what that run shows ends with 1.

import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { judge } from './trace/guard.ts';
import { idsIn } from './trace/ids.ts';
import { asMarkdown } from './trace/markdown.ts';
import { traceOf } from './trace/matrix.ts';
import { readSafety } from './trace/read.ts';
import { lastResults, type TestResults } from './trace/test-results.ts';

const root = path.resolve(import.meta.dirname, '..');
const page = path.join(root, 'docs', 'safety-trace.md');
const isCheck = process.argv.includes('--check');

/** Why a run cannot be published: a test failed, or one with an id was not seen. Others may be skipped on this machine. */
function unfinished({ tests, notRun }: TestResults): string[] {
  const failed = tests.filter(({ outcome }) => outcome === 'failed');
  const skipped = tests.filter(({ outcome, title }) => outcome === 'skipped' && idsIn(title).ids.length > 0);
  return [
    ...(failed.length > 0 ? [`${failed.length} tests failed`] : []),
    ...(skipped.length > 0 ? [`${skipped.length} tests of requirements were skipped`] : []),
    ...(notRun.length > 0 ? [`${notRun.length} files of tests could not be run on this machine`] : []),
  ];
}

function trace(): number {
  const results = lastResults();
  if (results === null) {
    console.error('There are no results to trace: run `npm test` without arguments first.');
    return 1;
  }
  const { requirements, register } = readSafety();
  const made = traceOf(requirements, register, results);
  const text = asMarkdown(made);
  mkdirSync(path.join(root, 'build'), { recursive: true });
  writeFileSync(path.join(root, 'build', 'trace.json'), `${JSON.stringify(made, null, 1)}\n`);
  writeFileSync(path.join(root, 'build', 'safety-trace.md'), text);
  console.log('build/trace.json and build/safety-trace.md are written.');

  const newer = globSync(['test/**/*.ts', 'src/**/*.{ts,tsx}'], { cwd: root }).filter(
    (file) => statSync(path.join(root, file)).mtimeMs > results.at,
  );
  if (newer.length > 0)
    console.log(`NOTE: ${newer.length} files changed since those tests ran, ${newer[0]} among them.`);
  const { problems, notes } = judge(requirements, results);
  for (const note of notes) console.log(`NOTE: ${note}`);
  for (const problem of problems) console.error(`✖ ${problem}`);
  const { implemented, partly, notYet } = made.counts;
  console.log(
    `${requirements.length} requirements: ${implemented} implemented, ${partly} partly, ${notYet} not built yet.`,
  );
  const open = unfinished(results);
  if (problems.length > 0 || open.length > 0) {
    console.error(`docs/safety-trace.md is left as it is: ${open.join(', ') || 'a claim does not hold'}.`);
    return 1;
  }
  if (isCheck) {
    const isCurrent = existsSync(page) && readFileSync(page, 'utf8') === text;
    console.log(`docs/safety-trace.md ${isCurrent ? 'is' : 'IS NOT'} what that run shows.`);
    return isCurrent ? 0 : 1;
  }
  writeFileSync(page, text);
  console.log('docs/safety-trace.md is written.');
  return 0;
}

process.exitCode = trace();
