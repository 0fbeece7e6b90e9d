import { logNormal, normalProbability, normalQuantile } from '../kernel/normal.ts';
import { sobolSequence } from '../kernel/sobol.ts';
import { BODY_MASS_INDEX, HEIGHT_CM } from './bounds.ts';
import { type ParameterSet, POPULATION, parameterValue } from './parameters/parameter-set.ts';
import { VARIABILITY } from './parameters/variability.ts';
import { movedByVertebrae, tipPosition } from './positions.ts';
import type { Scenario, TwinPatient } from './scenario.ts';
import type { UsedParameter } from './simulation.ts';

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
type Axis = (typeof AXES)[number];

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
  const variations = variationsOf(base, known);
  const varied = Array.from(base.values(), (own) => ({
    own,
    by: known.includes(own.id) ? -1 : variations.findIndex(({ ids }) => ids.includes(own.id)),
  }));
  const correlation = -VARIABILITY.csfVolumeWithBmi.value;
  return (index) => {
    const uniform = new Float64Array(AXES.length);
    point(index, uniform);
    const u = (axis: Axis): number => uniform[AXES.indexOf(axis)];
    const z = (axis: Axis): number => normalQuantile(u(axis));
    const bmiZ = habitus === undefined ? z('bmi') : zWithin(u('bmi'), habitus.bodyMassIndex, BODY_MASS_INDEX);
    const volumeZ = correlation * bmiZ + Math.sqrt(1 - correlation ** 2) * z('csf-volume');
    const factors = variations.map(({ factor }) => factor({ u, z, volumeZ }));
    const parameters = new Map<string, UsedParameter>();
    for (const { own, by } of varied)
      parameters.set(own.id, by < 0 ? own : { ...own, value: own.value * factors[by], setBy: 'cohort' });
    return {
      index,
      parameters,
      tipHigherVertebrae: (2 * u('tip') - 1) * VARIABILITY.tipVertebrae.value,
      bodyMassIndexZ: bmiZ,
      habitus: habitus === undefined ? null : habitusOf(habitus, bmiZ, u('height')),
    };
  };
}

/** What is drawn for one patient: evenly between 0 and 1, or in standard deviations. */
interface Drawn {
  readonly u: (axis: Axis) => number;
  readonly z: (axis: Axis) => number;
  /** Of the spinal CSF volume, correlated with the habitus. */
  readonly volumeZ: number;
}

/** Parameters that are multiplied by the same factor. */
interface Variation {
  readonly ids: readonly string[];
  readonly factor: (drawn: Drawn) => number;
}

function variationsOf(base: ParameterSet, known: readonly string[]): readonly Variation[] {
  const alike = (
    axis: Axis,
    { value: cv }: { readonly value: number },
    ...ids: readonly string[]
  ): Variation => ({
    ids,
    factor: ({ z }) => logNormal(z(axis), cv),
  });
  const stroke = (z: number): number => logNormal(z, VARIABILITY.strokeVolume.value);
  const maximum = cutOff(parameterValue(base, 'baclofen-emax'));
  const variations = [
    { ids: ['spinal-csf-volume'], factor: ({ volumeZ }) => logNormal(volumeZ, VARIABILITY.csfVolume.value) },
    {
      ids: ['dispersion'],
      factor: ({ z }) => stroke(z('stroke-volume')) ** VARIABILITY.dispersionPower.value,
    },
    alike('loss', VARIABILITY.loss, ...(known.some(isLoss) ? [] : [...base.keys()].filter(isLoss))),
    alike('mixing', VARIABILITY.mixing, 'release-width', 'injection-width'),
    ...Object.entries(VARIABILITY.plasmaClearance).map(([drug, cv]) =>
      alike('plasma', cv, clearanceId(base, drug)),
    ),
    alike('half-effect', VARIABILITY.halfEffect, 'baclofen-ec50'),
    { ids: ['baclofen-emax'], factor: ({ u }) => maximum(u('maximum-effect')) },
    alike('equilibration', VARIABILITY.equilibration, 'baclofen-ke0', 'morphine-ke0'),
  ] satisfies readonly Variation[];
  const missing = variations.flatMap(({ ids }) => ids).find((id) => !base.has(id));
  if (missing !== undefined) throw new RangeError(`no parameter ${missing}`);
  return variations;
}

const isLoss = (id: string): boolean => id.endsWith('-csf-loss') || id === 'spinal-bulk-loss';

/** Elimination from the central volume, by whichever figure the drug has. */
const clearanceId = (base: ParameterSet, drug: string): string =>
  base.has(`${drug}-plasma-k10`) ? `${drug}-plasma-k10` : `${drug}-plasma-cl1`;

/** Factors, log-normal, that make of `value` no more than 1. */
function cutOff(value: number): (uniform: number) => number {
  const cv = VARIABILITY.maximumEffect.value;
  const share = normalProbability(-Math.log(value) / Math.sqrt(Math.log1p(cv * cv)));
  return (uniform) => logNormal(normalQuantile(uniform * share), cv);
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
  const lengthCm = scenario.overrides['canal-length'] ?? parameterValue(one.parameters, 'canal-length');
  const canal = { lengthCm };
  const tipCm = tipPosition(catheter, canal);
  if (catheter === null || tipCm === null) return { ...scenario, patient };
  const tip = { cm: movedByVertebrae(tipCm, one.tipHigherVertebrae, canal) };
  return { ...scenario, patient, catheter: { ...catheter, tip } };
}
