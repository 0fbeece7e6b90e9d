import type { DrugId } from '../core/ids.ts';
import { accepted, type Result, refused } from '../core/result.ts';
import { extremesOf } from '../kernel/extremes.ts';
import { driveSource, type SourceResult } from './drug-run.ts';
import { drugSources } from './drug-sources.ts';
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
  const values = new Float64Array(grid.count * positions);
  let peak = 0;
  const one = { scenario, drug, canal, reader, delivery, stretches };
  const sources = drugSources(one, spine);
  const wanted = { rows, lagged: [], plasma: null };
  const add = ({ rows: found, ends }: SourceResult): void => {
    for (const [position, column] of found.entries())
      for (let time = 0, at = position; time < grid.count; time++, at += positions)
        values[at] += column[time];
    peak = Math.max(peak, ends.gaugeUgPerMl);
  };
  const varying = sources.length === 0 ? null : varyingCase(one);
  if (varying !== null) add(runVarying(varying, sources, wanted, grid));
  for (const source of sources) {
    peak = Math.max(peak, source.atOnceUgPerMl);
    if (varying !== null) continue;
    const key = (): string => [signature(), drug, source.key, 'strip', positions].join('|');
    const reduced = memory.recall(key, () => reducedSource(spine, source, wanted, memory.kernel.project));
    add(driveSource(reduced, source.drive, grid, memory.kernel));
  }
  const extremes = extremesOf(values);
  const highest = Math.max(peak, extremes.highest);
  const sound = soundValues(values, extremes, highest, (i) => timesHours[Math.floor(i / positions)], {
    drug,
    level: 'the strip',
  });
  return accepted({
    drug,
    from: scenario.observe.from,
    timesHours,
    positionsCm,
    tipCm: tipPosition(scenario.catheter, canal),
    ugPerMl: new Float32Array(sound),
    peakUgPerMl: Math.max(0, extremes.highest),
  });
}
