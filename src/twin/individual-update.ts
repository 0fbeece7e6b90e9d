import type { DrugId } from '../core/ids.ts';
import { accepted, type Result, refused } from '../core/result.ts';
import { milliseconds } from '../core/units.ts';
import { stretchesRefused } from './check-stretches.ts';
import { asLivedBy, virtualPatients } from './cohort.ts';
import { COMBINATIONS, type CombinationId, combinationOf, identifiable } from './identifiable.ts';
import { nameOfLevel } from './levels.ts';
import { levelOf, type Measurement } from './measurement.ts';
import { ASHWORTH_SCALE, EFFECT_SITES } from './parameters/effect.ts';
import { type ParameterSet, POPULATION } from './parameters/parameter-set.ts';
import { RESIDUAL } from './parameters/variability.ts';
import { reductionMemory } from './reduction-memory.ts';
import type { Scenario } from './scenario.ts';
import { prepare, preparedFor, simulatePrepared } from './simulate.ts';
import type { ScenarioRefusal } from './simulation.ts';
import { weightedPercentiles } from './weighted-percentiles.ts';

export interface UpdateRequest {
  readonly measurements: readonly Measurement[];
  /** What is to be estimated; refused where these measurements cannot tell. */
  readonly wanted: readonly CombinationId[];
  readonly patients: number;
  readonly seed: number;
}

/** A combination of parameters before and after: 5 %, median and 95 %. */
export interface Estimate {
  readonly id: CombinationId;
  readonly unit: string;
  readonly prior: readonly [fifth: number, median: number, ninetyFifth: number];
  readonly posterior: readonly [fifth: number, median: number, ninetyFifth: number];
}

export interface IndividualUpdate {
  readonly estimates: readonly Estimate[];
  /** By virtual patient of `seed`, summing to 1: for `bandOf`, the band of this patient. */
  readonly weights: Float64Array;
  /** How many patients of equal weight the weights are worth. */
  readonly effectivePatients: number;
}

/** Why there is no update, with the values to say so, for a screen that speaks another language than `message`. */
export type UpdateReason =
  | { readonly code: 'nothing-measured' }
  | { readonly code: 'not-above-zero' }
  | { readonly code: 'off-scale'; readonly from: number; readonly to: number }
  | { readonly code: 'another-drug'; readonly first: DrugId }
  | { readonly code: 'not-told'; readonly id: CombinationId }
  | { readonly code: 'more-than-two' }
  | { readonly code: 'few-patients'; readonly least: number }
  | { readonly code: 'not-computed'; readonly measurement: number }
  | { readonly code: 'unlike-all' }
  | { readonly code: 'unlike-most'; readonly effective: number; readonly patients: number };

export type UpdateRefusal =
  | { readonly kind: 'scenario'; readonly refusals: readonly ScenarioRefusal[] }
  | {
      readonly kind: 'update';
      readonly code: 'not-identifiable' | 'nothing-measured' | 'not-a-measurement' | 'unlike-the-population';
      readonly at: string;
      readonly message: string;
      readonly because: UpdateReason;
    };

/** Ours: with fewer left the population is too thin where this patient is, and the answer would be that of a handful. */
const FEWEST_EFFECTIVE = 20;
/**
 * Ours: the most like of all may miss each measurement by so many standard deviations. Where every virtual patient misses alike,
 * as where no drug has come yet, their weights say nothing.
 */
const FARTHEST_OFF = 3;

/**
 * What measurements say of a patient: every virtual patient is weighted by how well it fits, so the answer never leaves the
 * population. Only what the measurements identify is estimated, two combinations at most; parameters by themselves, and anything
 * of the cord, never.
 */
export function individualUpdate(
  scenario: Scenario,
  request: UpdateRequest,
): Result<IndividualUpdate, readonly UpdateRefusal[]> {
  const refusals = requestRefusals(scenario, request);
  if (refusals.length > 0) return refused(refusals);
  const [first] = request.measurements;
  const drug = drugOf(first);
  const known = Object.keys(scenario.overrides);
  const patient = virtualPatients({ seed: request.seed, known });
  const logs = new Float64Array(request.patients);
  const sets: ParameterSet[] = [];
  for (let index = 0; index < request.patients; index++) {
    const one = patient(index);
    const lived = asLivedBy(scenario, one);
    const fit = logLikelihood(lived, one.parameters, request.measurements);
    if (!fit.ok) return refused([fit.refusal]);
    logs[index] = fit.value;
    sets.push(one.parameters);
  }
  const likest = logs.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  if (likest < (-request.measurements.length * FARTHEST_OFF ** 2) / 2)
    return refused([
      unlike('no virtual patient has anything like it: check what was measured, and when', {
        code: 'unlike-all',
      }),
    ]);
  const weights = normalised(logs, likest);
  const effectivePatients = 1 / weights.reduce((sum, weight) => sum + weight * weight, 0);
  if (effectivePatients < FEWEST_EFFECTIVE)
    return refused([
      unlike(
        `hardly any virtual patient fits (${effectivePatients.toFixed(1)} of ${request.patients}): check the measurements, or ask for more patients`,
        { code: 'unlike-most', effective: effectivePatients, patients: request.patients },
      ),
    ]);
  const alike = new Float64Array(request.patients).fill(1 / request.patients);
  const estimates = request.wanted.map((id): Estimate => {
    const values = Float64Array.from(sets, (set) => combinationOf(id, set, drug));
    return {
      id,
      unit: COMBINATIONS[id].unit,
      prior: limits(values, alike),
      posterior: limits(values, weights),
    };
  });
  return accepted({ estimates, weights, effectivePatients });
}

