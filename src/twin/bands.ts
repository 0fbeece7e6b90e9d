import { accepted, type Result, refused } from '../core/result.ts';
import { MOST_VALUES } from './bounds.ts';
import { stretchesRefused } from './check-stretches.ts';
import { asLivedBy, type CohortRequest, virtualPatients } from './cohort.ts';
import { nameOfLevel } from './levels.ts';
import { POPULATION } from './parameters/parameter-set.ts';
import { NO_MEMORY, type ReductionMemory } from './reduction-memory.ts';
import type { Scenario } from './scenario.ts';
import { type Prepared, prepare, preparedFor, simulatePrepared } from './simulate.ts';
import type { Band, ScenarioRefusal, Series } from './simulation.ts';
import { weightedPercentiles } from './weighted-percentiles.ts';

export interface BandRequest extends CohortRequest {
  readonly patients: number;
}

/** The same series of many patients: `values[patient]` belongs to `patients[patient]`. */
export interface CohortSeries extends Omit<Series, 'values'> {
  readonly values: readonly Float64Array[];
}

const LIMITS = [0.05, 0.5, 0.95] as const;

/**
 * What the population would show under this therapy, point by point: the median and what nine of ten lie between. Not the course
 * of any one patient, whose level at one time says much about the next.
 */
export function bands(
  scenario: Scenario,
  request: BandRequest,
  memory: ReductionMemory = NO_MEMORY,
): Result<readonly Band[], readonly ScenarioRefusal[]> {
  const series = cohortSeries(scenario, request, memory);
  if (!series.ok) return series;
  const alike = new Float64Array(request.patients).fill(1 / request.patients);
  return accepted(series.value.map((one) => bandOf(one, alike)));
}

/** A band of patients that count by their weight; the weights sum to 1. */
export function bandOf(
  { drug, name, quantity, unit, standing, values }: CohortSeries,
  weights: Float64Array,
): Band {
  const count = values[0]?.length ?? 0;
  const [fifth, median, ninetyFifth] = LIMITS.map(() => new Float64Array(count));
  const across = new Float64Array(values.length);
  for (let time = 0; time < count; time++) {
    for (let patient = 0; patient < values.length; patient++) across[patient] = values[patient][time];
    const limits = weightedPercentiles(across, weights, LIMITS);
    fifth[time] = limits[0];
    median[time] = limits[1];
    ninetyFifth[time] = limits[2];
  }
  return { drug, name, quantity, unit, standing, fifth, median, ninetyFifth };
}

/**
 * Every series of the scenario for the first so many virtual patients. Refused: a level that some of them have and others have not,
 * as cord at a tip that lies below its end in some.
 */
export function cohortSeries(
  scenario: Scenario,
  request: BandRequest,
  memory: ReductionMemory,
): Result<readonly CohortSeries[], readonly ScenarioRefusal[]> {
  const prepared = prepare(scenario, POPULATION);
  if (!prepared.ok) return prepared;
  const refusals = [...stretchesRefused(scenario), ...sizeRefusals(scenario, prepared.value, request)];
  if (refusals.length > 0) return refused(refusals);
  const known = [...(request.known ?? []), ...Object.keys(scenario.overrides)];
  const patient = virtualPatients({ ...request, known });
  const all = Array.from({ length: request.patients }, (_, index) => {
    const one = patient(index);
    const lived = asLivedBy(scenario, one);
    return simulatePrepared(lived, preparedFor(lived, prepared.value, one.parameters), memory).series;
  });
  const unequal = levelsOfSome(all);
  if (unequal.size > 0)
    return refused(
      scenario.observe.levels.flatMap((level, i) =>
        unequal.has(nameOfLevel(level))
          ? [
              {
                code: 'contradictory',
                at: `/observe/levels/${i}`,
                expected: 'a level that every virtual patient has',
              },
            ]
          : [],
      ),
    );
  const [first] = all;
  return accepted(first.map((series, i) => ({ ...series, values: all.map((each) => each[i].values) })));
}

/** The names of levels at which some patients have a series and others have none. */
function levelsOfSome(all: readonly (readonly Series[])[]): ReadonlySet<string> {
  const patients = new Map<string, { readonly name: string; readonly of: Set<number> }>();
  for (const [patient, series] of all.entries())
    for (const { drug, name, quantity } of series) {
      const key = [drug, name, quantity].join('\n');
      const known = patients.get(key) ?? { name, of: new Set() };
      known.of.add(patient);
      patients.set(key, known);
    }
  return new Set([...patients.values()].filter(({ of }) => of.size < all.length).map(({ name }) => name));
}

function sizeRefusals(
  { observe }: Scenario,
  { delivery: { grid }, drugs }: Prepared,
  { patients, seed }: BandRequest,
): readonly ScenarioRefusal[] {
  const most = Math.floor(MOST_VALUES / (grid.count * observe.levels.length * Math.max(1, drugs.length)));
  if (most < 2)
    return [
      {
        code: 'too-long',
        at: '/observe/every',
        expected: 'fewer times or levels: of these not two patients fit',
      },
    ];
  if (!(Number.isInteger(patients) && patients >= 2 && patients <= most))
    return [{ code: 'out-of-range', at: '/patients', expected: `2 to ${most} patients` }];
  if (!Number.isSafeInteger(seed)) return [{ code: 'out-of-range', at: '/seed', expected: 'a whole number' }];
  return [];
}
