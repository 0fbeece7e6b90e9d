import path from 'node:path';
import { run } from 'node:test';
import { inspect } from 'node:util';

import { emptyTally, type Tally } from './tally.ts';
import type { Outcome, TestResult } from './trace/test-results.ts';

const root = path.resolve(import.meta.dirname, '..');

/** What the test runner says about one test that ended. */
interface Ended {
  readonly name: string;
  /** Where the test is written, and the file that was run: not the same where one file writes the tests of others. */
  readonly file?: string | undefined;
  readonly entryFile?: string | undefined;
  readonly skip?: string | boolean | undefined;
  readonly todo?: string | boolean | undefined;
  readonly details: { readonly type?: string | undefined; readonly error?: unknown };
}

/** The counts and the failures of one file. */
interface Report extends Tally {
  readonly failures: string[];
  readonly output: string[];
  readonly ended: { readonly title: string; readonly outcome: Outcome }[];
}

const newReport = (): Report => ({ ...emptyTally(), failures: [], output: [], ended: [] });

const ranIn = ({ entryFile, file }: Ended): string | undefined => entryFile ?? file;

function note(report: Report, ended: Ended, passed: boolean): void {
  // A group of tests is not a test; and a file that ends well stands for itself only when it held none.
  if (ended.details.type === 'suite') return;
  if (ended.name === ended.file && passed) {
    report.failed += 1;
    report.failures.push('  the file holds no test');
    return;
  }
  const isSkipped = ended.skip !== undefined || ended.todo !== undefined;
  const outcome = passed ? (isSkipped ? 'skipped' : 'passed') : 'failed';
  report[outcome] += 1;
  report.ended.push({ title: ended.name, outcome });
  if (outcome === 'failed') {
    const cause =
      ended.details.error instanceof Error
        ? (ended.details.error.cause ?? ended.details.error)
        : ended.details.error;
    report.failures.push(`  ✖ ${ended.name}\n${inspect(cause, { depth: 6 }).replaceAll(/^/gm, '    ')}`);
  }
}

function print(file: string, report: Report): void {
  const sign = report.failed > 0 ? '✖' : '✔';
  const counts = [`${report.passed} passed`];
  if (report.failed > 0) counts.push(`${report.failed} failed`);
  if (report.skipped > 0) counts.push(`${report.skipped} skipped`);
  console.log(`${sign} ${file}: ${counts.join(', ')}`);
  if (report.failed === 0) return;
  for (const failure of report.failures) console.log(failure);
  if (report.output.length > 0) console.log(`  output:\n${report.output.join('').replaceAll(/^/gm, '    ')}`);
}

export interface TestRun {
  readonly files: readonly string[];
  /** Files at a time. */
  readonly concurrency: number;
  /** For one file. */
  readonly withinMs: number;
  /** Is told how each test ended, file by file. */
  readonly told?: (test: TestResult) => void;
}

/** Runs test files, each in a process of its own, prints a line for each and what failed, and counts. */
export async function runTests({ files, concurrency, withinMs, told }: TestRun): Promise<Tally> {
  const reports = new Map<string, Report>();
  const reportOf = (file: string | undefined): Report => {
    const name = path.relative(root, file ?? '(no file)');
    const report = reports.get(name) ?? newReport();
    reports.set(name, report);
    return report;
  };
  const total = emptyTally();
  const stream = run({ files: [...files], concurrency, timeout: withinMs, cwd: root });
  stream.on('test:pass', (ended: Ended) => note(reportOf(ranIn(ended)), ended, true));
  stream.on('test:fail', (ended: Ended) => note(reportOf(ranIn(ended)), ended, false));
  stream.on('test:stdout', ({ file, message }) => reportOf(file).output.push(message));
  stream.on('test:stderr', ({ file, message }) => reportOf(file).output.push(message));
  for await (const _ of stream);
  for (const [file, report] of [...reports].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    print(file, report);
    for (const test of report.ended) told?.({ file: file.replaceAll(path.sep, '/'), ...test });
    total.passed += report.passed;
    total.failed += report.failed;
    total.skipped += report.skipped;
  }
  return total;
}