const unlike = (message: string, because: UpdateReason): UpdateRefusal => ({
  kind: 'update',
  code: 'unlike-the-population',
  at: '/measurements',
  message,
  because,
});

function limits(values: Float64Array, weights: Float64Array): Estimate['prior'] {
  const [fifth, median, ninetyFifth] = weightedPercentiles(values, weights, [0.05, 0.5, 0.95]);
  return [fifth, median, ninetyFifth];
}

/** The drug that was measured, or whose effect was. */
const drugOf = (one: Measurement): DrugId => (one.kind === 'csf' ? one.drug : EFFECT_SITES[one.effect].drug);

/** Of a score what its scale has; of CSF anything above zero. */
function isMeasured(one: Measurement): boolean {
  if (one.kind === 'csf') return Number.isFinite(one.ugPerMl) && one.ugPerMl > 0;
  return one.score >= ASHWORTH_SCALE[0] && one.score <= ASHWORTH_SCALE[1];
}

function requestRefusals(scenario: Scenario, request: UpdateRequest): readonly UpdateRefusal[] {
  const { measurements, wanted } = request;
  const prepared = prepare(scenario, POPULATION);
  if (!prepared.ok) return [{ kind: 'scenario', refusals: prepared.refusal }];
  const changing = stretchesRefused(scenario);
  if (changing.length > 0) return [{ kind: 'scenario', refusals: changing }];
  const refusals: UpdateRefusal[] = [];
  const say = (
    code: Extract<UpdateRefusal, { kind: 'update' }>['code'],
    at: string,
    message: string,
    because: UpdateReason,
  ): void => {
    refusals.push({ kind: 'update', code, at, message, because });
  };
  if (measurements.length === 0)
    say('nothing-measured', '/measurements', 'at least one measurement', { code: 'nothing-measured' });
  for (const [i, one] of measurements.entries()) {
    if (!isMeasured(one))
      say(
        'not-a-measurement',
        `/measurements/${i}`,
        one.kind === 'csf' ? 'a value above zero' : `a score from ${ASHWORTH_SCALE.join(' to ')}`,
        one.kind === 'csf'
          ? { code: 'not-above-zero' }
          : { code: 'off-scale', from: ASHWORTH_SCALE[0], to: ASHWORTH_SCALE[1] },
      );
    if (drugOf(one) !== drugOf(measurements[0]))
      say(
        'not-identifiable',
        `/measurements/${i}`,
        `one drug at a time: before it ${drugOf(measurements[0])}`,
        { code: 'another-drug', first: drugOf(measurements[0]) },
      );
  }
  for (const [i, id] of wanted.entries()) {
    const reason = identifiable(id, measurements, scenario);
    if (reason !== null) say('not-identifiable', `/wanted/${i}`, reason, { code: 'not-told', id });
  }
  if (wanted.length > 2)
    say('not-identifiable', '/wanted', 'at most two combinations: routine data tell no more', {
      code: 'more-than-two',
    });
  if (!(Number.isInteger(request.patients) && request.patients >= 2 * FEWEST_EFFECTIVE))
    say('not-a-measurement', '/patients', `at least ${2 * FEWEST_EFFECTIVE} virtual patients`, {
      code: 'few-patients',
      least: 2 * FEWEST_EFFECTIVE,
    });
  return refusals;
}

/** Logarithm of how likely the measurements are in this patient; refused where the model does not compute what was measured. */
function logLikelihood(
  scenario: Scenario,
  parameters: ParameterSet,
  measurements: readonly Measurement[],
): Result<number, UpdateRefusal> {
  // All levels at every time, so that one reduction of the patient serves all.
  const levels = [...new Map(measurements.map(levelOf).map((one) => [nameOfLevel(one), one])).values()];
  const memory = reductionMemory(measurements.length * 4);
  let sum = 0;
  for (const [i, measured] of measurements.entries()) {
    const observe = { levels, from: measured.at, to: measured.at, every: milliseconds(1) };
    const seen: Scenario = { ...scenario, observe };
    const prepared = prepare(seen, POPULATION);
    if (!prepared.ok) return refused({ kind: 'scenario', refusals: prepared.refusal });
    const { series } = simulatePrepared(seen, preparedFor(seen, prepared.value, parameters), memory);
    const name = nameOfLevel(levelOf(measured));
    const [quantity, drug] =
      measured.kind === 'csf' ? (['concentration', measured.drug] as const) : (['score', null] as const);
    const found = series.find(
      (one) => one.name === name && one.quantity === quantity && (drug === null || one.drug === drug),
    )?.values[0];
    if (found === undefined)
      return refused({
        kind: 'update',
        code: 'not-a-measurement',
        at: `/measurements/${i}`,
        message: `the model does not compute a ${quantity} at ${name}`,
        because: { code: 'not-computed', measurement: i },
      });
    sum -= distance(measured, found) ** 2 / 2;
  }
  return accepted(sum);
}

/** In standard deviations. Of a level that the model takes to be nothing, any measurement is endlessly far away. */
const distance = (measured: Measurement, found: number): number =>
  measured.kind === 'csf'
    ? (Math.log(measured.ugPerMl) - Math.log(found)) / RESIDUAL.csf.value
    : (measured.score - found) / RESIDUAL.score.value;

function normalised(logs: Float64Array, highest: number): Float64Array {
  const weights = logs.map((value) => Math.exp(value - highest));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
