import type { DrugId } from '../core/ids.ts';
import { epochMilliseconds } from '../core/time.ts';
import type { Measurement } from './measurement.ts';
import { drugLossId } from './parameters/drug-loss.ts';
import { type ParameterSet, parameterValue } from './parameters/parameter-set.ts';
import type { Scenario } from './scenario.ts';

/** What measurements in a patient can tell at best: combinations of parameters, and what is asked for but never told. */
export const COMBINATIONS = {
  /** A sqrt(D k): the level that an infusion holds near its tip, as a clearance. */
  'mixing-clearance': { unit: 'mL/h' },
  /** sqrt(D / k): how far drug reaches. */
  reach: { unit: 'cm' },
  /** k: how fast CSF loses drug. */
  loss: { unit: '/h' },
  /** EC50 A sqrt(D k): the infusion that has half the effect. */
  'half-effect-infusion': { unit: 'ug/h' },
  /** How fast the effect follows. */
  equilibration: { unit: '/h' },
  dispersion: { unit: 'cm2/h' },
  'cord-exchange': { unit: '/h' },
  'cord-partition': { unit: '1' },
  'cord-loss': { unit: '/h' },
} as const;
export type CombinationId = keyof typeof COMBINATIONS;

/** The thecal sac as one cross-section. */
const meanArea = (set: ParameterSet): number =>
  parameterValue(set, 'spinal-csf-volume') / parameterValue(set, 'canal-length');

/** The combination in one patient. */
export function combinationOf(id: CombinationId, set: ParameterSet, drug: DrugId): number {
  const dispersion = parameterValue(set, 'dispersion');
  const loss = parameterValue(set, drugLossId(drug, 'csf-loss'));
  const mixing = meanArea(set) * Math.sqrt(dispersion * loss);
  switch (id) {
    case 'mixing-clearance':
      return mixing;
    case 'reach':
      return Math.sqrt(dispersion / loss);
    case 'loss':
      return loss;
    case 'half-effect-infusion':
      return parameterValue(set, 'baclofen-ec50') * mixing;
    case 'equilibration':
      return parameterValue(set, 'baclofen-ke0');
    case 'dispersion':
    case 'cord-exchange':
    case 'cord-partition':
    case 'cord-loss':
      throw new RangeError(`${id} is never estimated`);
  }
}

const HOUR_MS = 3_600_000;
/** Ours: two samples nearer than this tell the same. */
const APART_HOURS = 1;

/** Null where these measurements tell the combination; else why they do not. */
export function identifiable(
  id: CombinationId,
  measurements: readonly Measurement[],
  { delivery }: Scenario,
): string | null {
  const csf = measurements.filter((one) => one.kind === 'csf');
  const scores = measurements.filter((one) => one.kind === 'score');
  switch (id) {
    case 'mixing-clearance':
      return csf.length > 0 ? null : 'needs drug measured in CSF: a score is confounded with its EC50';
    case 'reach':
      return placesOf(csf) >= 2 ? null : 'needs CSF from two levels: one level tells A sqrt(Dk) only';
    case 'loss':
      return timesAtOnePlace(csf) >= 3 && delivery.some(({ kind }) => kind.endsWith('-bolus'))
        ? null
        : 'needs three or more CSF samples of one level, an hour apart, after an injection';
    case 'half-effect-infusion':
      return scores.length > 0 ? null : 'needs a score';
    case 'equilibration':
      return timesOf(scores) >= 3 ? null : 'needs scores of three or more times, an hour apart';
    case 'dispersion':
      return 'CSF and scores tell it only together with the loss: ask for the mixing clearance or the reach';
    case 'cord-exchange':
    case 'cord-partition':
    case 'cord-loss':
      return 'nothing measured in CSF, blood or by a score tells what the cord takes up: it stays a prior';
  }
}

type InCsf = Extract<Measurement, { kind: 'csf' }>;

const placeKey = ({ place }: InCsf): string => (typeof place === 'string' ? place : `${place.cm} cm`);
const placesOf = (csf: readonly InCsf[]): number => new Set(csf.map(placeKey)).size;

function timesOf(measurements: readonly Measurement[]): number {
  const hours = measurements.map(({ at }) => epochMilliseconds(at) / HOUR_MS).sort((a, b) => a - b);
  let count = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (const hour of hours)
    if (hour - last >= APART_HOURS) {
      count += 1;
      last = hour;
    }
  return count;
}

const timesAtOnePlace = (csf: readonly InCsf[]): number =>
  Math.max(0, ...csf.map((one) => timesOf(csf.filter((other) => placeKey(other) === placeKey(one)))));
