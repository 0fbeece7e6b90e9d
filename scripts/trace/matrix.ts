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

/** How far the requirements of a hazard hold, by what the run saw. */
export interface TracedHazard extends Hazard {
  /** Implemented wholly, with a test that passed and none that failed. */
  readonly held: readonly string[];
  /** All others: partly built, not built, failed, not seen or without a test. */
  readonly open: readonly string[];
  readonly testsPassed: number;
}

/** An accident with its hazards and every test that names it. Nothing is claimed of accidents beyond that. */
export interface TracedAccident extends Accident {
  readonly hazards: readonly string[];
  readonly testedBy: readonly TestResult[];
}

/** Hazard ↔ requirement ↔ test ↔ result, as it is written to `build/trace.json`. */
export interface Trace {
  readonly counts: { readonly implemented: number; readonly partly: number; readonly notYet: number };
  readonly hazards: readonly TracedHazard[];
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
  const traced = requirements.map(
    (requirement): TracedRequirement => ({
      ...requirement,
      hazards: hazards.filter((hazard) => hazard.requirements.includes(requirement.id)).map(({ id }) => id),
      result: resultOf(requirement.id, results),
      testedBy: tests.filter(({ title }) => idsIn(title).ids.includes(requirement.id)),
    }),
  );
  return {
    counts: {
      implemented: counted('implemented'),
      partly: counted('partly'),
      notYet: counted('not-yet'),
    },
    hazards: hazards.map((hazard) => tracedHazard(hazard, traced)),
    accidents: accidents.map((accident) => ({
      ...accident,
      hazards: hazards.filter((hazard) => hazard.accidents.includes(accident.id)).map(({ id }) => id),
      testedBy: tests.filter(({ title }) => accidentsIn(title).includes(accident.id)),
    })),
    requirements: traced,
  };
}

function tracedHazard(hazard: Hazard, requirements: readonly TracedRequirement[]): TracedHazard {
  const own = requirements.filter(({ id }) => hazard.requirements.includes(id));
  const holds = ({ status, result }: TracedRequirement): boolean =>
    status === 'implemented' && result === 'passed';
  const passed = own.flatMap(({ testedBy }) => testedBy.filter(({ outcome }) => outcome === 'passed'));
  return {
    ...hazard,
    held: own.filter(holds).map(({ id }) => id),
    open: own.filter((each) => !holds(each)).map(({ id }) => id),
    // A test may carry two of its ids.
    testsPassed: new Set(passed.map(({ file, title }) => `${file} ${title}`)).size,
  };
}
