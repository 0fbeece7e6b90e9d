import { FITTED_TARGETS, residualsOf } from './fit.ts';
import type { Fitted } from './fitted.ts';
import { defaultValues, FREE } from './free-parameters.ts';

const threeDigits = (value: number): string => String(Number(value.toPrecision(3)));

const sumOfSquares = (residuals: readonly number[]): number =>
  residuals.reduce((sum, residual) => sum + residual * residual, 0);

/** The fitted parameters beside the model's own, and how far they go when one study is left out. */
export function fitLines(fitted: Fitted): readonly string[] {
  const own = defaultValues();
  const others = Object.values(fitted.withoutStudy);
  const lines = FREE.map(({ name, unit, range, low, high }, i) => {
    const found = fitted.all.values[i] ?? Number.NaN;
    const left = others.map(({ values }) => values[i] ?? Number.NaN);
    const before = own[i] ?? Number.NaN;
    const atBound = found <= low * 1.001 || found >= high * 0.999 ? ', at its bound' : '';
    return `| ${name} | ${before <= low ? `none, begins at ${low}` : threeDigits(before)} ${unit} | ${threeDigits(found)} ${unit}${atBound} | ${range} | ${threeDigits(Math.min(...left))} to ${threeDigits(Math.max(...left))} |`;
  });
  return [
    '| parameter | model | fitted | 95 % range of the model | fitted, one study left out |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
  ];
}

/** Residuals over tolerance at the model's own values and at the fit, and what is left of each study that was left out. */
export function studyLines(fitted: Fitted): readonly string[] {
  const own = residualsOf(defaultValues(), FITTED_TARGETS);
  const all = residualsOf(fitted.all.values, FITTED_TARGETS);
  let unseen = 0;
  const studies = Object.entries(fitted.withoutStudy).map(([study, { values }]) => {
    const isOfStudy = (i: number): boolean => FITTED_TARGETS[i]?.source === study;
    const of = (residuals: readonly number[]): number =>
      sumOfSquares(residuals.filter((_, i) => isOfStudy(i)));
    const targets = FITTED_TARGETS.filter(({ source }) => source === study);
    const left = sumOfSquares(residualsOf(values, targets));
    unseen += left;
    return `| ${nameOf(study)} | ${targets.length} | ${of(own).toFixed(2)} | ${of(all).toFixed(2)} | ${left.toFixed(2)} |`;
  });
  return [
    '| study | targets | chi² with the model’s own | chi² fitted | chi² predicted without it |',
    '| --- | --- | --- | --- | --- |',
    ...studies,
    `| all | ${FITTED_TARGETS.length} | ${sumOfSquares(own).toFixed(2)} | ${sumOfSquares(all).toFixed(2)} | ${unseen.toFixed(2)} |`,
  ];
}

/** Without where it was read. */
const nameOf = (source: string): string => source.replace(/ (?:\(|as reproduced).*$/, '');
