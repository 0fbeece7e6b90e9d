import type { DrugId } from '../core/ids.ts';
import { accepted, type Result, refused } from '../core/result.ts';
import { epochMilliseconds } from '../core/time.ts';
import type { Grid } from '../kernel/schedule.ts';
import { type Canal, canalOf } from './canal.ts';
import { scenarioRefusals } from './check-scenario.ts';
import { stretchSets } from './check-stretches.ts';
import { type DeliveryRun, deliveryRun } from './delivery-run.ts';
import { type DrugAnswer, drugAnswer } from './drug-series.ts';
import { heightsBehind } from './levels.ts';
import { drugOutside } from './outside.ts';
import {
  type ParameterReader,
  type ParameterSet,
  POPULATION,
  parameterReader,
  withValues,
} from './parameters/parameter-set.ts';
import { placeRefusals } from './place-refusals.ts';
import { NO_MEMORY, type ReductionMemory, signatureOf } from './reduction-memory.ts';
import { remarksOf } from './remarks.ts';
import { drugsIn } from './reservoir-content.ts';
import type { Scenario } from './scenario.ts';
import type { OutsideRemark, ScenarioRefusal, Simulation, TipDelivery, UsedParameter } from './simulation.ts';
import { stretchRuns } from './stretch-runs.ts';
import { HOURS_PER_TICK } from './tip-delivery.ts';

const MS_PER_HOUR = 3_600_000;

/**
 * Where the drug is. Everything that cannot be simulated is refused at once, with where it stands; what lies outside the model's
 * validity is in `outside` and not in the series. `parameters` are those of one patient; the scenario's overrides come on top.
 * `memory` serves a caller who asks again about the same patient. Throws `ImpossibleValue` if a result could not be.
 */
export function simulate(
  scenario: Scenario,
  parameters: ParameterSet = POPULATION,
  memory: ReductionMemory = NO_MEMORY,
): Result<Simulation, readonly ScenarioRefusal[]> {
  const prepared = prepare(scenario, parameters);
  return prepared.ok ? accepted(simulatePrepared(scenario, prepared.value, memory)) : prepared;
}

/** The same for a scenario that was prepared. */
export function simulatePrepared(
  scenario: Scenario,
  prepared: Prepared,
  memory: ReductionMemory,
): Simulation {
  const { reader, stretches, delivery, drugs } = prepared;
  const timesHours = timesOf(delivery.grid);
  const { answers, excluded } = answersOf(scenario, prepared, timesHours, memory);
  const used = [...reader.used(), ...heightsUsed(scenario)];
  const runs = stretchRuns(scenario, stretches);
  return {
    from: scenario.observe.from,
    timesHours,
    series: answers.flatMap(({ series }) => series),
    tip: drugs.flatMap((drug) => tipOf(scenario, delivery, drug)),
    balance: answers.map(({ balance }) => balance),
    parameters: used,
    stretches: runs,
    outside: [
      ...excluded,
      ...answers.flatMap(({ outside }) => outside),
      ...remarksOf(scenario, delivery, used, runs),
    ],
  };
}

/** Every drug that is not outside the model; `timesHours` are those of the grid. */
export function answersOf(
  scenario: Scenario,
  { drugs, ...patient }: Prepared,
  timesHours: Float64Array,
  memory: ReductionMemory,
): { readonly answers: readonly DrugAnswer[]; readonly excluded: readonly OutsideRemark[] } {
  const excluded = drugs.map((drug) => drugOutside(scenario, drug, patient.canal));
  const inside = drugs.filter((_, i) => excluded[i]?.length === 0);
  const answers = inside.map((drug) => drugAnswer({ scenario, drug, ...patient, timesHours, memory }));
  return { answers, excluded: excluded.flat() };
}

/** Where the named levels lie, as parameters: effect sites are named levels too. */
function heightsUsed({ catheter, delivery, observe }: Scenario): readonly UsedParameter[] {
  const places = [
    catheter?.tip,
    ...delivery.map((event) => (event.kind === 'needle-bolus' ? event.place : undefined)),
    ...observe.levels.map((level) => {
      if (level.kind === 'effect') return 'L2-3' as const;
      return level.kind === 'csf' || level.kind === 'cord' ? level.at : undefined;
    }),
  ];
  return heightsBehind(places).map((height) => ({ ...height, setBy: 'model' }));
}

