import type { Mixture } from './mixture.ts';
import type { Program } from './program.ts';
import { contentsOf } from './visit-facts.ts';
import type { VisitInput } from './visit-input.ts';

/** A program somewhere in a visit, with the solution it runs. */
export interface ProgramInVisit {
  /** JSON pointer of the program. */
  readonly at: string;
  readonly program: Program;
  /** Null where the file does not say what is in the reservoir. */
  readonly mixture: Mixture | null;
}

/** The program that the visit sets. */
export const orderedProgram = (input: VisitInput): ProgramInVisit => ({
  at: '/visit/program',
  program: input.visit.program,
  mixture: contentsOf(input),
});

/** Every program of a visit: the one it sets, those on record since the last fill and the one read from the pump. */
export function programsIn(input: VisitInput): readonly ProgramInVisit[] {
  const { last, visit } = input;
  const old = last?.fill.components ?? null;
  const recorded = last === null ? [] : [{ at: '/last/program', program: last.program, mixture: old }];
  const changes = (last?.changes ?? []).map(({ program }, i) => ({
    at: `/last/changes/${i}/program`,
    program,
    mixture: old,
  }));
  const read = visit.read?.program;
  return [
    orderedProgram(input),
    ...recorded,
    ...changes,
    ...(read === undefined ? [] : [{ at: '/visit/read/program', program: read, mixture: old }]),
  ];
}
