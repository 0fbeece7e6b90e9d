import { accepted, type Result, refused } from '../../core/result.ts';
import { simulate as simulateScenario } from '../../twin/simulate.ts';
import type { DecodeError } from '../json/decoder.ts';
import { decodeScenario } from './decode-scenario.ts';
import { encodeScenarioRefusals, encodeSimulation } from './encode-simulation.ts';

/** The answer of `theca simulate --json`. */
export type SimulationFile = ReturnType<typeof encodeSimulation>;

/**
 * Simulates a scenario file given as its text or as the value that its JSON has (docs/scenario-file.md), and answers as
 * `theca simulate --json` does. Needs no server and no database. Never throws for what a scenario says: what is wrong with it
 * comes back as a list, each with a JSON pointer, what was expected and what was found.
 */
export function simulate(scenario: string | object): Result<SimulationFile, readonly DecodeError[]> {
  const text = typeof scenario === 'string' ? accepted(scenario) : textOf(scenario);
  if (!text.ok) return text;
  const file = decodeScenario(text.value);
  if (!file.ok) return file;
  const simulation = simulateScenario(file.value.scenario);
  return simulation.ok
    ? accepted(encodeSimulation(simulation.value, file.value.timeZone))
    : refused(encodeScenarioRefusals(simulation.refusal));
}

/** A circle, a BigInt, a function and what else has no JSON is refused as a whole: it has no pointer. */
function textOf(scenario: unknown): Result<string, readonly DecodeError[]> {
  const refusal = { at: '', expected: 'a value that JSON can hold', found: 'one that it cannot' };
  try {
    return typeof scenario === 'object' ? accepted(JSON.stringify(scenario)) : refused([refusal]);
  } catch {
    return refused([refusal]);
  }
}
