import { compute } from '../../src/core/visit.ts';
import { differences } from './differences.ts';
import { oracle } from './dose-oracle.ts';
import { randomVisit } from './random-visit.ts';

/** Disagreements of the plan and the oracle over the visits of these seeds, each with its seed; at most ten are kept. */
export function disagreements(first: number, count: number): readonly string[] {
  const found: string[] = [];
  for (let seed = first; seed < first + count && found.length < 10; seed++) {
    const { input, grain } = randomVisit(seed);
    for (const each of differences(input, compute(input), oracle(input, grain)))
      found.push(`seed ${seed}: ${each}`);
  }
  return found;
}
