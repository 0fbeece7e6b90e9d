import type { DrugId } from '../../core/ids.ts';
import type { Evidence, TwinParameter } from '../evidence.ts';
import { drugParameterIds } from './drug-parameter-id.ts';
import { parameter } from './parameter.ts';

/** What a drug needs to be simulated in CSF, by what its parameters are called: `morphine-csf-loss`. */
export type DrugLossName =
  | 'csf-loss'
  | 'cord-exchange'
  | 'cord-partition'
  | 'cord-loss'
  | 'meningeal-half-life'
  | 'meningeal-return';

export const drugLossId = drugParameterIds<DrugLossName>('-');

interface LossFigures {
  readonly loss: readonly [value: number, low: number, high: number];
  readonly lossBasis: readonly [Evidence, string];
  readonly partition: number;
  readonly delayMinutes: number;
  /** Whether the meningeal figures were measured for this drug. */
  readonly delayMeasured: boolean;
}

const RANKED =
  'ranked by octanol:water (S66) and by half-lives of heroin, meperidine and clonidine in CSF; factor 2 either way';
const HYDROPHILIC_MINUTES = 22;
const LIPOPHILIC_MINUTES = 7.6;

const FIGURES: Partial<Record<DrugId, LossFigures>> = {
  morphine: {
    loss: [0.37, 0.25, 0.55],
    lossBasis: ['computed', 'scratch fit to Sjostrom, Nordberg, Payne and Gourlay'],
    partition: 1,
    delayMinutes: HYDROPHILIC_MINUTES,
    delayMeasured: true,
  },
  baclofen: {
    loss: [0.32, 0.2, 0.6],
    lossBasis: ['computed', 'scratch fit; 0.33 without the recalled label figures'],
    partition: 1,
    delayMinutes: HYDROPHILIC_MINUTES,
    delayMeasured: false,
  },
  ziconotide: {
    loss: [0.15, 0.1, 0.3],
    lossBasis: ['computed', 'scratch fit with no permeation left over; the label clears 1.3 to 2 times more'],
    partition: 1,
    delayMinutes: HYDROPHILIC_MINUTES,
    delayMeasured: false,
  },
  hydromorphone: {
    loss: [0.5, 0.25, 1],
    lossBasis: ['assumed', RANKED],
    partition: 1,
    delayMinutes: HYDROPHILIC_MINUTES,
    delayMeasured: false,
  },
  clonidine: {
    loss: [0.8, 0.4, 1.6],
    lossBasis: ['assumed', RANKED],
    partition: 5,
    delayMinutes: LIPOPHILIC_MINUTES,
    delayMeasured: false,
  },
  bupivacaine: {
    loss: [0.9, 0.45, 1.8],
    lossBasis: ['assumed', RANKED],
    partition: 5,
    delayMinutes: LIPOPHILIC_MINUTES,
    delayMeasured: false,
  },
  fentanyl: {
    loss: [1.5, 0.75, 3],
    lossBasis: ['assumed', RANKED],
    partition: 5,
    delayMinutes: LIPOPHILIC_MINUTES,
    delayMeasured: false,
  },
  sufentanil: {
    loss: [1.5, 0.75, 3],
    lossBasis: ['assumed', RANKED],
    partition: 50,
    delayMinutes: LIPOPHILIC_MINUTES,
    delayMeasured: false,
  },
};

function parametersOf(drug: DrugId, figures: LossFigures): readonly TwinParameter[] {
  const { loss, lossBasis, partition, delayMinutes, delayMeasured } = figures;
  const id = (name: DrugLossName): string => drugLossId(drug, name);
  const borrowed = delayMinutes === HYDROPHILIC_MINUTES ? 'morphine' : 'meperidine';
  const [evidence, dural]: readonly [Evidence, string] = delayMeasured
    ? ['verified', 'absorption after an epidural injection (Sjostrom, S37)']
    : ['assumed', `the figure of ${borrowed} after an epidural injection (Sjostrom, S37)`];
  return [
    parameter(id('csf-loss'), loss[0], '/h', [loss[1], loss[2]], ...lossBasis),
    parameter(
      id('cord-exchange'),
      0.04,
      '/h',
      [0.002, 0.7],
      'assumed',
      'a prior: CSF data do not identify it (docs/twin.md)',
    ),
    parameter(
      id('cord-partition'),
      partition,
      '1',
      [partition / 10, partition * 10],
      'assumed',
      'a prior: 1 where hydrophilic, 5 to 50 where lipophilic, sufentanil highest (Ummenhofer 2000, S50)',
    ),
    parameter(
      id('cord-loss'),
      0,
      '/h',
      null,
      'assumed',
      'a prior: no figure for loss from cord to blood (S50)',
    ),
    parameter(
      id('meningeal-half-life'),
      delayMinutes,
      'min',
      [delayMinutes / 2, delayMinutes * 1.5],
      evidence,
      dural,
    ),
    parameter(
      id('meningeal-return'),
      borrowed === 'morphine' ? 0.036 : 0.037,
      '1',
      null,
      evidence,
      `share of an epidural dose that crosses the dura: ${dural}`,
    ),
  ];
}

const DRUGS = Object.keys(FIGURES) as readonly DrugId[];

/** Whether anything is known of how a drug leaves the CSF. */
export const isKnownInCsf = (drug: DrugId): boolean => FIGURES[drug] !== undefined;

/** How each drug leaves the CSF. `csf-loss` is all of it at steady state, `spinal-bulk-loss` included. */
export const DRUG_LOSS: readonly TwinParameter[] = DRUGS.flatMap((drug) => {
  const figures = FIGURES[drug];
  return figures === undefined ? [] : parametersOf(drug, figures);
});
