import type { BoardRow } from '../../wire/contract/board.ts';
import { stepOf, type VisitStep } from '../fields/visit-step.ts';

/** A visit open longer than this is told of on the board: SR-59 of the safety requirements, adjustable there. */
export const LONG_OPEN_MINUTES = 30;
const MS_PER_MINUTE = 60_000;

/** From these steps on the reservoir or the program is another than the row's figures were made from. */
const CHANGES_THE_PUMP: readonly VisitStep[] = ['inject', 'confirm', 'program', 'observe', 'finish'];

type VisitOf = Pick<BoardRow, 'visit'>;

/** Whether an open visit has changed what the pump holds or runs: the dates and the dose of the row are from before. */
export const isBeingChanged = ({ visit }: VisitOf): boolean =>
  visit !== null && CHANGES_THE_PUMP.includes(stepOf(visit.step));

/** Whole minutes that the visit has been open; null where none is. */
export const openMinutes = ({ visit }: VisitOf, now: string): number | null =>
  visit === null ? null : Math.floor((Date.parse(now) - Date.parse(visit.startedAt)) / MS_PER_MINUTE);

/** [SR-59] A refill that was begun and not finished speaks by itself. */
export const isLongOpen = (row: VisitOf, now: string): boolean =>
  (openMinutes(row, now) ?? 0) > LONG_OPEN_MINUTES;
