import type { DrugId } from '../core/ids.ts';
import type { Grid } from '../kernel/schedule.ts';
import type { Canal } from './canal.ts';
import { type DeliveryRun, steadyBefore, tipRateOf } from './delivery-run.ts';
import { impulses, runSource, type Source, type SourceResult, sumOf } from './drug-run.ts';
import { sigmoidEffect } from './effect-model.ts';
import { nameOfLevel } from './levels.ts';
import { type Reading, readingsOf } from './observation.ts';
import { isPumped } from './outside.ts';
import type { ParameterReader } from './parameters/parameter-set.ts';
import { plasmaResponse } from './plasma-response.ts';
import { tipPosition } from './positions.ts';
import type { Scenario } from './scenario.ts';
import type { MassBalance, OutsideRemark, Series } from './simulation.ts';
import { soundValues } from './sound-values.ts';
import { needleSources } from './sources.ts';
import { csfRow, gaussianSource, type NodeWeights } from './spine-rows.ts';
import { type SpineTree, spineTree } from './spine-tree.ts';
import { HOURS_PER_TICK, massUntil } from './tip-delivery.ts';

/** One drug at every level asked for. */
export interface DrugAnswer {
  readonly series: readonly Series[];
  readonly balance: MassBalance;
  readonly outside: readonly OutsideRemark[];
}

interface DrugCase {
  readonly scenario: Scenario;
  readonly drug: DrugId;
  readonly canal: Canal;
  readonly reader: ParameterReader;
  readonly delivery: DeliveryRun;
  readonly grid: Grid;
  readonly timesHours: Float64Array;
}

/** Drives one drug through its own linear model; a drug that lies outside the model must not come here. */
export function drugAnswer(one: DrugCase): DrugAnswer {
  const { scenario, drug, canal, reader, grid } = one;
  const spine = spineTree(drug, reader, canal);
  const tipCm = tipPosition(scenario.catheter, canal);
  const { readings, outside } = readingsOf({ scenario, drug, spine, canal, tipCm, reader });
  const rows = readings.filter((reading) => reading.kind === 'row');
  const effects = readings.filter((reading) => reading.kind === 'effect');
  const plasma = readings.some(({ kind }) => kind === 'plasma')
    ? plasmaResponse(drug, reader, scenario.patient.weightKg)
    : null;
  const sources = sourcesOf(one, spine, tipCm);
  const results = sources.map(({ source, gauge }) =>
    runSource(spine, source, { rows: [...rows.map(({ row }) => row), gauge], lagged: effects, plasma }, grid),
  );
  const over = (pick: (result: SourceResult) => Float64Array | null): Float64Array =>
    sumOf([new Float64Array(grid.count), ...results.flatMap((result) => pick(result) ?? [])]);
  const peak = Math.max(0, ...sources.map(({ atOnce }) => atOnce), ...results.flatMap(peaksOf));
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
    return seriesOf(reading, one, soundValues(values, highest, one.timesHours, of));
  });
  return { series, outside: [...outside, ...effectRemarks(effects, one)], balance: balanceOf(one, results) };
}

function seriesOf(reading: Reading, { drug, reader }: DrugCase, values: Float64Array): readonly Series[] {
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

interface Gauged {
  readonly source: Source;
  /** CSF where the source is. */
  readonly gauge: NodeWeights;
  /** Concentration there just after an injection, ug/mL. */
  readonly atOnce: number;
}

function sourcesOf(
  { scenario, drug, canal, reader, delivery }: DrugCase,
  spine: SpineTree,
  tipCm: number | null,
): readonly Gauged[] {
  const sources: Gauged[] = [];
  const tip = tipRateOf(delivery, drug);
  if (tip !== null && tipCm !== null && isPumped(scenario, drug))
    sources.push({
      source: {
        weights: gaussianSource(spine, tipCm, reader.read('release-width')),
        schedule: { hoursPerTick: HOURS_PER_TICK, times: tip.ticks, rates: [tip.ugPerHour] },
        before: steadyBefore(scenario, drug, delivery.originMs),
      },
      gauge: csfRow(spine, tipCm),
      atOnce: 0,
    });
  for (const { positionCm, ticks, ug } of needleSources(scenario, drug, canal, tipCm, delivery.originMs)) {
    const weights = gaussianSource(spine, positionCm, reader.read('injection-width'));
    const gauge = csfRow(spine, positionCm);
    const perUg = gauge.reduce(
      (sum, share, node) => sum + (share * weights[node]) / spine.tree.volumes[node],
      0,
    );
    sources.push({
      source: { weights, schedule: impulses(ticks, ug), before: { kind: 'nothing' } },
      gauge,
      atOnce: perUg * highestOf(ug),
    });
  }
  return sources;
}

function effectRemarks(
  effects: readonly Extract<Reading, { kind: 'effect' }>[],
  { drug, scenario }: DrugCase,
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
  { scenario, drug, canal, delivery, grid }: DrugCase,
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
