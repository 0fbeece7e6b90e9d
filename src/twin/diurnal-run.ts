import type { Grid } from '../kernel/schedule.ts';
import { type DiurnalCase, DiurnalSystem, weighed } from './diurnal-system.ts';
import type { SourceResult } from './drug-run.ts';
import type { DrugSource } from './drug-sources.ts';
import type { Wanted } from './reduced-source.ts';
import { csfMassRow, type NodeWeights, tissueMassRow } from './spine-rows.ts';

/** All sources of a drug at once, while production rises and falls. The same answer as that of the exact steps, to 1e-6. */
export function runDiurnal(
  one: DiurnalCase,
  sources: readonly DrugSource[],
  wanted: Wanted,
  grid: Grid,
): SourceResult {
  const system = new DiurnalSystem(one, sources, wanted);
  const ticks = changesOf(sources, grid);
  let state = system.initial();
  const samples = new Map<number, Float64Array>();
  const first = system.massOf(state);
  for (const [i, tick] of ticks.entries()) {
    // As everywhere in the twin, a sample at the very time of an injection is taken before it.
    if ((tick - grid.start) % grid.step === 0) samples.set((tick - grid.start) / grid.step, state);
    const next = ticks[i + 1];
    if (next === undefined) break;
    state = system.advance(system.withImpulses(state, tick), tick, next);
  }
  const rowAt = (row: NodeWeights): Float64Array =>
    Float64Array.from({ length: grid.count }, (_, time) => weighed(row, stateAt(samples, time)));
  const from = one.usual.tree.parents.length;
  const column = (index: number): Float64Array =>
    Float64Array.from({ length: grid.count }, (_, time) => stateAt(samples, time)[from + index]);
  const last = stateAt(samples, grid.count - 1);
  let highest = 0;
  for (const at of samples.values())
    for (const { gauge } of sources) highest = Math.max(highest, weighed(gauge, at));
  const plasma = wanted.plasma;
  const effects = wanted.lagged.length;
  return {
    rows: wanted.rows.map(rowAt),
    lagged: wanted.lagged.map((_, i) => column(i)),
    plasma:
      plasma === null
        ? null
        : Float64Array.from({ length: grid.count }, (_, time) =>
            plasma.rates.reduce((sum, _rate, i) => sum + stateAt(samples, time)[from + effects + i], 0),
          ),
    ends: {
      initiallyUg: first,
      csfUg: weighed(csfMassRow(one.usual), last),
      tissueUg: weighed(tissueMassRow(one.usual), last),
      lostUg: last[from + effects + (plasma?.rates.length ?? 0)],
      gaugeUgPerMl: highest,
    },
  };
}

function stateAt(samples: ReadonlyMap<number, Float64Array>, time: number): Float64Array {
  const found = samples.get(time);
  if (found === undefined) throw new RangeError(`no sample ${time}`);
  return found;
}

/** Every time at which an input changes or a sample is taken, from 0 to the last sample. */
function changesOf(sources: readonly DrugSource[], { start, step, count }: Grid): readonly number[] {
  const last = start + step * (count - 1);
  const samples = Array.from({ length: count }, (_, i) => start + step * i);
  const changes = sources
    .flatMap(({ drive }) => Array.from(drive.schedule.times))
    .filter((tick) => tick < last);
  return [...new Set([0, ...changes, ...samples])].sort((a, b) => a - b);
}
