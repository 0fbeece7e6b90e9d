import type { DrugId } from '../core/ids.ts';
import { accepted, type Result, refused } from '../core/result.ts';
import { epochMilliseconds } from '../core/time.ts';
import { inSmallestUnit } from '../core/units.ts';
import { whyConstant } from './parameters/constant-parameter.ts';
import { drugLossId, isKnownInCsf } from './parameters/drug-loss.ts';
import { type ParameterSet, parameterValue, withValues } from './parameters/parameter-set.ts';
import { contradictions } from './place-refusals.ts';
import type { Refuse } from './refuse.ts';
import type { Scenario, Stretch } from './scenario.ts';
import type { ScenarioRefusal } from './simulation.ts';
import { MS_PER_DAY, spellsOf } from './stretches.ts';

/** Ours: a file of more is a list of measurements and not of postures. */
const MOST_STRETCHES = 100;
/** Ours: of a patient who is not the same all the time each day is integrated, and each sample is a step of its own. */
const LONGEST_VARYING_DAYS = 100;
const MOST_VARYING_TIMES = 100_000;

/** What is wrong with a patient who is not the same all the time; `startMs` is the beginning of the simulation. */
export function checkVarying(scenario: Scenario, startMs: number, refuse: Refuse): void {
  const { diurnal, stretches = [], observe } = scenario;
  const varying = [
    ...(diurnal === undefined ? [] : ['/diurnal']),
    ...(stretches.length === 0 ? [] : ['/stretches']),
  ];
  if (varying.length === 0) return;
  const [fromMs, toMs] = [epochMilliseconds(observe.from), epochMilliseconds(observe.to)];
  if (toMs - startMs > LONGEST_VARYING_DAYS * MS_PER_DAY)
    for (const at of varying)
      refuse('too-long', at, `at most ${LONGEST_VARYING_DAYS} days of a patient who changes in time`);
  if ((toMs - fromMs) / inSmallestUnit(observe.every) + 1 > MOST_VARYING_TIMES)
    refuse(
      'too-long',
      '/observe/every',
      `at most ${MOST_VARYING_TIMES} times of a patient who changes in time`,
    );
  checkStretches(scenario, startMs, refuse);
}

function checkStretches(scenario: Scenario, startMs: number, refuse: Refuse): void {
  const { stretches = [] } = scenario;
  if (stretches.length > MOST_STRETCHES) {
    refuse('too-long', '/stretches', `at most ${MOST_STRETCHES} stretches`);
    return;
  }
  let sound = true;
  for (const [i, stretch] of stretches.entries()) {
    checkTimes(stretch, stretches[i - 1], startMs, (code, at, expected) => {
      sound = false;
      refuse(code, `/stretches/${i}${at}`, expected);
    });
    checkIds(stretch, (code, at, expected) => refuse(code, `/stretches/${i}/overrides${at}`, expected));
  }
  if (sound) checkOverlap(scenario, refuse);
}

function checkTimes(
  { from, until, daily }: Stretch,
  before: Stretch | undefined,
  startMs: number,
  refuse: Refuse,
): void {
  const [fromMs, untilMs] = [epochMilliseconds(from), epochMilliseconds(until)];
  if (before !== undefined && fromMs < epochMilliseconds(before.from))
    refuse('out-of-order', '/from', 'not before the stretch before it');
  if (fromMs < startMs)
    refuse('out-of-range', '/from', 'not before the first event and the first observation');
  if (untilMs <= fromMs) refuse('out-of-order', '/until', 'after `from`');
  if (daily === undefined) return;
  if (untilMs - fromMs > LONGEST_VARYING_DAYS * MS_PER_DAY)
    refuse('too-long', '/until', `at most ${LONGEST_VARYING_DAYS} days after \`from\``);
  if (daily.from === daily.until)
    refuse('contradictory', '/daily/until', 'another hour than `from`; without `daily` it is all of the day');
}

function checkIds({ overrides }: Stretch, refuse: Refuse): void {
  const ids = Object.keys(overrides);
  if (ids.length === 0) refuse('missing', '', 'at least one parameter');
  for (const id of ids) {
    const why = whyConstant(id);
    if (why !== null)
      refuse('contradictory', `/${id}`, `a parameter that may change in time; of this one, ${why}`);
  }
}

function checkOverlap(scenario: Scenario, refuse: Refuse): void {
  const over = new Set<number>();
  let last: { readonly stretch: number; readonly untilMs: number } | null = null;
  for (const spell of spellsOf(scenario)) {
    if (last !== null && spell.fromMs < last.untilMs) over.add(Math.max(spell.stretch, last.stretch));
    if (last === null || spell.untilMs > last.untilMs) last = spell;
  }
  for (const stretch of over)
    refuse('contradictory', `/stretches/${stretch}`, 'no time that belongs to another stretch too');
}

/** The values of one patient in each stretch; refused where a stretch sets what cannot be. */
export function stretchSets(
  { stretches = [] }: Scenario,
  set: ParameterSet,
  drugs: readonly DrugId[],
): Result<readonly ParameterSet[], readonly ScenarioRefusal[]> {
  const refusals: ScenarioRefusal[] = [];
  const sets = stretches.map(({ overrides }, i): ParameterSet => {
    const at = `/stretches/${i}`;
    const own = withValues(set, overrides, 'scenario');
    if (!own.ok) {
      for (const refusal of own.refusal) refusals.push({ ...refusal, at: `${at}${refusal.at}` });
      return set;
    }
    const refuse = (id: string, expected: string): void => {
      refusals.push({
        code: 'contradictory',
        at: `${at}/overrides${Object.hasOwn(overrides, id) ? `/${id}` : ''}`,
        expected: `${id}: ${expected}`,
      });
    };
    for (const { id, expected } of contradictions(own.value, drugs)) refuse(id, expected);
    for (const drug of drugs.filter(isKnownInCsf))
      if (permeates(own.value, drug) !== permeates(set, drug))
        refuse(
          drugLossId(drug, 'csf-loss'),
          'above `spinal-bulk-loss` in all stretches and outside of them, or nowhere: meninges that are closed give nothing back',
        );
    return own.value;
  });
  return refusals.length > 0 ? refused(refusals) : accepted(sets);
}

/** Whether drug enters the meninges at all. */
const permeates = (set: ParameterSet, drug: DrugId): boolean =>
  parameterValue(set, drugLossId(drug, 'csf-loss')) > parameterValue(set, 'spinal-bulk-loss');

/**
 * For what asks the population, bands, cohorts and the update of one patient: how patients differ is known, if at all, of one value
 * for all of the time. Empty where a patient is the same all the time.
 */
export const stretchesRefused = ({ stretches = [] }: Scenario): readonly ScenarioRefusal[] =>
  stretches.length === 0
    ? []
    : [
        {
          code: 'contradictory',
          at: '/stretches',
          expected: 'none: how patients differ is not known of values that change in time',
        },
      ];