/** The times of a grid in hours after its first. */
export function timesOf({ count, step }: Grid): Float64Array {
  const times = new Float64Array(count);
  for (let i = 0; i < count; i++) times[i] = i * step * HOURS_PER_TICK;
  return times;
}

/** What every drug of a scenario shares. */
export interface Prepared {
  readonly canal: Canal;
  readonly reader: ParameterReader;
  /** The patient's values in each stretch of the scenario. */
  readonly stretches: readonly ParameterSet[];
  readonly delivery: DeliveryRun;
  readonly drugs: readonly DrugId[];
  /** What tells this patient from others, for `ReductionMemory`. */
  readonly signature: () => string;
}

/** The scenario checked and its delivery worked out, for one set of parameters. */
export function prepare(
  scenario: Scenario,
  parameters: ParameterSet,
): Result<Prepared, readonly ScenarioRefusal[]> {
  const set = withValues(parameters, ownValues(scenario), 'scenario');
  const refusals = [...scenarioRefusals(scenario), ...(set.ok ? [] : set.refusal)];
  if (!set.ok || refusals.length > 0) return refused(refusals);
  const drugs = drugsIn(scenario);
  const stretches = stretchSets(scenario, set.value, drugs);
  const contradictory = placeRefusals(scenario, set.value, drugs);
  if (!stretches.ok) return refused([...contradictory, ...stretches.refusal]);
  if (contradictory.length > 0) return refused(contradictory);
  const delivery = deliveryRun(scenario);
  return accepted({
    ...ownOf(set.value),
    stretches: stretches.value,
    delivery,
    drugs,
  });
}

function ownOf(set: ParameterSet): Pick<Prepared, 'canal' | 'reader' | 'signature'> {
  const reader = parameterReader(set);
  return { canal: canalOf(reader), reader, signature: () => signatureOf(set) };
}

/** What was prepared, for another patient with the same therapy: the overrides hold for him too. */
export function preparedFor(scenario: Scenario, prepared: Prepared, parameters: ParameterSet): Prepared {
  const set = withValues(parameters, ownValues(scenario), 'scenario');
  if (!set.ok) throw new RangeError('the overrides were not checked');
  const stretches = stretchSets(scenario, set.value, prepared.drugs);
  if (!stretches.ok) throw new RangeError('the stretches do not hold for this patient');
  return { ...prepared, ...ownOf(set.value), stretches: stretches.value };
}

/** What the scenario sets itself. */
const ownValues = ({
  patient: { baselineAshworth },
  overrides,
}: Scenario): Readonly<Record<string, number>> =>
  baselineAshworth === undefined ? overrides : { 'ashworth-baseline': baselineAshworth, ...overrides };

/** From the beginning of the observation on, in hours after it. */
function tipOf({ observe }: Scenario, delivery: DeliveryRun, drug: DrugId): readonly TipDelivery[] {
  const rate = delivery.tips.get(drug)?.rate;
  if (rate === undefined) return [];
  const offsetHours = (epochMilliseconds(observe.from) - delivery.originMs) / MS_PER_HOUR;
  const { ticks, ugPerHour } = rate;
  const first = runningAt(ticks, offsetHours);
  const startsHours = new Float64Array(ticks.length - first);
  for (let change = 0; change < startsHours.length; change++)
    startsHours[change] = ticks[first + change] * HOURS_PER_TICK - offsetHours;
  startsHours[0] = Math.max(0, startsHours[0]);
  return [{ drug, startsHours, ugPerHour: ugPerHour.subarray(first) }];
}

/** The last change that is not after `hours`; the first where all are. */
function runningAt(ticks: Float64Array, hours: number): number {
  let [low, high] = [0, ticks.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (ticks[middle] * HOURS_PER_TICK > hours) high = middle;
    else low = middle;
  }
  return low;
}
