import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export type Outcome = 'passed' | 'failed' | 'skipped';

/** How one test of a run ended. */
export interface TestResult {
  /** Relative to the root of the project, with slashes. */
  readonly file: string;
  readonly title: string;
  readonly outcome: Outcome;
}

/** A file of tests that this machine could not run, with its text: its titles are only known from there. */
export interface FileNotRun {
  readonly file: string;
  readonly text: string;
}

/** What one whole `npm test` saw. No times and no durations. */
export interface TestResults {
  readonly tests: readonly TestResult[];
  readonly notRun: readonly FileNotRun[];
}

const root = path.resolve(import.meta.dirname, '..', '..');
const resultsFile = path.join(root, 'build', 'test-results.json');

/** Keeps what a whole run saw, for `npm run trace`. */
export function keepResults(results: TestResults): void {
  mkdirSync(path.dirname(resultsFile), { recursive: true });
  writeFileSync(resultsFile, `${JSON.stringify(results, null, 1)}\n`);
}

/** What the last whole run saw and when; null where there was none. */
export function lastResults(): (TestResults & { readonly at: number }) | null {
  if (!existsSync(resultsFile)) return null;
  const kept = JSON.parse(readFileSync(resultsFile, 'utf8')) as TestResults;
  return { ...kept, at: statSync(resultsFile).mtimeMs };
}
