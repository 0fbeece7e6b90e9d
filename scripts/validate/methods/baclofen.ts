import { virtualPatients } from '../../../src/twin/cohort.ts';
import type { VertebralLevel } from '../../../src/twin/levels.ts';
import { areaToInfinity, logLine, valueAt } from '../curve.ts';
import { type Experiment, injectionOf, type Laboratory, laboratory, type Outcome } from '../laboratory.ts';
import {
  byForm,
  fittedTo,
  holds,
  LUMBAR_TIP,
  type Method,
  type Methods,
  NEEDLE,
  predicted,
  withOwnStudy,
} from '../method.ts';

const NG_PER_UG = 1000;
const LEG = 'effect spasticity-leg';
const ARM = 'effect spasticity-arm';

const after = (
  lab: Laboratory,
  ug: number,
  at: VertebralLevel,
  levels: readonly string[],
  baselineAshworth?: number,
): Outcome =>
  lab.run({
    drug: 'baclofen',
    given: injectionOf(ug, at),
    levels,
    untilHours: 36,
    everyHours: 0.1,
    ...(baselineAshworth === undefined ? {} : { baselineAshworth }),
  });

const screening = (lab: Laboratory): Outcome => after(lab, 50, NEEDLE, [NEEDLE]);

/** The only mean daily dose that any of the excerpts gives (Albright 2007). */
const USUAL_UG_PER_DAY = 607;

const infused = (levels: readonly string[], tip: VertebralLevel, baselineAshworth?: number): Experiment => ({
  drug: 'baclofen',
  given: { kind: 'steady', tip, ugPerDay: USUAL_UG_PER_DAY },
  levels,
  untilHours: 1,
  everyHours: 1,
  ...(baselineAshworth === undefined ? {} : { baselineAshworth }),
});

const legUnderInfusion = (baseline: number, tell = predicted, taken = ''): Method =>
  tell(
    `leg score of a baseline of ${baseline} in steady state; the dose is not in the excerpt: 607 ug/d (Albright), tip T10 (assumed)${taken}`,
    (lab) => valueAt(lab.run(infused([LEG], 'T10', baseline)).curve(LEG, 'score'), 0),
  );

const PENN = '; `baclofen-emax` was taken from this study';
const STROKE = '; `baclofen-ec50`, `-ke0` and `-hill` were set by the leg score of this study';

const PATIENTS = 100;
/** Ours: the excerpt does not say who counts as a responder. */
const RESPONSE_POINTS = 1;

function responders(lab: Laboratory): number {
  const patient = virtualPatients({ seed: 1 }, lab.parameters);
  const isResponder = (index: number): boolean => {
    const scores = laboratory(patient(index).parameters)
      .run({
        drug: 'baclofen',
        given: injectionOf(100, NEEDLE),
        levels: [LEG],
        untilHours: 8,
        everyHours: 0.5,
        baselineAshworth: 3.9,
      })
      .curve(LEG, 'score');
    return scores.some(({ ugPerMl: score }) => score <= 3.9 - RESPONSE_POINTS);
  };
  return Array.from({ length: PATIENTS }, (_, index) => index).filter(isResponder).length / PATIENTS;
}

export const BACLOFEN: Methods = {
  'bac-lab-thalf': fittedTo(
    '50 ug at L3-4, log line there through 0.5, 1, 2, 3 and 4 h',
    (lab) => logLine(screening(lab).curve(NEEDLE), [0.5, 1, 2, 3, 4]).halfLifeHours,
  ),
  'bac-lab-cl': fittedTo(
    'dose over area at L3-4 to infinity',
    (lab) => 50 / areaToInfinity(screening(lab).curve(NEEDLE)),
  ),
  'bac-lab-grad': fittedTo('steady state, tip at L2-3: CSF there over cranial CSF', (lab) => {
    const { curve } = lab.run(infused([LUMBAR_TIP, 'cisterna'], LUMBAR_TIP));
    return valueAt(curve(LUMBAR_TIP), 0) / valueAt(curve('cisterna'), 0);
  }),
  'bac-al-mean': fittedTo(
    'steady state of 607 ug/d, CSF at the tip (T10, assumed)',
    (lab) => NG_PER_UG * valueAt(lab.run(infused(['tip'], 'T10')).curve('tip'), 0),
  ),
  'bac-ht-order': byForm(
    'injected at T10: CSF at T12 and the fall of the leg score at 4 h rise with dose',
    (lab) => {
      const found = [25, 50, 75, 100].map((ug) => {
        const { curve } = after(lab, ug, 'T10', ['T12', LEG]);
        return [valueAt(curve('T12'), 4), -valueAt(curve(LEG, 'score'), 4)] as const;
      });
      const rises = (pick: 0 | 1): boolean =>
        found.every((one, i) => i === 0 || one[pick] > (found[i - 1]?.[pick] ?? Number.NaN));
      return holds(rises(0) && rises(1));
    },
  ),
  'bac-pe-ash': legUnderInfusion(4, withOwnStudy, PENN),
  'bac-pe-long': legUnderInfusion(4, withOwnStudy, PENN),
  'bac-co-ash': legUnderInfusion(3.9),
  'bac-co-resp': predicted(
    `share of ${PATIENTS} virtual patients whose leg score falls by ${RESPONSE_POINTS} point or more (ours) within 8 h of 100 ug`,
    responders,
  ),
  'bac-my-ue6h': withOwnStudy(`50 ug at L3-4, arm score at 6 h of a baseline of 2.8${STROKE}`, (lab) =>
    valueAt(after(lab, 50, NEEDLE, [ARM], 2.8).curve(ARM, 'score'), 6),
  ),
  'bac-my-le12m': legUnderInfusion(3.7, withOwnStudy, STROKE),
  'bac-gi-le': legUnderInfusion(3.64),
  'bac-hk': predicted(
    '50 ug (geometric middle) at L3-4, mean leg score of 2 to 6 h of a baseline of 2.1',
    (lab) => {
      const score = after(lab, 50, NEEDLE, [LEG], 2.1).curve(LEG, 'score');
      const times = [2, 3, 4, 5, 6];
      return times.reduce((sum, hours) => sum + valueAt(score, hours), 0) / times.length;
    },
  ),
  'bac-cr-meta': legUnderInfusion(3.9),
};
