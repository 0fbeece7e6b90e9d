import type { PumpClock } from '../core/pump-clock.ts';
import type { Grid } from '../kernel/schedule.ts';
import { tipRateOf } from './delivery-run.ts';
import { runDiurnal } from './diurnal-run.ts';
import { driveSource, type SourceResult, sumOf } from './drug-run.ts';
import { type DrugCase, type DrugSource, drugSources } from './drug-sources.ts';
import { sigmoidEffect } from './effect-model.ts';
import { nameOfLevel } from './levels.ts';
import { type Reading, readingsOf } from './observation.ts';
import { plasmaResponse } from './plasma-response.ts';
import { tipPosition } from './positions.ts';
import { reducedSource, type Wanted } from './reduced-source.ts';
import type { ReductionMemory } from './reduction-memory.ts';
import type { MassBalance, OutsideRemark, Series } from './simulation.ts';
import { soundValues } from './sound-values.ts';
import { needleSources } from './sources.ts';
import type { NodeWeights } from './spine-rows.ts';
import { spineTree } from './spine-tree.ts';
import { massUntil } from './tip-delivery.ts';

/** One drug at every level asked for. */
export interface DrugAnswer {
  readonly series: readonly Series[];
  readonly balance: MassBalance;
  readonly outside: readonly OutsideRemark[];
}

interface SampledCase extends DrugCase {
  readonly grid: Grid;
  readonly timesHours: Float64Array;
  readonly memory: ReductionMemory;
  /** What tells this patient's reductions from another's. */
  readonly signature: string;
}

/** Drives one drug through its own linear model; a drug that lies outside the model must not come here. */
export function drugAnswer(one: SampledCase): DrugAnswer {
  const { scenario, drug, canal, reader, grid } = one;
  const spine = spineTree(drug, reader, canal);
  const tipCm = tipPosition(scenario.catheter, canal);
  const { readings, outside } = readingsOf({ scenario, drug, spine, canal, tipCm, reader });
  const rows = readings.filter((reading) => reading.kind === 'row');
  const effects = readings.filter((reading) => reading.kind === 'effect');
  const plasma = readings.some(({ kind }) => kind === 'plasma')
    ? plasmaResponse(drug, reader, scenario.patient.weightKg)
    : null;
  const sources = drugSources(one, spine);
  const names = readings.map(({ level }) => nameOfLevel(level)).join();
  const wantedWith = (gauges: readonly NodeWeights[]): Wanted => ({
    rows: [...rows.map(({ row }) => row), ...gauges],
    lagged: effects,
    plasma,
  });
  const exactly = ({ key, weights, spreadingPerHour, gauge, drive }: DrugSource): SourceResult => {
    const reduced = one.memory.recall(
      [one.signature, drug, key, tipCm, names, scenario.patient.weightKg].join('|'),
      () => reducedSource(spine, weights, wantedWith([gauge]), spreadingPerHour),
    );
    return driveSource(reduced, drive, grid);
  };
  const integrated = (clock: PumpClock): SourceResult => {
    const still = spineTree(drug, reader, canal, 0);
    const { originMs } = one.delivery;
    const gauges = sources.map(({ gauge }) => gauge);
    return runDiurnal({ reader, clock, originMs, still, usual: spine }, sources, wantedWith(gauges), grid);
  };
  const { diurnal } = scenario;
  const results =
    diurnal === undefined ? sources.map(exactly) : sources.length > 0 ? [integrated(diurnal)] : [];
  const over = (pick: (result: SourceResult) => Float64Array | null): Float64Array =>
    sumOf([new Float64Array(grid.count), ...results.flatMap((result) => pick(result) ?? [])]);
  const peak = Math.max(0, ...sources.map(({ atOnceUgPerMl }) => atOnceUgPerMl), ...results.flatMap(peaksOf));
  const raw = (reading: Reading): Float64Array => {
    if (reading.kind === 'plasma') return over((result) => result.plasma);
    if (reading.kind === 'effect') return over(({ lagged }) => lagged[effects.indexOf(reading)]);
    return over((result) => result.rows[rows.indexOf(reading)]);
  };
  const series = readings.flatMap((reading) => {
    const values = raw(reading);
    // Blood holds a thousandth of what CSF does: its round-off is measured by its own peak.
    const highest = reading.kind === 'plasma' ? highestOf(values) : peak;
    const of = { drug, level: nameOfLevel(reading.level) };
    return seriesOf(
      reading,
      one,
      soundValues(values, highest, (i) => one.timesHours[i], of),
    );
  });
  return { series, outside: [...outside, ...effectRemarks(effects, one)], balance: balanceOf(one, results) };
}

function seriesOf(reading: Reading, { drug, reader }: SampledCase, values: Float64Array): readonly Series[] {
  const { level } = reading;
  const standing = level.kind === 'cord' ? 'prior' : 'model';
  const base = { drug, level, name: nameOfLevel(level), standing } as const;
  if (reading.kind !== 'effect') return [{ ...base, quantity: 'concentration', unit: 'ug/mL', values }];
  const score = sigmoidEffect(reading.site, reader, values);
  const lagged: Series = { ...base, quantity: 'effect-site', unit: 'ug/mL', values };
  return score === null ? [lagged] : [lagged, { ...base, quantity: 'score', unit: '{score}', values: score }];
}

const highestOf = (values: Float64Array): number => values.reduce((high, value) => Math.max(high, value), 0);

const peaksOf = ({ rows }: SourceResult): readonly number[] => rows.map(highestOf);

function effectRemarks(
  effects: readonly Extract<Reading, { kind: 'effect' }>[],
  { drug, scenario }: SampledCase,
): readonly OutsideRemark[] {
  return effects
    .filter(({ site }) => site.emax === null)
    .map(({ level }) => ({
      code: 'no-effect-model',
      at: `/observe/levels/${scenario.observe.levels.indexOf(level)}`,
      message: `how strong the effect is at a concentration in CSF is not known: only the lagged concentration is given`,
      drug,
      notComputed: true,
    }));
}

function balanceOf(
  { scenario, drug, canal, delivery, grid }: SampledCase,
  results: readonly SourceResult[],
): MassBalance {
  const lastTick = grid.start + grid.step * (grid.count - 1);
  const tipCm = tipPosition(scenario.catheter, canal);
  const tip = tipCm === null ? null : tipRateOf(delivery, drug);
  const injected = needleSources(scenario, drug, canal, tipCm, delivery.originMs)
    .flatMap(({ ticks, ug }) => Array.from(ug.filter((_, i) => ticks[i] < lastTick)))
    .reduce((sum, ug) => sum + ug, 0);
  const at = (pick: (result: SourceResult) => number): number =>
    results.reduce((sum, result) => sum + pick(result), 0);
  const end = grid.count - 1;
  const initiallyInBodyUg = at(({ initiallyUg }) => initiallyUg);
  const deliveredUg = injected + (tip === null ? 0 : massUntil(tip, lastTick));
  const inCsfUg = at(({ csfUg }) => csfUg[end]);
  const inTissueUg = at(({ tissueUg }) => tissueUg[end]);
  const lostToBloodUg = at(({ lostUg }) => lostUg[end]);
  const expected = initiallyInBodyUg + deliveredUg;
  const missing = expected - inCsfUg - inTissueUg - lostToBloodUg;
  return {
    drug,
    initiallyInBodyUg,
    deliveredUg,
    inCsfUg,
    inTissueUg,
    lostToBloodUg,
    relativeError: expected === 0 ? 0 : Math.abs(missing) / expected,
  };
}
