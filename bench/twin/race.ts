import path from 'node:path';
import { type Absent, type Peer, type Run, runPeer } from './peers.ts';
import { firstDays, type Problem, writeProblem } from './problem.ts';
import { relativeError } from './reference.ts';

/** A problem with its reference solution, as a peer is given it and judged by it. */
export interface Course {
  readonly days: number;
  readonly problem: Problem;
  readonly expected: Float64Array;
  readonly path: string;
}

export interface Finished {
  readonly method: string;
  readonly tolerance: number;
  readonly error: number;
  readonly days: number;
  readonly runs: number;
  /** Processor seconds for the days of the course, the middle run. */
  readonly seconds: number;
}

export function courseOf(problem: Problem, expected: Float64Array, days: number, folder: string): Course {
  const cut = firstDays(problem, days);
  const file = path.join(folder, `days-${days}.txt`);
  writeProblem(cut, file);
  return {
    days,
    problem: cut,
    expected: expected.subarray(0, cut.sampleHours.length * cut.outputRows.length),
    path: file,
  };
}

const middle = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const LOOSEST = 1e-5;
const TIGHTEST = 1e-12;
const HALVINGS = 6;
const HOPELESS = 4;

interface Setting {
  readonly method: string;
  readonly tolerance: number;
  readonly seconds: number;
}

type Ask = (course: Course, method: string, tolerance: number, repeats: number) => Run | Absent;

const errorOf = ({ expected, problem }: Course, run: Run): number =>
  relativeError(run.samples, expected, problem.outputRows.length);

/**
 * The loosest tolerance with which a method is accurate enough on the short course, by halving on a logarithmic scale; null if
 * none is, or if the method takes so long that no tolerance makes up for it.
 */
function loosestEnough(
  ask: Ask,
  method: string,
  target: number,
  short: Course,
  quickest: number,
): Setting | Absent | null {
  let [enough, tooLoose] = [Math.log(TIGHTEST), Math.log(LOOSEST)];
  let found = false;
  for (let turn = 0; turn < HALVINGS; turn++) {
    const tried = (enough + tooLoose) / 2;
    const run = ask(short, method, Math.exp(tried), 1);
    if ('because' in run) return run;
    if (middle(run.seconds) > HOPELESS * quickest) return null;
    if (errorOf(short, run) <= target) {
      enough = tried;
      found = true;
    } else tooLoose = tried;
  }
  if (!found) return null;
  const tolerance = Math.exp(enough);
  const again = ask(short, method, tolerance, 3);
  return 'because' in again ? again : { method, tolerance, seconds: Math.min(...again.seconds) };
}

/**
 * The fastest way of a peer to be at least as accurate as `target`: each method with its loosest tolerance on the short course;
 * the quickest of them runs the long one, tighter until it is accurate enough there too.
 */
export function race(
  peer: Peer,
  command: readonly string[],
  target: number,
  short: Course,
  long: Course,
  folder: string,
): Finished | Absent {
  const ask: Ask = (course, method, tolerance, repeats) =>
    runPeer(command, { problem: course.path, method, tolerance, repeats }, folder);
  let best: Setting | null = null;
  let because = 'never accurate enough';
  for (const method of peer.methods) {
    const found = loosestEnough(ask, method, target, short, best?.seconds ?? Number.POSITIVE_INFINITY);
    if (found === null) continue;
    if ('because' in found) because = found.because;
    else if (best === null || found.seconds < best.seconds) best = found;
  }
  if (best === null) return { because };
  const { method } = best;
  const repeats = (best.seconds * long.days) / short.days < 20 ? 3 : 1;
  for (let tolerance = best.tolerance, turn = 0; ; tolerance /= 2, turn++) {
    const run = ask(long, method, tolerance, repeats);
    if ('because' in run) return run;
    const error = errorOf(long, run);
    if (error <= target || turn === 4)
      return { method, tolerance, error, days: long.days, runs: repeats, seconds: middle(run.seconds) };
  }
}
