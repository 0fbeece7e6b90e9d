import { logNormal, normalProbability, normalQuantile } from '../kernel/normal.ts';
import { sobolSequence } from '../kernel/sobol.ts';
import { BODY_MASS_INDEX, HEIGHT_CM } from './bounds.ts';
import { canalOf } from './canal.ts';
import {
  type ParameterSet,
  POPULATION,
  parameterReader,
  parameterValue,
} from './parameters/parameter-set.ts';
import { VARIABILITY } from './parameters/variability.ts';
import { movedByVertebrae, tipPosition } from './positions.ts';
import type { Scenario, TwinPatient } from './scenario.ts';

/** The habitus of a population, normally distributed and cut off where no human being is; absent, the patients have the scenario's weight or none. */
export interface Habitus {
  readonly bodyMassIndex: Normal;
  readonly heightCm: Normal;
}

interface Normal {
  readonly mean: number;
  readonly deviation: number;
}

export interface CohortRequest {
  /** Any whole number: the same seed gives the same patients. */
  readonly seed: number;
  readonly habitus?: Habitus;
  /** Ids of parameters that are known of this patient and do not vary. A known loss keeps every loss: they belong together. */
  readonly known?: readonly string[];
}

/** One patient who does not exist. */
export interface VirtualPatient {
  readonly index: number;
  readonly parameters: ParameterSet;
  /** How many vertebrae higher the tip lies than it is said to. */
  readonly tipHigherVertebrae: number;
  /** In standard deviations of its population. */
  readonly bodyMassIndexZ: number;
  /** Replaces the scenario's where a habitus was given. */
  readonly habitus: Pick<TwinPatient, 'weightKg' | 'heightCm'> | null;
}

const AXES = [
  'csf-volume',
  'stroke-volume',
  'loss',
  'mixing',
  'plasma',
  'half-effect',
  'maximum-effect',
  'equilibration',
  'tip',
  'bmi',
  'height',
] as const;

/**
 * Virtual patients by their number: patient 17 is the same whoever asks for it and however many there are, so a cohort may be
 * cut into chunks anywhere. Log-normal around `base` by `parameters/variability.ts`, evenly spread (Sobol), spinal CSF correlated
 * with body mass index. The maximum effect is cut off at 1, which no effect exceeds.
 */
export function virtualPatients(
  { seed, habitus, known = [] }: CohortRequest,
  base: ParameterSet = POPULATION,
): (index: number) => VirtualPatient {
  const point = sobolSequence(AXES.length, seed);
  return (index) => {
    const uniform = new Float64Array(AXES.length);
    point(index, uniform);
    const u = (axis: (typeof AXES)[number]): number => uniform[AXES.indexOf(axis)];
    const z = (axis: (typeof AXES)[number]): number => normalQuantile(u(axis));
    const parameters = new Map(base);
    const times = (id: string, factor: number): void => {
      const own = parameters.get(id);
      if (own === undefined) throw new RangeError(`no parameter ${id}`);
      if (!known.includes(id)) parameters.set(id, { ...own, value: own.value * factor, setBy: 'cohort' });
    };
    const bmiZ = habitus === undefined ? z('bmi') : zWithin(u('bmi'), habitus.bodyMassIndex, BODY_MASS_INDEX);
    const correlation = -VARIABILITY.csfVolumeWithBmi.value;
    const volumeZ = correlation * bmiZ + Math.sqrt(1 - correlation ** 2) * z('csf-volume');
    times('spinal-csf-volume', logNormal(volumeZ, VARIABILITY.csfVolume.value));
    const stroke = logNormal(z('stroke-volume'), VARIABILITY.strokeVolume.value);
    times('dispersion', stroke ** VARIABILITY.dispersionPower.value);
    const loss = known.some(isLoss) ? 1 : logNormal(z('loss'), VARIABILITY.loss.value);
    for (const id of base.keys()) if (isLoss(id)) times(id, loss);
    const mixing = logNormal(z('mixing'), VARIABILITY.mixing.value);
    times('release-width', mixing);
    times('injection-width', mixing);
    for (const [drug, { value }] of Object.entries(VARIABILITY.plasmaClearance))
      times(clearanceId(base, drug), logNormal(z('plasma'), value));
    times('baclofen-ec50', logNormal(z('half-effect'), VARIABILITY.halfEffect.value));
    times('baclofen-emax', cutOff(u('maximum-effect'), parameterValue(base, 'baclofen-emax')));
    const equilibration = logNormal(z('equilibration'), VARIABILITY.equilibration.value);
    times('baclofen-ke0', equilibration);
    times('morphine-ke0', equilibration);
    return {
      index,
      parameters,
      tipHigherVertebrae: (2 * u('tip') - 1) * VARIABILITY.tipVertebrae.value,
      bodyMassIndexZ: bmiZ,
      habitus: habitus === undefined ? null : habitusOf(habitus, bmiZ, u('height')),
    };
  };
}

const isLoss = (id: string): boolean => id.endsWith('-csf-loss') || id === 'spinal-bulk-loss';

/** Elimination from the central volume, by whichever figure the drug has. */
const clearanceId = (base: ParameterSet, drug: string): string =>
  base.has(`${drug}-plasma-k10`) ? `${drug}-plasma-k10` : `${drug}-plasma-cl1`;

/** A factor, log-normal, that makes of `value` no more than 1. */
function cutOff(uniform: number, value: number): number {
  const cv = VARIABILITY.maximumEffect.value;
  const highest = -Math.log(value) / Math.sqrt(Math.log1p(cv * cv));
  return logNormal(normalQuantile(uniform * normalProbability(highest)), cv);
}

function habitusOf(
  { bodyMassIndex, heightCm }: Habitus,
  bmiZ: number,
  heightUniform: number,
): Pick<TwinPatient, 'weightKg' | 'heightCm'> {
  const height = valueAt(heightCm, zWithin(heightUniform, heightCm, HEIGHT_CM));
  return { heightCm: height, weightKg: valueAt(bodyMassIndex, bmiZ) * (height / 100) ** 2 };
}

const valueAt = ({ mean, deviation }: Normal, z: number): number => mean + deviation * z;

/** Standard deviations from the mean, of a normal distribution that is cut off at both ends; the mean lies between them. */
function zWithin(
  uniform: number,
  { mean, deviation }: Normal,
  [low, high]: readonly [number, number],
): number {
  if (deviation === 0) return normalQuantile(uniform);
  const [least, most] = [low, high].map((end) => normalProbability((end - mean) / deviation));
  return normalQuantile(least + uniform * (most - least));
}

/** The scenario with this patient in it: his habitus, and the tip where it lies in him; not beyond the ends of the canal. */
export function asLivedBy(scenario: Scenario, one: VirtualPatient): Scenario {
  const patient = one.habitus === null ? scenario.patient : { ...scenario.patient, ...one.habitus };
  const { catheter } = scenario;
  const canal = canalOf(parameterReader(one.parameters));
  const tipCm = tipPosition(catheter, canal);
  if (catheter === null || tipCm === null) return { ...scenario, patient };
  const tip = { cm: movedByVertebrae(tipCm, one.tipHigherVertebrae, canal) };
  return { ...scenario, patient, catheter: { ...catheter, tip } };
}
