import type { DrugId } from '../../core/ids.ts';
import type { Program } from '../../core/program.ts';
import { WEEKDAYS, type Weekday } from '../../core/time.ts';
import type { PrimeReason, PrimeRequest } from '../../core/visit-input.ts';
import { NOTHING_TYPED, type QuantityText } from '../fields/quantity-entry.ts';
import type { Answers } from './answers.ts';

/** Where values come from that nobody typed here. They count once a person has confirmed them [SR-27]. */
export interface Reuse {
  readonly from: 'pump' | 'order';
  /** When it was filled, programmed or ordered, ISO 8601. */
  readonly at: string;
  readonly confirmed: boolean;
}

export interface ComponentDraft {
  /** Tells rows apart while they move; means nothing else. */
  readonly id: number;
  readonly drug: DrugId | null;
  readonly concentration: QuantityText;
  /** Left empty where the solution is filled as it was supplied. */
  readonly stock: QuantityText;
  readonly reuse: Reuse | null;
}

export type SetAs = 'dose' | 'rate' | 'amount';

export interface StepDraft {
  readonly id: number;
  /** On the pump's clock, as typed. */
  readonly at: string;
  readonly text: string;
}

/** The steps of one group of weekdays. */
export interface DaysDraft {
  readonly id: number;
  readonly days: readonly Weekday[];
  readonly steps: readonly StepDraft[];
}

export interface BolusDraft {
  readonly dose: QuantityText;
  readonly duration: QuantityText;
  readonly lockout: QuantityText;
  readonly maxPerDay: string;
}

export interface ProgramDraft {
  readonly mode: Program['mode'] | null;
  /** What is typed: the dose, the flow, or in a schedule the mass over a step. The others are derived and shown. */
  readonly setAs: SetAs;
  /** Of a continuous program. */
  readonly setting: QuantityText;
  /** One unit for every step of a schedule. */
  readonly stepUnit: string | null;
  readonly groups: readonly DaysDraft[];
  readonly bolus: BolusDraft | null;
  readonly reuse: Reuse | null;
}

export interface OrderDraft {
  /** Planned day, YYYY-MM-DD, and time on the clinic's wall. */
  readonly day: string;
  readonly time: string;
  /** False where only the program changes and the pump keeps what it holds. */
  readonly filled: boolean;
  readonly components: readonly ComponentDraft[];
  readonly volume: QuantityText;
  readonly volumeReuse: Reuse | null;
  readonly rinses: { readonly count: string; readonly volume: QuantityText } | null;
  readonly program: ProgramDraft;
  /** Null until somebody has decided. */
  readonly bridge: { readonly choice: 'compute' | 'declined' | null; readonly reason: string };
  readonly prime: {
    readonly part: PrimeRequest['part'] | null;
    readonly reason: PrimeReason | null;
    readonly drugFree: boolean;
  } | null;
  /** The short path: what is in the pump once more, as it stands in the record. */
  readonly repeat: boolean;
  readonly answers: Answers;
}

export const MOST_COMPONENTS = 5;

/** A volume has one unit here, so there is nothing to choose. */
export const NO_VOLUME: QuantityText = { text: '', unit: 'mL' };

export const emptyComponent = (id: number): ComponentDraft => ({
  id,
  drug: null,
  concentration: NOTHING_TYPED,
  stock: NOTHING_TYPED,
  reuse: null,
});

export const EMPTY_BOLUS: BolusDraft = {
  dose: NOTHING_TYPED,
  duration: NOTHING_TYPED,
  lockout: NOTHING_TYPED,
  maxPerDay: '',
};

export const EMPTY_PROGRAM: ProgramDraft = {
  mode: null,
  setAs: 'dose',
  setting: NOTHING_TYPED,
  stepUnit: null,
  groups: [],
  bolus: null,
  reuse: null,
};

/** Nothing chosen, nothing filled in: drug, concentration, volume and dose have no default [SR-27]. */
export const emptyDraft = (planned: { readonly day: string; readonly time: string }): OrderDraft => ({
  ...planned,
  filled: true,
  components: [emptyComponent(1)],
  volume: NO_VOLUME,
  volumeReuse: null,
  rinses: null,
  program: EMPTY_PROGRAM,
  bridge: { choice: null, reason: '' },
  prime: null,
  repeat: false,
  answers: { reasons: {}, acknowledged: {} },
});

export const nextId = (rows: readonly { readonly id: number }[]): number =>
  rows.reduce((highest, row) => Math.max(highest, row.id), 0) + 1;

/** The first group of a new schedule: every day, one row that begins at midnight and waits for its value. */
export const firstGroup: DaysDraft = { id: 1, days: WEEKDAYS, steps: [{ id: 1, at: '00:00', text: '' }] };

export const replaced = <Row extends { readonly id: number }>(rows: readonly Row[], row: Row): Row[] =>
  rows.map((each) => (each.id === row.id ? row : each));

/** Rows in the order of the day; those without a readable time stay last, in the order in which they were added. */
export const inOrderOfTheDay = (steps: readonly StepDraft[]): readonly StepDraft[] => {
  const place = (step: StepDraft): string => (/^\d{2}:\d{2}$/.test(step.at) ? step.at : '99');
  return [...steps].sort((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0));
};

/**
 * A component with a part of it typed anew. What is left of a row that was taken over still waits for its confirmation; another
 * drug takes nothing of the strength of the one before.
 */
export function editedComponent(row: ComponentDraft, part: Partial<ComponentDraft>): ComponentDraft {
  const next = { ...row, ...part };
  if (part.drug === undefined || part.drug === row.drug || row.reuse === null) return next;
  return { ...next, concentration: NOTHING_TYPED, stock: NOTHING_TYPED, reuse: null };
}

/** A program with a part of it typed anew; the other values of a program that was taken over still wait to be confirmed. */
export function editedProgram(program: ProgramDraft, part: Partial<ProgramDraft>): ProgramDraft {
  const next = { ...program, ...part };
  if ('reuse' in part) return next;
  const isSetAnew = 'mode' in part || 'setAs' in part || 'setting' in part;
  return isSetAnew && next.bolus === null ? { ...next, reuse: null } : next;
}

/** Every group of values that was taken over and that nobody has confirmed yet, by where it stands. */
export function unconfirmed(draft: OrderDraft): readonly string[] {
  const open = (reuse: Reuse | null): boolean => reuse !== null && !reuse.confirmed;
  const fill = draft.filled
    ? [
        ...draft.components.flatMap((each, index) =>
          open(each.reuse) ? [`/visit/fill/components/${index}`] : [],
        ),
        ...(open(draft.volumeReuse) ? ['/visit/fill/volume'] : []),
      ]
    : [];
  return [...fill, ...(open(draft.program.reuse) ? ['/visit/program'] : [])];
}
