import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { ModelRun } from './model-runs.ts';
import type { ModelTools } from './spin.ts';

/** What came of a search. `undecided` is none: it was cut short, or something could not be run. */
export interface ModelResult {
  readonly outcome: 'holds' | 'fails' | 'undecided';
  readonly states: number;
  /** The shortest way to the failure, a step a line; empty where the property holds. */
  readonly story: readonly string[];
  /** Why it is undecided. */
  readonly problem: string;
}

const MOST_MEMORY_MB = 1024;
const folder = path.resolve(import.meta.dirname, '..', 'models');

/** Translates, compiles and searches one model, in a folder of its own that is gone afterwards. */
export function checkModel(run: ModelRun, { spin, compiler }: ModelTools): ModelResult {
  const work = mkdtempSync(path.join(tmpdir(), 'theca-model-'));
  try {
    const file = `${run.model}.pml`;
    cpSync(path.join(folder, file), path.join(work, file));
    const choose = Object.entries(run.choose).map(([name, value]) =>
      value === null ? `-D${name}` : `-D${name}=${value}`,
    );
    const does = (command: string, args: readonly string[]) => {
      const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: work, encoding: 'utf8' });
      return { done: status === 0, said: `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}` };
    };
    const translated = does(spin, ['-a', ...choose, file]);
    if (!translated.done || /error/iu.test(translated.said)) return undecided(translated.said);
    // Breadth first, so that a counterexample is a shortest one and no depth of search cuts it short.
    // Not optimised: for all but one model the compiler takes longer than the search.
    const compiled = does(compiler, [
      '-DSAFETY',
      '-DBFS',
      `-DMEMLIM=${MOST_MEMORY_MB}`,
      '-o',
      'pan',
      'pan.c',
    ]);
    if (!compiled.done) return undecided(compiled.said);
    const searched = does(path.join(work, 'pan'), []);
    return resultOf(searched.said, () => does(spin, ['-t', ...choose, file]).said);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const undecided = (problem: string): ModelResult => ({ outcome: 'undecided', states: 0, story: [], problem });

/** Reads what a checker prints. Only a search that came to its end, or an assertion that failed, decides anything. */
export function resultOf(said: string, replay: () => string): ModelResult {
  const states = Number(/(\d+) states, stored/u.exec(said)?.[1] ?? 'NaN');
  const errors = /errors: (\d+)/u.exec(said)?.[1];
  if (errors === undefined || Number.isNaN(states)) return undecided(said);
  if (errors === '0')
    return /Search not completed|too small|out of memory/u.test(said)
      ? undecided(said)
      : { outcome: 'holds', states, story: [], problem: '' };
  if (!said.includes('assertion violated')) return undecided(said);
  const replayed = replay();
  if (!replayed.includes('assertion violated')) return undecided(replayed);
  // Spin may warn first, of a model that it takes to be newer than its trail: a file system tells time coarsely.
  const lines = replayed.split('\n').filter((line) => !line.startsWith('spin: warning'));
  const story = lines
    .slice(
      0,
      lines.findIndex((line) => line.startsWith('spin: ')),
    )
    .map((line) => line.trim());
  return { outcome: 'fails', states, story, problem: '' };
}
