import { areaToInfinity, firstAbove, logLine, peakOf, valueAt } from '../curve.ts';
import { absorptionOf, type Experiment, injectionOf, type Laboratory, type Outcome } from '../laboratory.ts';
import {
  ADULT_KG,
  byForm,
  fittedTo,
  holds,
  LUMBAR_TIP,
  lastPhase,
  type Methods,
  NEEDLE,
  predicted,
} from '../method.ts';

const microlitresPerKgMinute = (mlPerHour: number): number => (mlPerHour * 1000) / 60 / ADULT_KG;
const NG_PER_UG = 1000;
const MINUTES = 60;

/** Injected between L2 and L4: L3. */
const nordberg = (lab: Laboratory, ug: number): Outcome =>
  lab.run({
    drug: 'morphine',
    given: injectionOf(ug, 'L3'),
    levels: ['L3'],
    untilHours: 36,
    everyHours: 0.1,
  });

const NORDBERG_LAST = lastPhase(196 / MINUTES);
const nordbergClearance = (lab: Laboratory, ug: number): number =>
  ug / areaToInfinity(nordberg(lab, ug).curve('L3'));
const nordbergVolume = (lab: Laboratory, ug: number): number =>
  (nordbergClearance(lab, ug) * logLine(nordberg(lab, ug).curve('L3'), NORDBERG_LAST).halfLifeHours) /
  Math.LN2 /
  ADULT_KG;

const AREA_VOLUME = 'clearance over the rate of the last phase, as the measured figures are related; 70 kg';
const AREA_CLEARANCE = 'dose over area at L3 to infinity; 70 kg';

const sjostrom = (lab: Laboratory): Outcome =>
  lab.run({
    drug: 'morphine',
    given: injectionOf(300, NEEDLE),
    levels: [NEEDLE],
    untilHours: 6.1,
    everyHours: 1 / 60,
  });
const SJOSTROM_SAMPLES = [0.25, 0.5, 1, 2, 3, 4, 5, 6];
const sjostromLine = (lab: Laboratory) => logLine(sjostrom(lab).curve(NEEDLE), SJOSTROM_SAMPLES);
const sjostromVolume = (lab: Laboratory): number => 300 / sjostromLine(lab).atZero;

const plasmaPeak = (lab: Laboratory, given: Experiment['given']): number =>
  NG_PER_UG *
  peakOf(
    lab
      .run({
        drug: 'morphine',
        given,
        levels: ['plasma'],
        untilHours: 24,
        everyHours: 1 / 12,
        weightKg: ADULT_KG,
      })
      .curve('plasma'),
  ).ugPerMl;

/** Half-life of absorption through the dura and the share that gets through, both measured (Sjostrom, epidural). */
const DURAL = { halfLifeMinutes: 22, share: 0.036 } as const;
const epidural = (lab: Laboratory, mg: number): Outcome =>
  lab.run({
    drug: 'morphine',
    given: absorptionOf(mg * 1000 * DURAL.share, LUMBAR_TIP, DURAL.halfLifeMinutes),
    levels: [LUMBAR_TIP, 'C7-T1'],
    untilHours: 24,
    everyHours: 1 / 30,
  });
const BY_DURA =
  'epidural; what the dura lets through as measured (3.6 %, half-life 22 min) enters at L2-3, the twin carries it on';

const steadyAt = (lab: Laboratory, mgPerDay: number): readonly number[] => {
  const levels = ['L5-S1', 'L4-5', LUMBAR_TIP, 'T12', 'T8', 'T2', 'C7-T1', 'C1-2', 'plasma'];
  const { curve } = lab.run({
    drug: 'morphine',
    given: { kind: 'steady', tip: LUMBAR_TIP, ugPerDay: mgPerDay * 1000 },
    levels,
    untilHours: 1,
    everyHours: 1,
    weightKg: ADULT_KG,
  });
  return levels.map((level) => valueAt(curve(level), 0));
};

const isAscending = (values: readonly number[]): boolean =>
  values.every((value, i) => i === 0 || value > (values[i - 1] ?? Number.NaN));

