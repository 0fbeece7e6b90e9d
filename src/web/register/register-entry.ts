import type { RegisterRequest } from '../../wire/contract/command.ts';
import { type DayText, NO_DAY, readDay } from '../visit/day-entry.ts';
import { FACTS_SAMPLE, type FactsEntry, NO_FACTS, readFacts } from './facts-entry.ts';
import { type AnyProblem, type Typed, typedOr } from './record-problem.ts';

/** Who comes new to the clinic, as typed. */
export interface RegisterEntry {
  readonly name: string;
  readonly recordNumber: string;
  readonly birthDate: DayText;
  readonly facts: FactsEntry;
}

export const NOBODY: RegisterEntry = { name: '', recordNumber: '', birthDate: NO_DAY, facts: NO_FACTS };
export const REGISTER_SAMPLE: RegisterEntry = { ...NOBODY, facts: FACTS_SAMPLE };

/** `today`: the clinic's day, YYYY-MM-DD. Nobody is born after it. */
export function readRegister(entry: RegisterEntry, today: string): Typed<RegisterRequest> {
  const problems: Record<string, AnyProblem> = {};
  const [name, recordNumber] = [entry.name.trim(), entry.recordNumber.trim()];
  if (name === '') problems['name'] = 'empty';
  if (recordNumber === '') problems['recordNumber'] = 'empty';
  const born = readDay(entry.birthDate);
  if (!born.ok) problems['birthDate'] = born.problem;
  else if (born.day > today) problems['birthDate'] = 'born-in-the-future';
  const birthDate = born.ok ? born.day : '';
  const facts = readFacts(entry.facts, birthDate);
  if (!facts.ok) Object.assign(problems, facts.problems);
  return typedOr(problems, () => ({
    identity: { name, recordNumber, birthDate },
    facts: facts.ok ? { ...facts.value } : {},
  }));
}
