import type { DrugId } from '../../src/core/ids.ts';
import { type Instant, instantAt } from '../../src/core/time.ts';
import {
  type Duration,
  micrometres,
  milliseconds,
  nanograms,
  nanogramsPerDay,
  nanogramsPerMillilitre,
  nanolitres,
} from '../../src/core/units.ts';
import { levelNamed, type ObservedAt, type VertebralLevel } from '../../src/twin/levels.ts';
import type { ParameterSet } from '../../src/twin/parameters/parameter-set.ts';
import type { Scenario } from '../../src/twin/scenario.ts';
import { simulate } from '../../src/twin/simulate.ts';
import type { MassBalance, Series } from '../../src/twin/simulation.ts';
import type { Curve } from './curve.ts';

/** What was given to a person in a study and where samples were taken. */
export interface Experiment {
  readonly drug: DrugId;
  readonly given: Given;
  /** As the scenario file names levels. */
  readonly levels: readonly string[];
  readonly untilHours: number;
  readonly everyHours: number;
  readonly weightKg?: number;
  readonly baselineAshworth?: number;
  readonly overrides?: Readonly<Record<string, number>>;
}

type Given =
  | { readonly kind: 'injections'; readonly at: VertebralLevel; readonly doses: readonly Dose[] }
  /** So long that nothing changes any more. */
  | { readonly kind: 'steady'; readonly tip: VertebralLevel; readonly ugPerDay: number };

export interface Dose {
  readonly hours: number;
  readonly ug: number;
}

/** What came of it. */
export interface Outcome {
  readonly curve: (level: string, quantity?: Series['quantity']) => Curve;
  readonly balance: MassBalance;
}

/** Runs experiments with one set of parameters, each once however often it is asked for. */
export interface Laboratory {
  readonly parameters: ParameterSet;
  readonly run: (experiment: Experiment) => Outcome;
}

export function laboratory(parameters: ParameterSet): Laboratory {
  const done = new Map<string, Outcome>();
  return {
    parameters,
    run: (experiment) => {
      const key = JSON.stringify(experiment);
      const known = done.get(key);
      if (known !== undefined) return known;
      const outcome = outcomeOf(experiment, parameters);
      done.set(key, outcome);
      return outcome;
    },
  };
}

/** One injection at the beginning. */
export const injectionOf = (ug: number, at: VertebralLevel): Given => ({
  kind: 'injections',
  at,
  doses: [{ hours: 0, ug }],
});

/** At a constant rate, as many small injections: one a minute, so that samples at full minutes lie between two. */
export const infusionOf = (ug: number, at: VertebralLevel, hours: number): Given => {
  const parts = Math.round(hours * 60);
  return {
    kind: 'injections',
    at,
    doses: Array.from({ length: parts }, (_, i) => ({ hours: (i + 0.5) / 60, ug: ug / parts })),
  };
};

/** At a rate that halves again and again, as small injections, until less than a thousandth is left. */
export function absorptionOf(ug: number, at: VertebralLevel, halfLifeMinutes: number): Given {
  const kept = 2 ** (-1 / halfLifeMinutes);
  const parts = Math.ceil(Math.log(0.001) / Math.log(kept));
  const doses = Array.from({ length: parts }, (_, i) => ({
    hours: (i + 0.5) / 60,
    ug: ug * (1 - kept) * kept ** i,
  }));
  return { kind: 'injections', at, doses };
}

const BEGINNING_MS = 20_000 * 86_400_000;
const MS_PER_HOUR = 3_600_000;
const afterHours = (hours: number): Instant => instantAt(BEGINNING_MS + Math.round(hours * MS_PER_HOUR));
const hoursLong = (hours: number): Duration => milliseconds(Math.round(hours * MS_PER_HOUR));

/** A sample at the time of an injection is taken before it, so the first is this much later. */
const FIRST_SAMPLE_HOURS = 1 / 60;

/** Neither has an effect on a steady state in CSF: the concentration in the pump, and how the catheter is made. */
const PUMP_UG_PER_ML = 2000;
const CATHETER = { model: '8709sc', implanted: micrometres(890_000) } as const;

function levelOf(name: string): ObservedAt {
  const level = levelNamed(name);
  if (level === null) throw new RangeError(`no level ${name}`);
  return level;
}

/** The experiment as a scenario of the twin. */
export function scenarioOf(experiment: Experiment): Scenario {
  const { drug, given, levels, untilHours, everyHours, weightKg, baselineAshworth, overrides } = experiment;
  const isSteady = given.kind === 'steady';
  return {
    patient: {
      ...(weightKg === undefined ? {} : { weightKg }),
      ...(baselineAshworth === undefined ? {} : { baselineAshworth }),
    },
    overrides: overrides ?? {},
    pump: isSteady
      ? { model: 'synchromed-ii-40', clock: { aheadOfUtc: milliseconds(0) }, accuracyRatio: 1 }
      : null,
    catheter: isSteady ? { segments: [CATHETER], tip: given.tip } : null,
    before: isSteady
      ? {
          kind: 'steady',
          mixture: [{ drug, concentration: nanogramsPerMillilitre(PUMP_UG_PER_ML * 1000) }],
          program: {
            mode: 'continuous',
            setting: { kind: 'dose', dose: nanogramsPerDay(Math.round(given.ugPerDay * 1000)) },
          },
        }
      : { kind: 'drug-free' },
    delivery: isSteady
      ? []
      : given.doses.map(({ hours, ug }) => ({
          kind: 'needle-bolus',
          at: afterHours(hours),
          place: given.at,
          doses: [{ drug, mass: nanograms(Math.round(ug * 1000)) }],
          injectate: nanolitres(1_000_000),
          baricity: 'isobaric',
        })),
    observe: {
      levels: levels.map(levelOf),
      from: afterHours(isSteady ? 0 : FIRST_SAMPLE_HOURS),
      to: afterHours(untilHours),
      every: hoursLong(everyHours),
    },
  };
}

function outcomeOf(experiment: Experiment, parameters: ParameterSet): Outcome {
  const scenario = scenarioOf(experiment);
  const result = simulate(scenario, parameters);
  if (!result.ok)
    throw new Error(`refused: ${result.refusal.map(({ at, expected }) => `${at}: ${expected}`).join('; ')}`);
  const { series, timesHours, balance, outside } = result.value;
  const [own] = balance;
  if (own === undefined) throw new Error(`not computed: ${outside.map(({ message }) => message).join('; ')}`);
  const offset = scenario.pump === null ? FIRST_SAMPLE_HOURS : 0;
  return {
    balance: own,
    curve: (level, quantity = 'concentration') => {
      const found = series.find((one) => one.name === level && one.quantity === quantity);
      if (found === undefined) throw new Error(`no ${quantity} at ${level}`);
      return Array.from(found.values, (ugPerMl, i) => ({ hours: offset + (timesHours[i] ?? 0), ugPerMl }));
    },
  };
}