export const MORPHINE: Methods = {
  'mor-nb-c1h-0.25': fittedTo(
    '250 ug at L3, CSF there at 1 h',
    (lab) => NG_PER_UG * valueAt(nordberg(lab, 250).curve('L3'), 1),
  ),
  'mor-nb-thalf-0.25': fittedTo(
    'log line at L3 from 2 to 5 of the measured half-lives (6.5 to 16 h); the window is not in the excerpt',
    (lab) => MINUTES * logLine(nordberg(lab, 250).curve('L3'), NORDBERG_LAST).halfLifeHours,
  ),
  'mor-nb-v-0.25': fittedTo(AREA_VOLUME, (lab) => nordbergVolume(lab, 250)),
  'mor-nb-v-0.5': fittedTo(AREA_VOLUME, (lab) => nordbergVolume(lab, 500)),
  'mor-nb-cl-0.25': fittedTo(AREA_CLEARANCE, (lab) => microlitresPerKgMinute(nordbergClearance(lab, 250))),
  'mor-nb-cl-0.5': fittedTo(AREA_CLEARANCE, (lab) => microlitresPerKgMinute(nordbergClearance(lab, 500))),
  'mor-nb-plasma': predicted('highest plasma level after the larger dose, 70 kg', (lab) =>
    plasmaPeak(lab, injectionOf(500, 'L3')),
  ),
  'mor-sj-csf-cmax': fittedTo(
    '300 ug at L3-4 (assumed), highest CSF there from 15 min on',
    (lab) => NG_PER_UG * peakOf(sjostrom(lab).curve(NEEDLE), 0.25).ugPerMl,
  ),
  'mor-sj-thalf': fittedTo(
    'log line through samples at 15 and 30 min and 1 to 6 h (their times assumed)',
    (lab) => MINUTES * sjostromLine(lab).halfLifeHours,
  ),
  'mor-sj-v0': fittedTo('dose over the same line at time 0', sjostromVolume),
  'mor-sj-resid6h': fittedTo(
    'CSF at 6 h times that volume, over the dose',
    (lab) => (100 * valueAt(sjostrom(lab).curve(NEEDLE), 6) * sjostromVolume(lab)) / 300,
  ),
  'mor-sj-plasma-cmax': predicted('highest plasma level, whenever it is; 70 kg', (lab) =>
    plasmaPeak(lab, injectionOf(300, NEEDLE)),
  ),
  'mor-pa-thalf': fittedTo(
    `${BY_DURA}; log line at L2-3 from 2 to 5 of the measured half-lives`,
    (lab) => MINUTES * logLine(epidural(lab, 10).curve(LUMBAR_TIP), lastPhase(126 / MINUTES)).halfLifeHours,
  ),
  'mor-pa-c12-arrival': predicted('first time at C1-2 at half of the peak there (ours: "high")', (lab) => {
    const { curve } = lab.run({
      drug: 'morphine',
      given: injectionOf(300, NEEDLE),
      levels: ['C1-2'],
      untilHours: 24,
      everyHours: 0.05,
    });
    return firstAbove(curve('C1-2'), peakOf(curve('C1-2')).ugPerMl / 2);
  }),
  'mor-go-arrival': fittedTo(
    `${BY_DURA}; first time at C7-T1 with 300 ng/mL`,
    (lab) => MINUTES * firstAbove(epidural(lab, 10).curve('C7-T1'), 0.3),
  ),
  'mor-go-tmax': fittedTo(
    `${BY_DURA}; time of the peak at C7-T1`,
    (lab) => peakOf(epidural(lab, 10).curve('C7-T1')).hours,
  ),
  'mor-nbe-csf-cmax': fittedTo(
    `${BY_DURA}; highest CSF at L2-3`,
    (lab) => NG_PER_UG * peakOf(epidural(lab, 6).curve(LUMBAR_TIP)).ugPerMl,
  ),
  'mor-nbe-csf-tmax': fittedTo(
    `${BY_DURA}; time of that`,
    (lab) => MINUTES * peakOf(epidural(lab, 6).curve(LUMBAR_TIP)).hours,
  ),
  'mor-nbe-csf-thalf': fittedTo(
    `${BY_DURA}; log line at L2-3 from 2 to 5 of the measured half-lives`,
    (lab) => MINUTES * logLine(epidural(lab, 6).curve(LUMBAR_TIP), lastPhase(239 / MINUTES)).halfLifeHours,
  ),
  'mor-ch-F': byForm('lost to blood over dose after 14 days', (lab) => {
    const { balance } = lab.run({
      drug: 'morphine',
      given: injectionOf(300, NEEDLE),
      levels: [NEEDLE],
      untilHours: 336,
      everyHours: 24,
    });
    return balance.lostToBloodUg / balance.deliveredUg;
  }),
  'mor-wy-linear': byForm(
    'steady CSF and plasma per mg at 1.6, 5 and 25 mg/d agree to a millionth',
    (lab) => {
      const perMg = [1.6, 5, 25].map((mg) => steadyAt(lab, mg).map((value) => value / mg));
      const [first] = perMg;
      return holds(
        perMg.every((one) =>
          one.every((value, i) => Math.abs(value / (first?.[i] ?? Number.NaN) - 1) < 1e-6),
        ),
      );
    },
  ),
  'mor-wy-distance': byForm('steady CSF falls from level to level, both ways from a tip at L2-3', (lab) => {
    const csf = steadyAt(lab, 5).slice(0, -1);
    return holds(isAscending(csf.slice(0, 3)) && isAscending(csf.slice(2).toReversed()));
  }),
};
