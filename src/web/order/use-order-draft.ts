import { type Dispatch, useCallback, useEffect, useReducer, useRef } from 'react';
import type { DraftConflict, DraftReply } from '../../wire/contract/draft.ts';
import { discardDraft, saveDraft } from '../client/draft.ts';
import { failureFrom } from '../client/failure.ts';
import { isSameDraft, readDraft, writeDraft } from './draft-file.ts';
import { isOnlyHere, isToSend, type Saving, type SavingEvent, saving } from './draft-saving.ts';
import { forgetHere, keepHere } from './local-draft.ts';
import type { OrderDraft } from './order-draft.ts';

/** After the last key press; then, while the server cannot be reached. */
const SAVE_AFTER_MS = 700;
const AGAIN_AFTER_MS = 6_000;

const PASSING: ReadonlySet<string> = new Set(['offline', 'timeout', 'unavailable', 'signed-out', 'too-many']);

/** Our own save whose answer was lost reads as a conflict with ourselves: then there is nothing to choose. */
const isSame = (reply: DraftReply, draft: OrderDraft): boolean => {
  const theirs = readDraft(reply.draft?.content);
  return theirs !== null && isSameDraft(draft, theirs);
};

async function store(patient: string, state: Saving, dispatch: Dispatch<SavingEvent>): Promise<void> {
  const { basedOn, revision, draft } = state;
  dispatch({ type: 'sent' });
  try {
    const reply = await saveDraft(patient, { basedOn, revision, content: writeDraft(draft) });
    dispatch({ type: 'kept', reply });
  } catch (thrown) {
    const failure = failureFrom(thrown);
    if (failure.kind === 'conflict') {
      const reply = failure.body as DraftConflict;
      dispatch(isSame(reply, draft) ? { type: 'kept', reply } : { type: 'conflicted', reply });
    } else dispatch({ type: PASSING.has(failure.kind) ? 'unreachable' : 'failed' });
  }
}

export interface KeptDraft {
  readonly state: Saving;
  readonly dispatch: Dispatch<SavingEvent>;
  /** Once it was submitted: the draft goes, here and at the server. */
  readonly finish: () => void;
}

/**
 * Keeps an order while it is typed: on this device at each key press, at the server a moment later. What the server cannot
 * take now goes out when it answers again.
 */
export function useOrderDraft(patient: string, person: string, begin: Saving): KeptDraft {
  const [state, dispatch] = useReducer(saving, begin);
  const latest = useRef(state);
  latest.current = state;
  const isFinished = useRef(false);

  useEffect(() => {
    if (isFinished.current) return;
    if (!isOnlyHere(state)) forgetHere(localStorage, patient, person);
    else keepHere(localStorage, patient, person, state);
  }, [state, patient, person]);

  useEffect(() => {
    if (isFinished.current || !isToSend(state)) return undefined;
    const wait = state.where === 'typing' ? SAVE_AFTER_MS : AGAIN_AFTER_MS;
    const timer = setTimeout(() => void store(patient, latest.current, dispatch), wait);
    const atOnce = (): void => void store(patient, latest.current, dispatch);
    addEventListener('online', atOnce, { once: true });
    return () => {
      clearTimeout(timer);
      removeEventListener('online', atOnce);
    };
  }, [state, patient]);

  // Whoever leaves the page before the moment is over leaves nothing behind.
  useEffect(
    () => () => {
      if (!isFinished.current && isToSend(latest.current))
        void store(patient, latest.current, (event) => {
          if (event.type === 'kept') forgetHere(localStorage, patient, person);
        });
    },
    [patient, person],
  );

  const finish = useCallback(() => {
    isFinished.current = true;
    forgetHere(localStorage, patient, person);
    const { revision } = latest.current;
    if (revision > 0) void discardDraft(patient, revision).catch(() => undefined);
  }, [patient, person]);

  return { state, dispatch, finish };
}
