import type { Grid } from '../kernel/schedule.ts';
import { type Weights, weighedAt } from '../kernel/tree.ts';
import { givenBy, type SourceResult } from './drug-run.ts';
import type { DrugSource } from './drug-sources.ts';
import type { Wanted } from './reduced-source.ts';
import { csfMassRow, perUg, tissueMassRow } from './spine-rows.ts';
import { type VaryingCase, VaryingSystem } from './varying-system.ts';

/** Ours: how many states are held at a time; each is read as soon as it is known. */
const MOST_AT_ONCE = 64;

/** All sources of a drug at once in a patient who is not the same all the time. Without any change, the answer of the exact steps. */
export function runVarying(
  one: VaryingCase,
  sources: readonly DrugSource[],
  wanted: Wanted,
  grid: Grid,
): SourceResult {
  const { spine } = one.usual;
  const inAmounts = (row: Weights): Weights => perUg(spine, row);
  const [csf, tissue] = [csfMassRow(spine), tissueMassRow(spine)].map(inAmounts);
  const gauges = sources.map(({ gauge }) => inAmounts(gauge));
  const rows = wanted.rows.map((row) => ({ row: inAmounts(row), values: new Float64Array(grid.count) }));
  const lagged = wanted.lagged.map(() => new Float64Array(grid.count));
  const plasma = wanted.plasma === null ? null : new Float64Array(grid.count);
  const followers = spine.tree.parents.length;
  let highest = 0;
  const sample = (tick: number, state: Float64Array): void => {
    const time = (tick - grid.start) / grid.step;
    if (!Number.isInteger(time) || time < 0) return;
    for (const { row, values } of rows) values[time] = weighedAt(row, state);
    for (const [i, values] of lagged.entries()) values[time] = state[followers + i];
    if (plasma !== null)
      for (const [i, ugPerMl] of (wanted.plasma?.ugPerMl ?? []).entries())
        plasma[time] += ugPerMl * state[followers + lagged.length + i];
    for (const gauge of gauges) highest = Math.max(highest, weighedAt(gauge, state));
  };
  const system = new VaryingSystem(one, sources, wanted);
  let state = system.initial();
  const initiallyUg = weighedAt(csf, state) + weighedAt(tissue, state);
  sample(0, state);
  for (const ticks of stepsOf(one, sources, grid)) {
    // As everywhere in the twin, a sample at the very time of an injection is taken before it.
    const states = system.advance(system.withImpulses(state, ticks[0]), ticks);
    for (const [i, reached] of states.entries()) {
      sample(ticks[i + 1], reached);
      state = reached;
    }
  }
  const lastTick = grid.start + grid.step * (grid.count - 1);
  return {
    columns: [...rows.map(({ values }) => values), ...lagged, ...(plasma === null ? [] : [plasma])],
    ends: {
      initiallyUg,
      deliveredUg: sources.reduce((ug, { drive }) => ug + givenBy(drive.schedule, lastTick), 0),
      csfUg: weighedAt(csf, state),
      tissueUg: weighedAt(tissue, state),
      lostUg: state[state.length - 1],
      gaugeUgPerMl: highest,
    },
  };
}

/** From change to change, and within each the samples; the end of one is the beginning of the next. Up to the last sample. */
function stepsOf(
  { spells }: VaryingCase,
  sources: readonly DrugSource[],
  { start, step, count }: Grid,
): readonly (readonly number[])[] {
  const last = start + step * (count - 1);
  const changes = new Set(
    [
      0,
      ...sources.flatMap(({ drive }) => Array.from(drive.schedule.times)),
      ...spells.flatMap(({ fromTick, untilTick }) => [fromTick, untilTick]),
    ].filter((tick) => tick < last),
  );
  const samples = Array.from({ length: count }, (_, i) => start + step * i);
  const ticks = [...new Set([...changes, ...samples])].sort((a, b) => a - b);
  const steps: number[][] = [];
  for (const tick of ticks) {
    const current = steps.at(-1);
    current?.push(tick);
    if (tick < last && (current === undefined || changes.has(tick) || current.length > MOST_AT_ONCE))
      steps.push([tick]);
  }
  return steps.filter(({ length }) => length > 1);
}
