import { evidenceOf } from './guard.ts';
import type { Accident, Hazard, Register } from './hazards.ts';
import { accidentsIn, idsIn } from './ids.ts';
import type { Requirement } from './requirements.ts';
import type { TestResult, TestResults } from './test-results.ts';

/** A requirement with the hazards it answers and every test that carries its id. */
export interface TracedRequirement extends Requirement {
  readonly hazards: readonly string[];
  readonly result: 'passed' | 'failed' | 'not seen' | 'no test';
  readonly testedBy: readonly TestResult[];
}

/** An accident with its hazards and every test that names it. Nothing is claimed of accidents beyond that. */
export interface TracedAccident extends Accident {
  readonly hazards: readonly string[];
  readonly testedBy: readonly TestResult[];
}

/** Hazard ↔ requirement ↔ test ↔ result, as it is written to `build/trace.json`. */
export interface Trace {
  readonly counts: { readonly implemented: number; readonly partly: number; readonly notYet: number };
  readonly hazards: readonly Hazard[];
  readonly accidents: readonly TracedAccident[];
  readonly requirements: readonly TracedRequirement[];
}

function resultOf(id: string, results: TestResults): TracedRequirement['result'] {
  const { passed, failed, unseen } = evidenceOf(id, results);
  if (failed > 0) return 'failed';
  if (passed > 0) return 'passed';
  return unseen > 0 ? 'not seen' : 'no test';
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const inOrder = (a: TestResult, b: TestResult): number =>
  a.file === b.file ? compare(a.title, b.title) : compare(a.file, b.file);

/** Joins what was written with what was seen. */
export function traceOf(
  requirements: readonly Requirement[],
  { hazards, accidents }: Register,
  results: TestResults,
): Trace {
  const counted = (status: Requirement['status']): number =>
    requirements.filter((each) => each.status === status).length;
  const tests = results.tests.toSorted(inOrder);
  return {
    counts: {
      implemented: counted('implemented'),
      partly: counted('partly'),
      notYet: counted('not-yet'),
    },
    hazards,
    accidents: accidents.map((accident) => ({
      ...accident,
      hazards: hazards.filter((hazard) => hazard.accidents.includes(accident.id)).map(({ id }) => id),
      testedBy: tests.filter(({ title }) => accidentsIn(title).includes(accident.id)),
    })),
    requirements: requirements.map((requirement) => ({
      ...requirement,
      hazards: hazards.filter((hazard) => hazard.requirements.includes(requirement.id)).map(({ id }) => id),
      result: resultOf(requirement.id, results),
      testedBy: tests.filter(({ title }) => idsIn(title).ids.includes(requirement.id)),
    })),
  };
}
