import { type ParameterSet, parameterValue } from '../../src/twin/parameters/parameter-set.ts';
import { type Laboratory, laboratory } from './laboratory.ts';
import type { Method } from './method.ts';
import { methodOf } from './methods/all.ts';
import { isInside, measuredIn, type Target } from './target.ts';

/** What a set of parameters predicts of one target. */
export interface Prediction {
  readonly predicted: readonly number[];
  /** Predicted over measured; null of a statement, of a bound, and where nothing but zero was measured. */
  readonly ratios: readonly number[] | null;
  readonly isInside: boolean;
}

/** One row of the table. */
export interface Verdict {
  readonly target: Target;
  readonly method: Method;
  /** By the model's own parameters; null where it is not covered. */
  readonly byDefault: Prediction | null;
  /** By parameters fitted without the study; null where nothing is simulated, or where the study cannot be left out. */
  readonly studyLeftOut: Prediction | null;
}

export function predictionOf(target: Target, method: Method, lab: Laboratory): Prediction | null {
  if (method.kind === 'not-covered') return null;
  const predicted =
    method.kind === 'simulated'
      ? [method.predict(lab)]
      : method.predict((id) => parameterValue(lab.parameters, id));
  const measured = measuredIn(target);
  const tolerance = target.tolerance_suggested;
  if (predicted.length !== measured.length || !predicted.every((value) => !Number.isNaN(value)))
    throw new RangeError(`${target.id}: ${predicted.join()} for ${measured.join()}`);
  const pairs = measured.map((value, i) => [value, predicted[i] ?? Number.NaN] as const);
  const isRatio = tolerance.kind !== 'ordering' && !(tolerance.kind === 'range' && tolerance.lo === 0);
  return {
    predicted,
    ratios: isRatio ? pairs.map(([value, own]) => own / value) : null,
    isInside: pairs.every(([value, own]) => isInside(tolerance, value, own)),
  };
}

/** Every target with what the model says; `withoutStudy` gives the parameters that were fitted without one. */
export function verdicts(
  targets: readonly Target[],
  defaults: ParameterSet,
  withoutStudy: (study: string) => ParameterSet,
): readonly Verdict[] {
  const own = laboratory(defaults);
  const others = new Map<string, Laboratory>();
  return targets.map((target) => {
    const method = methodOf(target.id);
    const byDefault = predictionOf(target, method, own);
    if (method.kind !== 'simulated' || method.worth === 'own-study')
      return { target, method, byDefault, studyLeftOut: null };
    const lab = others.get(target.source) ?? laboratory(withoutStudy(target.source));
    others.set(target.source, lab);
    return { target, method, byDefault, studyLeftOut: predictionOf(target, method, lab) };
  });
}
