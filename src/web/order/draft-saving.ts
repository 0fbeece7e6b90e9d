import type { Draft, DraftReply } from '../../wire/contract/draft.ts';
import { isSameDraft } from './draft-file.ts';
import type { OrderDraft } from './order-draft.ts';

/** Where what was typed is now. `here`: on this device only, because the server cannot be reached. */
export type SavedWhere = 'nowhere' | 'typing' | 'saving' | 'saved' | 'here' | 'failed';

/** A draft being typed and how far it is kept. Times are ISO 8601. */
export interface Saving {
  readonly draft: OrderDraft;
  /** Version of the patient on which the order was begun. */
  readonly basedOn: number;
  /** The revision that this page saw last. */
  readonly revision: number;
  readonly where: SavedWhere;
  /** When the server last kept it; null before the first time. */
  readonly at: string | null;
  /** What is on its way to the server; typing goes on meanwhile. */
  readonly sent: OrderDraft | null;
  /** Somebody else saved meanwhile: nothing more is sent until a person has chosen. `draft` is null where he threw his away. */
  readonly conflict: { readonly revision: number; readonly draft: Draft | null } | null;
  /** The order itself is on its way: until it is known whether it was taken nothing is saved and no conflict asked about. */
  readonly isSubmitting: boolean;
}

export type SavingEvent =
  | { readonly type: 'typed'; readonly draft: OrderDraft }
  | { readonly type: 'sent' }
  | { readonly type: 'kept'; readonly reply: DraftReply }
  | { readonly type: 'unreachable' }
  | { readonly type: 'failed' }
  | { readonly type: 'conflicted'; readonly reply: DraftReply }
  | { readonly type: 'keep-mine' }
  | { readonly type: 'take-theirs'; readonly draft: OrderDraft }
  | { readonly type: 'submitting'; readonly yes: boolean };

export const startSaving = (
  draft: OrderDraft,
  slot: Pick<Saving, 'basedOn' | 'revision' | 'at'>,
  where: SavedWhere,
): Saving => ({ draft, ...slot, where, sent: null, conflict: null, isSubmitting: false });

/** One step of keeping a draft. What was typed leaves the state only where a person chose the other draft. */
export function saving(state: Saving, event: SavingEvent): Saving {
  switch (event.type) {
    case 'typed':
      return { ...state, draft: event.draft, where: state.where === 'here' ? 'here' : 'typing' };
    case 'sent':
      return { ...state, sent: state.draft, where: 'saving' };
    case 'kept': {
      const { revision, draft } = event.reply;
      const isAll = state.sent === state.draft;
      return {
        ...state,
        revision,
        at: draft?.at ?? state.at,
        sent: null,
        where: isAll ? 'saved' : 'typing',
      };
    }
    case 'unreachable':
      return { ...state, sent: null, where: 'here' };
    case 'failed':
      return { ...state, sent: null, where: 'failed' };
    case 'conflicted':
      return { ...state, sent: null, where: 'here', conflict: event.reply };
    case 'keep-mine':
      return state.conflict === null
        ? state
        : { ...state, revision: state.conflict.revision, conflict: null, where: 'typing' };
    case 'take-theirs':
      return state.conflict === null
        ? state
        : {
            ...state,
            draft: event.draft,
            revision: state.conflict.revision,
            basedOn: state.conflict.draft?.basedOn ?? state.basedOn,
            at: state.conflict.draft?.at ?? null,
            conflict: null,
            where: state.conflict.draft === null ? 'nowhere' : 'saved',
          };
    case 'submitting':
      return { ...state, isSubmitting: event.yes };
    default:
      return state;
  }
}

/** Whether something typed waits for the server and may be sent now. */
export const isToSend = (state: Saving): boolean =>
  state.sent === null &&
  state.conflict === null &&
  !state.isSubmitting &&
  (state.where === 'typing' || state.where === 'here' || state.where === 'failed');

/** Whether leaving now would leave something only on this device. */
export const isOnlyHere = (state: Saving): boolean => state.where !== 'nowhere' && state.where !== 'saved';

/** What this page begins with: the server's draft, what was typed here and never got there, or a fresh form. */
export interface Beginning {
  readonly state: Saving;
  /** Whose draft it is that goes on; null for a fresh one and for one kept on this device. */
  readonly from: Draft | null;
  /** A draft stands there in a form that this page does not know; saving replaces it. */
  readonly isUnreadable: boolean;
}

/** Nothing typed is lost: where the server's draft moved on meanwhile, a person chooses between the two. */
export function beginSaving(
  slot: DraftReply,
  local: Pick<Saving, 'draft' | 'revision' | 'basedOn'> | null,
  fresh: { readonly draft: OrderDraft; readonly version: number },
  read: (kept: unknown) => OrderDraft | null,
): Beginning {
  const { revision } = slot;
  const theirs = slot.draft === null ? null : read(slot.draft.content);
  const isUnreadable = slot.draft !== null && theirs === null;
  // What was typed here did reach the server; only its answer did not come back.
  const isThere = local !== null && theirs !== null && isSameDraft(local.draft, theirs);
  if (local !== null && !isThere) {
    const state = startSaving(
      local.draft,
      { basedOn: local.basedOn, revision: local.revision, at: null },
      'here',
    );
    const moved = local.revision !== revision;
    return { state: moved ? { ...state, conflict: slot } : state, from: null, isUnreadable };
  }
  if (slot.draft === null || theirs === null) {
    const start = startSaving(fresh.draft, { basedOn: fresh.version, revision, at: null }, 'nowhere');
    return { state: start, from: null, isUnreadable };
  }
  const { basedOn, at } = slot.draft;
  return { state: startSaving(theirs, { basedOn, revision, at }, 'saved'), from: slot.draft, isUnreadable };
}
