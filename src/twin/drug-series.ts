import type { DrugId } from '../core/ids.ts';
import { extremesOf } from '../kernel/extremes.ts';
import { rowLender } from '../kernel/zero-rows.ts';
import { driveSource, type RunEnds, type SourceResult, summed } from './drug-run.ts';
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
import { spineTree } from './spine-tree.ts';
import { varyingCase } from './varying-case.ts';
import { runVarying } from './varying-run.ts';

/** One drug at every level asked for. */
export interface DrugAnswer {
  readonly series: readonly Series[];
  readonly balance: MassBalance;
  readonly outside: readonly OutsideRemark[];
}

interface SampledCase extends DrugCase {
  readonly timesHours: Float64Array;
  readonly memory: ReductionMemory;
  /** What tells this patient's reductions from another's. */
  readonly signature: () => string;
}

/** Nothing of an answer reads the tree that it was made with. */
const forTree = rowLender();

/** Drives one drug through its own linear model; a drug that lies outside the model must not come here. */
export function drugAnswer(one: SampledCase): DrugAnswer {
  const { scenario, drug, canal, reader } = one;
  const { grid } = one.delivery;
  const spine = spineTree(drug, reader, canal, 1, forTree);
  const tipCm = tipPosition(scenario.catheter, canal);
  const { readings, outside } = readingsOf({ scenario, drug, spine, canal, tipCm, reader });
  const rows = readings.filter((reading) => reading.kind === 'row');
  const effects = readings.filter((reading) => reading.kind === 'effect');
  const plasma = readings.some(({ kind }) => kind === 'plasma')
    ? plasmaResponse(drug, reader, scenario.patient.weightKg)
    : null;
  const sources = drugSources(one, spine);
  const wanted: Wanted = { rows: rows.map(({ row }) => row), lagged: effects, plasma };
  const { memory, signature } = one;
  const exactly = (source: DrugSource): SourceResult => {
    const key = (): string => {
      const names = readings.map(({ level }) => nameOfLevel(level)).join();
      return [signature(), drug, source.key, tipCm, names, scenario.patient.weightKg].join('|');
    };
    const reduced = memory.recall(key, () => reducedSource(spine, source, wanted, memory.kernel.project));
    return driveSource(reduced, source.drive, grid, memory.kernel);
  };
  const varying = sources.length === 0 ? null : varyingCase(one);
  const results = varying === null ? sources.map(exactly) : [runVarying(varying, sources, wanted, grid)];
  const placeOf = (reading: Reading): number => {
    if (reading.kind === 'row') return rows.indexOf(reading);
    return rows.length + (reading.kind === 'effect' ? effects.indexOf(reading) : effects.length);
  };
  // What one run gave nobody needs to look through again.
  const known = results.length === 1 ? results[0]?.extremes : undefined;
  const found = readings.map((reading) => {
    const place = placeOf(reading);
    const values = summed(
      results.map(({ columns }) => columns[place]),
      grid.count,
    );
    return { reading, values, extremes: known?.[place] ?? extremesOf(values) };
  });
  const peak = Math.max(
    0,
    ...sources.map(({ atOnceUgPerMl }) => atOnceUgPerMl),
    ...results.map(({ ends }) => ends.gaugeUgPerMl),
    ...found.flatMap(({ reading, extremes }) => (reading.kind === 'row' ? extremes.highest : [])),
  );
  const series = found.flatMap(({ reading, values, extremes }) => {
    const highest = reading.kind === 'plasma' ? Math.max(extremes.highest, peak * BLOOD_OF_CSF) : peak;
    const name = nameOfLevel(reading.level);
    const timeHoursAt = (i: number): number => one.timesHours[i];
    const sound = soundValues(values, extremes, highest, timeHoursAt, { drug, level: name });
    return seriesOf(reading, name, one, sound);
  });
  return {
    series,
    outside: [...outside, ...effectRemarks(effects, one)],
    balance: balanceOf(drug, results),
  };
}

/** About what blood holds of what CSF does: by this its round-off is measured until it holds more. */
const BLOOD_OF_CSF = 1e-3;

function seriesOf(
  reading: Reading,
  name: string,
  { drug, reader }: SampledCase,
  values: Float64Array,
): readonly Series[] {
  const { level } = reading;
  const standing = level.kind === 'cord' ? 'prior' : 'model';
  const base = { drug, level, name, standing } as const;
  if (reading.kind !== 'effect') return [{ ...base, quantity: 'concentration', unit: 'ug/mL', values }];
  const score = sigmoidEffect(reading.site, reader, values);
  const lagged: Series = { ...base, quantity: 'effect-site', unit: 'ug/mL', values };
  return score === null ? [lagged] : [lagged, { ...base, quantity: 'score', unit: '{score}', values: score }];
}

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

function balanceOf(drug: DrugId, results: readonly SourceResult[]): MassBalance {
  const sum = (pick: (ends: RunEnds) => number): number =>
    results.reduce((total, { ends }) => total + pick(ends), 0);
  const initiallyInBodyUg = sum(({ initiallyUg }) => initiallyUg);
  const deliveredUg = sum((ends) => ends.deliveredUg);
  const inCsfUg = sum(({ csfUg }) => csfUg);
  const inTissueUg = sum(({ tissueUg }) => tissueUg);
  const lostToBloodUg = sum(({ lostUg }) => lostUg);
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
