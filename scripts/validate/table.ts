import { EXPLANATIONS } from './explanations.ts';
import type { Worth } from './method.ts';
import type { Target, Tolerance } from './target.ts';
import type { Prediction, Verdict } from './verdict.ts';

const threeDigits = (value: number): string => String(Number(value.toPrecision(3)));
const plain = (value: number): string => (String(value).length <= 6 ? String(value) : threeDigits(value));

function toleranceText(tolerance: Tolerance): string {
  switch (tolerance.kind) {
    case 'factor':
      return `factor ${tolerance.value}`;
    case 'relative':
      return `± ${Math.round(100 * tolerance.value)} %`;
    case 'absolute':
      return `± ${tolerance.value}`;
    case 'range':
      return `${tolerance.lo} to ${tolerance.hi}`;
    case 'ordering':
      return 'holds';
  }
}

function measuredText({ value, units, tolerance_suggested, confidence }: Target): string {
  const shown =
    tolerance_suggested.kind === 'ordering'
      ? 'holds'
      : `${(typeof value === 'number' ? [value] : value).map(plain).join(' / ')} ${units}`;
  return confidence === 'RECALLED' ? `${shown} (recalled)` : shown;
}

function predictedText({ target, byDefault }: Verdict): string {
  if (byDefault === null) return 'not covered';
  if (target.tolerance_suggested.kind === 'ordering')
    return byDefault.predicted.every((value) => value === 1) ? 'holds' : 'does not hold';
  return byDefault.predicted.map(threeDigits).join(' / ');
}

const ratioText = (prediction: Prediction | null): string =>
  prediction?.ratios?.map((ratio) => ratio.toFixed(2)).join(' / ') ?? '';
const insideText = (prediction: Prediction | null): string =>
  prediction === null ? '' : prediction.isInside ? 'yes' : '**no**';

function howText({ method }: Verdict): string {
  if (method.kind === 'not-covered') return `not covered: ${method.reason}`;
  if (method.kind === 'parameter') return `parameter: ${method.how}`;
  return method.worth === 'form' ? `${method.how}; true of any model of this form` : method.how;
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const HEADINGS = [
  'target',
  'quantity',
  'measured',
  'tolerance',
  'predicted',
  'ratio',
  'inside tolerance',
  'ratio, study left out',
  'inside, study left out',
];

/** Every target, one line each, in the order of the collection. */
export function tableLines(verdicts: readonly Verdict[]): readonly string[] {
  return [
    row(HEADINGS),
    row(HEADINGS.map(() => '---')),
    ...verdicts.map((verdict) => {
      const { target, byDefault, studyLeftOut } = verdict;
      return row([
        `\`${target.id}\``,
        `${target.drug}: ${target.quantity}`.replaceAll('|', '/'),
        measuredText(target),
        toleranceText(target.tolerance_suggested),
        predictedText(verdict),
        ratioText(byDefault),
        insideText(byDefault),
        ratioText(studyLeftOut),
        insideText(studyLeftOut),
      ]);
    }),
  ];
}

/** How each target was answered, or why not. */
export const howLines = (verdicts: readonly Verdict[]): readonly string[] =>
  verdicts.map((verdict) => `- \`${verdict.target.id}\`: ${howText(verdict)}`);

const isMissed = ({ byDefault }: Verdict): boolean => byDefault !== null && !byDefault.isInside;

/** What lies outside its tolerance, and why. */
export const misfitLines = (verdicts: readonly Verdict[]): readonly string[] =>
  verdicts.filter(isMissed).map(({ target: { id, quantity, tolerance_suggested }, byDefault }) => {
    const amount = byDefault === null ? '' : ratioText(byDefault);
    return `- \`${id}\` (${quantity}: ${amount}, allowed ${toleranceText(tolerance_suggested)}). ${EXPLANATIONS[id] ?? 'Not explained.'}`;
  });

/** How many targets there are of each kind. */
export interface Counts {
  readonly targets: number;
  readonly covered: number;
  readonly simulated: number;
  readonly parameters: number;
  readonly ofThemselves: number;
  readonly inside: number;
  readonly outside: number;
  readonly notCovered: number;
  readonly byForm: number;
  readonly withOwnStudy: number;
  /** What could have failed and knows nothing of its study but what was fitted. */
  readonly predictions: number;
  readonly predictionsInside: number;
  readonly leftOutInside: number;
}

export function countsOf(verdicts: readonly Verdict[]): Counts {
  const count = (is: (verdict: Verdict) => boolean): number => verdicts.filter(is).length;
  const isWorth =
    (worth: Worth) =>
    ({ method }: Verdict): boolean =>
      method.kind === 'simulated' && method.worth === worth;
  const isPrediction = isWorth('prediction');
  return {
    targets: verdicts.length,
    covered: count(({ byDefault }) => byDefault !== null),
    simulated: count(({ method }) => method.kind === 'simulated'),
    parameters: count(({ method }) => method.kind === 'parameter'),
    ofThemselves: count(({ method }) => method.kind === 'parameter' && method.ownSource),
    inside: count(({ byDefault }) => byDefault?.isInside === true),
    outside: count(isMissed),
    notCovered: count(({ byDefault }) => byDefault === null),
    byForm: count(isWorth('form')),
    withOwnStudy: count(isWorth('own-study')),
    predictions: count(isPrediction),
    predictionsInside: count((one) => isPrediction(one) && one.byDefault?.isInside === true),
    leftOutInside: count((one) => isPrediction(one) && one.studyLeftOut?.isInside === true),
  };
}

/** The last line of `npm run validate`. */
export function summaryLine(counts: Counts): string {
  const { targets, covered, simulated, parameters, ofThemselves, inside, outside, notCovered } = counts;
  return (
    `${targets} targets: ${covered} covered (${simulated} simulated, ${parameters} parameters, ${ofThemselves} of these taken from the row itself), ` +
    `${inside} inside, ${outside} outside; ${notCovered} not covered. ` +
    `Of the ${simulated} simulated, ${counts.byForm} are true of any model of this form and ${counts.withOwnStudy} rest on figures of their own study. ` +
    `Of the other ${counts.predictions}: ${counts.predictionsInside} inside with the model's own parameters, ${counts.leftOutInside} with the study left out.`
  );
}
