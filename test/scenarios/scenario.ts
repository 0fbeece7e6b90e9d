import { readdirSync, readFileSync } from 'node:fs';
import type { Severity } from '../../src/core/findings.ts';

/** What a scenario must answer: a part of the answer, the findings that must be made, and those that must not. */
export interface Expectation {
  readonly about: string;
  /** The accident of `accidents.md` that it replays. */
  readonly accident?: string;
  /** Which of its numbers are public. */
  readonly public: string;
  readonly exit: number;
  readonly answer: object;
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: Severity;
    readonly at: string;
    readonly says: readonly string[];
  }[];
  readonly absent: readonly string[];
  /** Of an accident: the finding that names it, and is read before every other. */
  readonly first?: string;
}

export interface Scenario {
  readonly name: string;
  readonly path: string;
  readonly text: string;
  readonly expectation: Expectation;
}

const folder = new URL('./', import.meta.url);
const ENDING = '.expect.json';

/** Every visit file of this folder with the expectation that stands beside it. */
export const SCENARIOS: readonly Scenario[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json') && !file.endsWith(ENDING))
  .sort((a, b) => (a < b ? -1 : 1))
  .map((file) => {
    const name = file.replace(/\.json$/, '');
    const beside = readFileSync(new URL(`${name}${ENDING}`, folder), 'utf8');
    return {
      name,
      path: new URL(file, folder).pathname,
      text: readFileSync(new URL(file, folder), 'utf8'),
      expectation: JSON.parse(beside) as Expectation,
    };
  });
