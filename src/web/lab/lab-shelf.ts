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

/** Whether a reload brings this pump back, as it was kept before, or not at all. */
export type Keeping = 'kept' | 'older' | 'nothing';

/** Keeps the pump for as long as the tab lives; nothing is kept of a lab that was put away. */
export function keepInTab(shelf: Shelf | null, state: LabState | null): Keeping {
  if (shelf === null) return 'nothing';
  try {
    if (state === null) shelf.removeItem(NAME);
    else shelf.setItem(NAME, keptText(state));
    return 'kept';
  } catch {
    return textIn(shelf) === null ? 'nothing' : 'older';
  }
}

function textIn(shelf: Shelf | null): string | null {
  try {
    return shelf?.getItem(NAME) ?? null;
  } catch {
    return null;
  }
}

/** The pump that this tab kept, or why it cannot go on; null where there is none. */
export function keptInTab(shelf: Shelf | null): Result<LabState, KeptRefusal> | null {
  const text = textIn(shelf);
  if (text === null) return null;
  try {
    return labOfText(text);
  } catch {
    // Whole, and yet nothing that this edition knows how to do again.
    return refused('replay-differs');
  }
}
