import type { Finding } from '../../../src/core/findings.ts';
import { UNADOPTED } from '../../../src/core/formulary.ts';
import type { Program } from '../../../src/core/program.ts';
import { planVisit } from '../../../src/core/visit.ts';
import type { LastState, VisitEntry, VisitInput } from '../../../src/core/visit-input.ts';
import { THIN_SPACE } from '../../../src/core/wording.ts';
import { mcgPerDay } from '../amounts.ts';
import { SAMPLE } from '../sample-visit.ts';

interface Changes extends Partial<Omit<VisitInput, 'last' | 'visit'>> {
  /** Null for a first fill. */
  readonly last?: Partial<LastState> | null;
  readonly visit?: { readonly [Key in keyof VisitEntry]?: VisitEntry[Key] | undefined };
}

/** The example visit with something else in it; a key of the visit named `undefined` is left out. */
export function visitWith(changes: Changes): VisitInput {
  const { last, visit, ...rest } = changes;
  const entry = Object.fromEntries(
    Object.entries({ ...SAMPLE.visit, ...visit }).filter(([, value]) => value !== undefined),
  ) as unknown as VisitEntry;
  const before = last === null || SAMPLE.last === null ? null : { ...SAMPLE.last, ...last };
  return { ...SAMPLE, ...rest, last: before, visit: entry };
}

/** The findings of one rule, or of every rule. */
export function findingsOf(input: VisitInput, rule?: string): readonly Finding[] {
  return planVisit(input, UNADOPTED).findings.filter((one) => rule === undefined || one.rule === rule);
}

/** The one finding of a rule with its message in ordinary spaces; null where it is silent. */
export function findingOf(
  input: VisitInput,
  rule: string,
): (Omit<Finding, 'said'> & { readonly said: string }) | null {
  const [found] = findingsOf(input, rule);
  return found === undefined ? null : { ...found, said: found.message.replaceAll(THIN_SPACE, ' ') };
}

export const dosed = (mcg: number): Program => ({
  mode: 'continuous',
  setting: { kind: 'dose', dose: mcgPerDay(mcg) },
});
