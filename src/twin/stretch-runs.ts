import { epochMilliseconds, instantAt } from '../core/time.ts';
import type { ParameterSet } from './parameters/parameter-set.ts';
import type { Scenario } from './scenario.ts';
import type { StretchRun } from './simulation.ts';
import { spellsOf } from './stretches.ts';

/** What of each stretch was simulated: up to the last time observed, and with which values. `sets` are those of the stretches. */
export function stretchRuns(scenario: Scenario, sets: readonly ParameterSet[]): readonly StretchRun[] {
  const untilMs = epochMilliseconds(scenario.observe.to);
  const spells = spellsOf(scenario).filter(({ fromMs }) => fromMs < untilMs);
  return (scenario.stretches ?? []).map(({ name, overrides }, index) => ({
    name,
    ran: spells
      .filter(({ stretch }) => stretch === index)
      .map((spell) => ({
        from: instantAt(spell.fromMs),
        until: instantAt(Math.min(spell.untilMs, untilMs)),
      })),
    parameters: [...(sets[index]?.values() ?? [])]
      .filter(({ id }) => Object.hasOwn(overrides, id))
      // What the model's own value rests on says nothing for this one.
      .map((one) => ({ ...one, evidence: 'assumed', source: 'the scenario' })),
  }));
}
