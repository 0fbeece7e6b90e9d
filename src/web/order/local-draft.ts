import { readDraft, writeDraft } from './draft-file.ts';
import type { OrderDraft } from './order-draft.ts';

/** A draft that the server has not got yet, kept on this device for the person who typed it. */
export interface LocalDraft {
  readonly revision: number;
  readonly basedOn: number;
  readonly draft: OrderDraft;
}

/** As `localStorage`; a browser may refuse it. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const nameOf = (patient: string, person: string): string => `theca.order-draft.${patient}.${person}`;

/** False where the browser keeps nothing, so that the screen can say so. */
export function keepHere(shelf: Shelf, patient: string, person: string, kept: LocalDraft): boolean {
  const { revision, basedOn, draft } = kept;
  try {
    shelf.setItem(nameOf(patient, person), JSON.stringify({ revision, basedOn, draft: writeDraft(draft) }));
    return true;
  } catch {
    return false;
  }
}

export function forgetHere(shelf: Shelf, patient: string, person: string): void {
  try {
    shelf.removeItem(nameOf(patient, person));
  } catch {
    // Nothing could be kept either.
  }
}

/** What this person typed here and the server never got; null where there is none. */
export function keptHere(shelf: Shelf, patient: string, person: string): LocalDraft | null {
  try {
    const text = shelf.getItem(nameOf(patient, person));
    const kept = text === null ? null : (JSON.parse(text) as Readonly<Record<string, unknown>>);
    const { revision, basedOn, draft } = kept ?? {};
    const read = readDraft(draft);
    if (read === null || !Number.isSafeInteger(revision) || !Number.isSafeInteger(basedOn)) return null;
    return { revision: revision as number, basedOn: basedOn as number, draft: read };
  } catch {
    return null;
  }
}
