import { THIN_SPACE } from '../fields/amount-text.ts';

const NG_PER_UG = 1000;
/** More digits than this a simulation does not know. */
const DIGITS = 3;

/** All concentrations of the twin are shown in one unit, that of the literature, whatever the drug is spoken of in. */
export const SHOWN_UNIT = 'ng/mL';

export const shownFigure = (ugPerMl: number): number => Number((ugPerMl * NG_PER_UG).toPrecision(DIGITS));

/** Plain figures, never an exponent: below a thousandth of a ng/mL it is said to be below it. */
export function figureText(ugPerMl: number): string {
  const figure = shownFigure(ugPerMl);
  if (figure === 0) return '0';
  if (figure < 0.001) return '< 0.001';
  return figure
    .toFixed(Math.max(0, DIGITS - 1 - Math.floor(Math.log10(figure))))
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
}

/** `365 ng/mL`. */
export const concentrationText = (ugPerMl: number): string =>
  `${figureText(ugPerMl)}${THIN_SPACE}${SHOWN_UNIT}`;

export const betweenText = (low: number, high: number): string =>
  `${figureText(low)}–${figureText(high)}${THIN_SPACE}${SHOWN_UNIT}`;
