import { createContext, useContext, useEffect, useRef, useState } from 'react';
import type { PumpAction } from '../../pump/pump-scenario.ts';
import { passed, type Speed } from './lab-clock.ts';
import { type Keeping, keepInTab, tabShelf } from './lab-shelf.ts';
import { did, type LabState, ran } from './lab-state.ts';

/** How often the screen follows while time runs, in real ms: numbers that change faster cannot be read. */
const REFRESH_MS = 100;
/** How long what changes may go unkept, in real ms. */
const KEEP_MS = 1_000;

/** The pump of this page; it waits while another page is looked at. */
const kept: { state: LabState | null } = { state: null };

export type LabChange = (change: (state: LabState) => LabState) => void;
type SetState = (next: LabState | null | ((state: LabState | null) => LabState | null)) => void;

interface LabHeld {
  /** Null while nothing has been begun. */
  readonly state: LabState | null;
  readonly setState: SetState;
  /** What a reload of the page brings back. */
  readonly keeping: Keeping;
}

/** The lab; its time runs from frame to frame. */
export function useLabState(): LabHeld {
  const [state, setState] = useState(kept.state);
  const keeping = useKeeping(state);
  useEffect(() => {
    kept.state = state === null ? null : { ...state, speed: 0 };
  }, [state]);
  const speed: Speed = state?.speed ?? 0;
  useEffect(() => {
    if (speed === 0) return undefined;
    let last = performance.now();
    let shown = last;
    let carry = 0;
    let due = 0;
    let frame = requestAnimationFrame(function tick(now) {
      const time = passed(now - last, speed, carry);
      last = now;
      carry = time.carry;
      due += time.simulatedMs;
      if (now - shown >= REFRESH_MS && due > 0) {
        const ms = due;
        due = 0;
        shown = now;
        setState((before) => (before === null ? null : ran(before, ms)));
      }
      frame = requestAnimationFrame(tick);
    });
    return () => cancelAnimationFrame(frame);
  }, [speed]);
  return { state, setState, keeping };
}

/** Keeps the pump in the tab a moment after it changed, and at once when the page is left. What was begun is never lost to a reload. */
function useKeeping(state: LabState | null): Keeping {
  const [keeping, setKeeping] = useState<Keeping>('kept');
  const latest = useRef(state);
  const due = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(() => {
    latest.current = state;
    // Before anything was begun there may still be a pump to go on with.
    if (state === null) return;
    due.current ??= setTimeout(() => {
      due.current = null;
      if (latest.current !== null) setKeeping(keepInTab(tabShelf(), latest.current));
    }, KEEP_MS);
  }, [state]);
  useEffect(() => {
    const now = (): void => {
      if (latest.current !== null) keepInTab(tabShelf(), latest.current);
    };
    window.addEventListener('pagehide', now);
    return () => {
      window.removeEventListener('pagehide', now);
      if (due.current !== null) clearTimeout(due.current);
      due.current = null;
      now();
    };
  }, []);
  return keeping;
}

export interface LabHere {
  readonly state: LabState;
  readonly change: LabChange;
  readonly act: (action: PumpAction) => void;
  readonly putAway: () => void;
  readonly keeping: Keeping;
}

export const LabContext = createContext<LabHere | null>(null);

/** The lab around a part of its page; throws outside of it. */
export function useLab(): LabHere {
  const here = useContext(LabContext);
  if (here === null) throw new Error('no lab around this part of the page');
  return here;
}

export const labHere = (
  state: LabState,
  change: LabChange,
  putAway: () => void,
  keeping: Keeping,
): LabHere => ({
  state,
  change,
  putAway,
  keeping,
  act: (action) => change((before) => did(before, action)),
});
