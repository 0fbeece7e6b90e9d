import { type Result, refused } from '../../core/result.ts';
import type { Shelf } from '../order/local-draft.ts';
import { type KeptRefusal, keptText, labOfText } from './kept-lab.ts';
import type { LabState } from './lab-state.ts';

const NAME = 'theca.pump-lab';

/** The shelf of this tab; null where the browser has none. */
export function tabShelf(): Shelf | null {
  try {
    return globalThis.sessionStorage ?? null;
  } catch {
    return null;
  }
}

/** Keeps the pump for as long as the tab lives; nothing is kept of a lab that was put away. False where the browser keeps nothing. */
export function keepInTab(shelf: Shelf | null, state: LabState | null): boolean {
  try {
    if (state === null) shelf?.removeItem(NAME);
    else shelf?.setItem(NAME, keptText(state));
    return shelf !== null;
  } catch {
    return false;
  }
}

/** The pump that this tab kept, or why it cannot go on; null where there is none. */
export function keptInTab(shelf: Shelf | null): Result<LabState, KeptRefusal> | null {
  let text: string | null;
  try {
    text = shelf?.getItem(NAME) ?? null;
  } catch {
    return null;
  }
  if (text === null) return null;
  try {
    return labOfText(text);
  } catch {
    // Whole, and yet nothing that this edition knows how to do again.
    return refused('replay-differs');
  }
}
