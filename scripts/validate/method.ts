import type { Laboratory } from './laboratory.ts';

/**
 * What an agreement is worth: `prediction` could have failed; `form` holds of any model of this form, whatever its parameters;
 * `own-study` rests on figures of the same study that no fit takes out, so that it cannot be left out.
 */
export type Worth = 'prediction' | 'form' | 'own-study';

/** How the model answers a target, or why it does not. What the model claims decides it, never how well it fits. */
export type Method =
  /** The study is run on the twin and what it reported is worked out of what it would have sampled. */
  | {
      readonly kind: 'simulated';
      readonly how: string;
      readonly predict: (lab: Laboratory) => number;
      /** Whether the parameters are fitted to it, if it was verified in human beings. */
      readonly fitted: boolean;
      readonly worth: Worth;
    }
  /** A parameter, or what follows from parameters without a simulation, beside the measurement. */
  | {
      readonly kind: 'parameter';
      readonly how: string;
      readonly predict: (read: (id: string) => number) => readonly number[];
      /** The parameter was taken from this very row: it must agree, and proves nothing. */
      readonly ownSource: boolean;
    }
  | { readonly kind: 'not-covered'; readonly reason: string };

export type Methods = Readonly<Record<string, Method>>;

/** Of concentration, time or ratio in CSF: fitted where verified. */
export const fittedTo = (how: string, predict: (lab: Laboratory) => number): Method => ({
  kind: 'simulated',
  how,
  predict,
  fitted: true,
  worth: 'prediction',
});

const unfitted =
  (worth: Worth) =>
  (how: string, predict: (lab: Laboratory) => number): Method => ({
    kind: 'simulated',
    how,
    predict,
    fitted: false,
    worth,
  });

/** Predicted by what others were fitted to. */
export const predicted = unfitted('prediction');

/** True of the model by its form. */
export const byForm = unfitted('form');

/** Simulated with what was taken from the same study. */
export const withOwnStudy = unfitted('own-study');

export const holds = (statement: boolean): number => (statement ? 1 : 0);

/** Ours, for every study whose samples are not in the excerpt: the last phase is seen from two to five of its measured half-lives on. */
export const lastPhase = (measuredHalfLifeHours: number): readonly number[] =>
  [2, 2.75, 3.5, 4.25, 5].map((times) => times * measuredHalfLifeHours);

/** Ours: weight of an adult where a study gives figures per kg or none. */
export const ADULT_KG = 70;
/** Where a needle goes in and samples, and where a lumbar catheter ends, if an excerpt says lumbar and no more; assumed. */
export const NEEDLE = 'L3-4';
export const LUMBAR_TIP = 'L2-3';
