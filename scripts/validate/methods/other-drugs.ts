import { parameterValue } from '../../../src/twin/parameters/parameter-set.ts';
import { areaToInfinity, type Curve, logLine, valueAt } from '../curve.ts';
import { type Experiment, infusionOf, injectionOf, type Laboratory, type Outcome } from '../laboratory.ts';
import { fittedTo, LUMBAR_TIP, lastPhase, type Methods, NEEDLE, predicted } from '../method.ts';

const MINUTES = 60;

/** Through a catheter: drug appears as it does at a tip and not as injected millilitres do. */
const ziconotide = (lab: Laboratory): Curve =>
  lab
    .run({
      drug: 'ziconotide',
      given: infusionOf(10, LUMBAR_TIP, 1),
      levels: [LUMBAR_TIP],
      untilHours: 72,
      everyHours: 0.1,
      overrides: { 'injection-width': parameterValue(lab.parameters, 'release-width') },
    })
    .curve(LUMBAR_TIP);
const ZICONOTIDE_LAST = lastPhase(4.6);
const clearance = (lab: Laboratory): number => 10 / areaToInfinity(ziconotide(lab)) / MINUTES;

const spinal = (lab: Laboratory, ug: number): number => {
  const { curve } = lab.run({
    drug: 'bupivacaine',
    given: injectionOf(ug, NEEDLE),
    levels: [NEEDLE],
    untilHours: 1,
    everyHours: 1 / 60,
  });
  const times = Array.from({ length: 9 }, (_, i) => (5 + 5 * i) / MINUTES);
  const values = times.map((hours) => valueAt(curve(NEEDLE), hours)).toSorted((a, b) => a - b);
  return values[Math.floor(values.length / 2)] ?? Number.NaN;
};

const dose = (drug: Experiment['drug'], lab: Laboratory, ug: number, untilHours: number): Outcome =>
  lab.run({ drug, given: injectionOf(ug, NEEDLE), levels: [NEEDLE], untilHours, everyHours: untilHours / 4 });

/** What has not reached the blood yet, over the dose. */
const unabsorbed = (lab: Laboratory, times: readonly number[]): Curve =>
  times.map((hours) => {
    const { balance } = dose('bupivacaine', lab, 15_000, hours);
    return { hours, ugPerMl: 1 - balance.lostToBloodUg / balance.deliveredUg };
  });
const SLOW_TIMES = [8, 10, 12, 14, 16];
const FAST_TIMES = [0.25, 0.5, 1, 1.5, 2];

function fastAbsorption(lab: Laboratory): number {
  const slow = logLine(unabsorbed(lab, SLOW_TIMES), SLOW_TIMES);
  const fast = unabsorbed(lab, FAST_TIMES).map(({ hours, ugPerMl }) => ({
    hours,
    ugPerMl: ugPerMl - slow.atZero * 2 ** (-hours / slow.halfLifeHours),
  }));
  return MINUTES * logLine(fast, FAST_TIMES).halfLifeHours;
}

export const OTHER_DRUGS: Methods = {
  'dtpa-kr-T2T12': fittedTo(
    'a tracer that leaves by bulk alone (ziconotide with `spinal-bulk-loss`), steady state, tip at L2-3: T2 over T12',
    (lab) => {
      const { curve } = lab.run({
        drug: 'ziconotide',
        given: { kind: 'steady', tip: LUMBAR_TIP, ugPerDay: 100 },
        levels: ['T2', 'T12'],
        untilHours: 1,
        everyHours: 1,
        overrides: { 'ziconotide-csf-loss': parameterValue(lab.parameters, 'spinal-bulk-loss') },
      });
      return valueAt(curve('T2'), 0) / valueAt(curve('T12'), 0);
    },
  ),
  'zic-pr-cl': fittedTo('10 ug over 1 h at L2-3, dose over area there to infinity', clearance),
  'zic-pr-v': fittedTo(
    'clearance over the rate of the last phase, as the measured figures are related',
    (lab) => (clearance(lab) * MINUTES * logLine(ziconotide(lab), ZICONOTIDE_LAST).halfLifeHours) / Math.LN2,
  ),
  'zic-pr-thalf': fittedTo(
    'log line at L2-3 from 2 to 5 of the measured half-lives (9 to 23 h); the window is not in the excerpt',
    (lab) => logLine(ziconotide(lab), ZICONOTIDE_LAST).halfLifeHours,
  ),
  'bup-ru-men': predicted('20 mg at L3-4, taken as isobaric: median of the samples of 5 to 45 min', (lab) =>
    spinal(lab, 20_000),
  ),
  'bup-ru-women': predicted(
    '17.5 mg at L3-4, taken as isobaric: median of the samples of 5 to 45 min',
    (lab) => spinal(lab, 17_500),
  ),
  'bup-bu-absfast': predicted(
    'what is not in blood yet, less the slow phase: log line of 15 min to 2 h',
    fastAbsorption,
  ),
  'bup-bu-absslow': predicted(
    'what is not in blood yet: log line of 8 to 16 h',
    (lab) => MINUTES * logLine(unabsorbed(lab, SLOW_TIMES), SLOW_TIMES).halfLifeHours,
  ),
  'suf-ts-F': predicted(
    '150 ug at L3-4: lost to blood over dose at 6.6 h, the geometric middle of 3.4 and 12.7 h',
    (lab) => {
      const { balance } = dose('sufentanil', lab, 150, 6.6);
      return (100 * balance.lostToBloodUg) / balance.deliveredUg;
    },
  ),
};
