import type { DrugId } from './ids.ts';
import { type Component, drugsOf } from './mixture.ts';
import type { Program } from './program.ts';
import { programPointer } from './program-pointer.ts';
import type { HeldBefore } from './stability.ts';
import { contentsOf } from './visit-facts.ts';
import type { VisitInput } from './visit-input.ts';

/** A component of what the reservoir holds after the visit, and where it stands in the file. */
export interface Held {
  readonly component: Component;
  readonly at: string;
}

/** Pointer to the components after the visit: those filled, else those of the last fill. */
export const contentsAt = ({ visit }: VisitInput): string =>
  visit.fill === undefined ? '/last/fill/components' : '/visit/fill/components';

/** Every component with its place; saline beside a drug is its diluent and left out. */
export function held(input: VisitInput): readonly Held[] {
  const contents = contentsOf(input) ?? [];
  const drugs = drugsOf(contents);
  return contents
    .map((component, index) => ({ component, at: `${contentsAt(input)}/${index}` }))
    .filter(({ component }) => drugs.length === 0 || component.drug !== 'saline');
}

export const heldDrugs = (input: VisitInput): readonly DrugId[] =>
  held(input).map(({ component }) => component.drug);

/** What the pump held before its present contents; without a fill at this visit the file does not say. */
export const heldBefore = ({ visit, last }: VisitInput): HeldBefore =>
  visit.fill === undefined ? 'unknown' : (last?.fill.components ?? null);

/** Where the dose of a program is set, as a pointer into the visit file. */
export function doseAt(program: Program): string {
  switch (program.mode) {
    case 'continuous':
      return `/visit/program/${program.setting.kind}`;
    case 'schedule':
      return `/visit/program${programPointer.pattern(program.patterns, 0) === '' ? '/steps' : '/days'}`;
    case 'minimum-rate':
    case 'stopped':
      return '/visit/program/mode';
  }
}
