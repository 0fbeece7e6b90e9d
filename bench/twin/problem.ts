import { writeFileSync } from 'node:fs';

/** One patient for any solver: dx/dt = M x + input r(t) from x = 0, r constant between its changes. Hours. */
export interface Problem {
  readonly size: number;
  readonly entries: readonly { readonly row: number; readonly column: number; readonly value: number }[];
  readonly input: readonly number[];
  /** A typical size of each state, for absolute tolerances. */
  readonly scale: readonly number[];
  readonly changeHours: readonly number[];
  readonly rates: readonly number[];
  readonly sampleHours: readonly number[];
  readonly outputRows: readonly number[];
  /** The width of the band to either side of the diagonal without the rows that nothing depends on. */
  readonly halfWidth: number;
}

/**
 * The file given to every solver: six counts (states, entries, changes, samples, outputs, half the band), then the entries
 * by row and column (counted from 0), input, scale, hours of the changes, rates, hours of the samples, output rows.
 */
export function writeProblem(problem: Problem, path: string): void {
  const entries = [...problem.entries].sort((a, b) => a.row - b.row || a.column - b.column);
  const counts = [
    problem.size,
    entries.length,
    problem.rates.length,
    problem.sampleHours.length,
    problem.outputRows.length,
    problem.halfWidth,
  ];
  const lines = [
    counts.join(' '),
    ...entries.map(({ row, column, value }) => `${row} ${column} ${value}`),
    problem.input.join('\n'),
    problem.scale.join('\n'),
    problem.changeHours.join('\n'),
    problem.rates.join('\n'),
    problem.sampleHours.join('\n'),
    problem.outputRows.join('\n'),
  ];
  writeFileSync(path, `${lines.join('\n')}\n`);
}

/** The same problem, cut after so many days. */
export function firstDays(problem: Problem, days: number): Problem {
  const changes = problem.changeHours.filter((hour) => hour < days * 24).length;
  return {
    ...problem,
    changeHours: problem.changeHours.slice(0, changes),
    rates: problem.rates.slice(0, changes),
    sampleHours: problem.sampleHours.filter((hour) => hour <= days * 24),
  };
}
