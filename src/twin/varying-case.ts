import type { DrugCase } from './drug-sources.ts';
import { parameterReader } from './parameters/parameter-set.ts';
import { Regime } from './regime.ts';
import { spellsOf } from './stretches.ts';
import { TICKS_PER_MS } from './tip-delivery.ts';
import type { VaryingCase } from './varying-system.ts';

/** How a drug's patient varies in time; null where he does not, and the exact steps serve. */
export function varyingCase(one: DrugCase): VaryingCase | null {
  const { scenario, drug, canal, reader, delivery, stretches } = one;
  const { diurnal } = scenario;
  if (diurnal === undefined && stretches.length === 0) return null;
  const { originMs } = delivery;
  const day = diurnal === undefined ? null : { clock: diurnal, originMs };
  const regimes = stretches.map((set) => new Regime(drug, parameterReader(set), canal, day));
  const tickOf = (ms: number): number => (ms - originMs) * TICKS_PER_MS;
  return {
    usual: new Regime(drug, reader, canal, day),
    spells: spellsOf(scenario).flatMap(({ stretch, fromMs, untilMs }) => {
      const regime = regimes[stretch];
      return regime === undefined ? [] : [{ fromTick: tickOf(fromMs), untilTick: tickOf(untilMs), regime }];
    }),
    diurnal: day !== null,
  };
}
