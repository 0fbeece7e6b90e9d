import type { Lab } from '../lab-bench.ts';

export const EXERCISE_IDS = ['refill', 'bridge', 'stall', 'pocket'] as const;
export type ExerciseId = (typeof EXERCISE_IDS)[number];

/** Why a point of an exercise is lost; each has its words in the message files as `lab.why.…`. */
export const WHYS = [
  'not-done',
  'syringe-before-reading',
  'filled-on-top',
  'filled-before-looking',
  'told-wrong-volume',
  'program-changed',
  'wrong-concentration',
  'dose-changed',
  'no-bridge',
  'bridge-volume',
  'bridge-rate',
  'bridge-cut',
  'bolus-given',
  'wrong-answer',
] as const;
export type Why = (typeof WHYS)[number];

export type Standing =
  | { readonly kind: 'open' }
  | { readonly kind: 'met' }
  | { readonly kind: 'failed'; readonly why: Why };

export const OPEN: Standing = { kind: 'open' };
export const MET: Standing = { kind: 'met' };
export const failed = (why: Why): Standing => ({ kind: 'failed', why });
export const metIf = (holds: boolean): Standing => (holds ? MET : OPEN);

/** One thing that is to be reached. Judged from what was done and what is true, at any moment, by nothing else. */
export interface Goal {
  readonly id: string;
  readonly judge: (lab: Lab, answer: string | null) => Standing;
}

/** A story that begins in a state of a simulated pump and is over when whoever does it says so. */
export interface Exercise {
  readonly id: ExerciseId;
  readonly begin: () => Lab;
  readonly goals: readonly Goal[];
  /** What there is to choose from where something is to be named; the answer is given once. */
  readonly answers: readonly string[];
}

export interface Outcome {
  readonly kind: 'open' | 'passed' | 'failed';
  readonly goals: readonly { readonly id: string; readonly standing: Standing }[];
}

/** A lost point ends it; it is passed where every point is met when it is handed in. What is open then was not done. */
export function judged(exercise: Exercise, lab: Lab, answer: string | null, handedIn: boolean): Outcome {
  const goals = exercise.goals.map(({ id, judge }) => {
    const standing = judge(lab, answer);
    return { id, standing: handedIn && standing.kind === 'open' ? failed('not-done') : standing };
  });
  if (goals.some(({ standing }) => standing.kind === 'failed')) return { kind: 'failed', goals };
  return { kind: handedIn ? 'passed' : 'open', goals };
}
