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

/** The revision of ours that stands at the server afterwards, as far as is known. */
async function store(patient: string, state: Saving, dispatch: Dispatch<SavingEvent>): Promise<number> {
  const { basedOn, revision, draft } = state;
  dispatch({ type: 'sent' });
  try {
    const reply = await saveDraft(patient, { basedOn, revision, content: writeDraft(draft) });
    dispatch({ type: 'kept', reply });
    return reply.revision;
  } catch (thrown) {
    const failure = failureFrom(thrown);
    if (failure.kind === 'conflict') {
      const reply = failure.body as DraftConflict;
      const isOurs = isSame(reply, draft);
      dispatch({ type: isOurs ? 'kept' : 'conflicted', reply });
      return isOurs ? reply.revision : revision;
    }
    dispatch({ type: PASSING.has(failure.kind) ? 'unreachable' : 'failed' });
    return revision;
  }
}

export interface KeptDraft {
  readonly state: Saving;
  readonly dispatch: Dispatch<SavingEvent>;
  /** Sends the order itself. Once it was taken the draft goes, here and at the server; until then none is saved beside it. */
  readonly submit: (sending: Promise<unknown>) => Promise<void>;
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
  const onItsWay = useRef<Promise<number> | null>(null);

  useEffect(() => {
    if (isFinished.current) return;
    if (!isOnlyHere(state)) forgetHere(localStorage, patient, person);
    else keepHere(localStorage, patient, person, state);
  }, [state, patient, person]);

  useEffect(() => {
    if (isFinished.current || !isToSend(state)) return undefined;
    const wait = state.where === 'typing' ? SAVE_AFTER_MS : AGAIN_AFTER_MS;
    const atOnce = (): void => {
      onItsWay.current = store(patient, latest.current, dispatch);
    };
    const timer = setTimeout(atOnce, wait);
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

  const submit = useCallback(
    async (sending: Promise<unknown>) => {
      dispatch({ type: 'submitting', yes: true });
      try {
        await sending;
      } catch (thrown) {
        dispatch({ type: 'submitting', yes: false });
        throw thrown;
      }
      isFinished.current = true;
      forgetHere(localStorage, patient, person);
      // A save that was on its way may arrive only now: then its revision goes.
      void Promise.resolve(onItsWay.current).then((saved) => {
        const revision = Math.max(saved ?? 0, latest.current.revision);
        return revision > 0 ? discardDraft(patient, revision).catch(() => undefined) : undefined;
      });
    },
    [patient, person],
  );

  return { state, dispatch, submit };
}
