import type { DrugId } from '../core/ids.ts';
import { accepted, type Result, refused } from '../core/result.ts';
import { extremesOf } from '../kernel/extremes.ts';
import { driveSource, type SourceResult, summed } from './drug-run.ts';
import { type DrugSource, drugSources } from './drug-sources.ts';
import { drugOutside } from './outside.ts';
import { type ParameterSet, POPULATION } from './parameters/parameter-set.ts';
import { tipPosition } from './positions.ts';
import { reducedSource } from './reduced-source.ts';
import { NO_MEMORY, type ReductionMemory } from './reduction-memory.ts';
import type { Scenario } from './scenario.ts';
import { prepare, timesOf } from './simulate.ts';
import type { OutsideRemark, ScenarioRefusal, Strip } from './simulation.ts';
import { soundValues } from './sound-values.ts';
import { csfRow } from './spine-rows.ts';
import { spineTree } from './spine-tree.ts';
import { varyingCase } from './varying-case.ts';
import { runVarying } from './varying-run.ts';

/** How a strip is wanted; the time is the scenario's `observe`, whose levels do not matter. */
export interface StripRequest {
  readonly drug: DrugId;
  /** How many positions from the caudal end to the foramen magnum; 40 is a screen's worth. */
  readonly positions: number;
}

/** A drug that cannot be simulated has no strip: why is said instead. */
export type StripRefusal =
  | { readonly kind: 'scenario'; readonly refusals: readonly ScenarioRefusal[] }
  | { readonly kind: 'outside'; readonly remarks: readonly OutsideRemark[] };

/** Concentration of one drug in CSF over all of the spine and all of the time. */
export function strip(
  scenario: Scenario,
  { drug, positions }: StripRequest,
  parameters: ParameterSet = POPULATION,
  memory: ReductionMemory = NO_MEMORY,
): Result<Strip, StripRefusal> {
  const prepared = prepare(scenario, parameters);
  if (!prepared.ok) return refused({ kind: 'scenario', refusals: prepared.refusal });
  const { canal, reader, stretches, delivery, signature } = prepared.value;
  const { grid } = delivery;
  const remarks = drugOutside(scenario, drug, canal);
  if (remarks.length > 0) return refused({ kind: 'outside', remarks });
  const spine = spineTree(drug, reader, canal);
  const positionsCm = Float64Array.from(
    { length: positions },
    (_, i) => ((i + 0.5) * canal.lengthCm) / positions,
  );
  const rows = Array.from(positionsCm, (cm) => csfRow(spine, cm));
  const timesHours = timesOf(grid);
  const one = { scenario, drug, canal, reader, delivery, stretches };
  const sources = drugSources(one, spine);
  const wanted = { rows, lagged: [], plasma: null };
  const exactly = (source: DrugSource): SourceResult => {
    const key = (): string => [signature(), drug, source.key, 'strip', positions].join('|');
    const reduced = memory.recall(key, () => reducedSource(spine, source, wanted, memory.kernel.project));
    return driveSource(reduced, source.drive, grid, memory.kernel);
  };
  const varying = sources.length === 0 ? null : varyingCase(one);
  const results = varying === null ? sources.map(exactly) : [runVarying(varying, sources, wanted, grid)];
  const columns = rows.map((_, position) =>
    summed(
      results.map((result) => result.columns[position]),
      grid.count,
    ),
  );
  const known = results.length === 1 ? results[0]?.extremes : undefined;
  const extremes = known ?? columns.map(extremesOf);
  const highest = extremes.reduce((most, one) => Math.max(most, one.highest), 0);
  const peak = Math.max(
    highest,
    ...sources.map(({ atOnceUgPerMl }) => atOnceUgPerMl),
    ...results.map(({ ends }) => ends.gaugeUgPerMl),
  );
  for (const [position, column] of columns.entries())
    soundValues(column, extremes[position], peak, (time) => timesHours[time], { drug, level: 'the strip' });
  return accepted({
    drug,
    from: scenario.observe.from,
    timesHours,
    positionsCm,
    tipCm: tipPosition(scenario.catheter, canal),
    ugPerMl: byTime(columns, grid.count),
    peakUgPerMl: highest,
  });
}

/** Times whose values are turned together: what they are written to then stays near. */
const BLOCK = 64;

/** The columns by time, then by position. */
function byTime(columns: readonly Float64Array[], count: number): Float32Array {
  const width = columns.length;
  const values = new Float32Array(count * width);
  for (let from = 0; from < count; from += BLOCK) {
    const until = Math.min(count, from + BLOCK);
    for (let position = 0; position < width; position++) {
      const column = columns[position];
      for (let time = from, at = from * width + position; time < until; time++, at += width)
        values[at] = column[time];
    }
  }
  return values;
}
