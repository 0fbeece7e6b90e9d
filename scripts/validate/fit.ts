import { defaultValues, FREE, withFitted } from './free-parameters.ts';
import { laboratory } from './laboratory.ts';
import { leastSquares } from './least-squares.ts';
import { methodOf } from './methods/all.ts';
import { logTolerance, TARGETS, type Target } from './target.ts';

/** What is fitted to: simulated, in CSF, measured in human beings, verified, with one value and a tolerance around it. */
export const FITTED_TARGETS: readonly Target[] = TARGETS.filter((target) => {
  const method = methodOf(target.id);
  return (
    method.kind === 'simulated' &&
    method.fitted &&
    target.species === 'human' &&
    target.confidence === 'VERIFIED' &&
    logTolerance(target.tolerance_suggested) !== null
  );
});

/** The studies behind them, each once. */
export const FITTED_STUDIES: readonly string[] = [...new Set(FITTED_TARGETS.map(({ source }) => source))];

/** A fit as `fitted.json` keeps it. */
export interface Fit {
  /** In the order of `FREE`. */
  readonly values: readonly number[];
  readonly chiSquared: number;
}

/** The difference of logarithms over the tolerance, target by target. */
export function residualsOf(values: readonly number[], targets: readonly Target[]): readonly number[] {
  const lab = laboratory(withFitted(values));
  return targets.map((target) => {
    const method = methodOf(target.id);
    const tolerance = logTolerance(target.tolerance_suggested);
    if (method.kind !== 'simulated' || tolerance === null || typeof target.value !== 'number')
      throw new RangeError(`${target.id} cannot be fitted`);
    return Math.log(method.predict(lab) / target.value) / tolerance;
  });
}

/** From the model's own values, on the scale of logarithms. */
export function fitTo(targets: readonly Target[]): Fit {
  const optimum = leastSquares(
    (logs) => residualsOf(logs.map(Math.exp), targets),
    defaultValues().map(Math.log),
    { low: FREE.map(({ low }) => Math.log(low)), high: FREE.map(({ high }) => Math.log(high)) },
  );
  return {
    values: optimum.at.map((log) => Number(Math.exp(log).toPrecision(6))),
    chiSquared: Number(optimum.sumOfSquares.toPrecision(6)),
  };
}
