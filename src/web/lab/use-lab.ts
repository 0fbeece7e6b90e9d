import { createContext, useContext, useEffect, useState } from 'react';
import type { PumpAction } from '../../pump/pump-scenario.ts';
import { passed, type Speed } from './lab-clock.ts';
import { did, type LabState, ran } from './lab-state.ts';

/** How often the screen follows while time runs, in real ms: numbers that change faster cannot be read. */
const REFRESH_MS = 100;

/** The pump of this page; it waits while another page is looked at, and is gone with the tab. */
const kept: { state: LabState | null } = { state: null };

export type LabChange = (change: (state: LabState) => LabState) => void;

/** The lab, or null while nothing has been begun; its time runs from frame to frame. */
export function useLabState(): readonly [
  LabState | null,
  (next: LabState | null | ((state: LabState | null) => LabState | null)) => void,
] {
  const [state, setState] = useState(kept.state);
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
  return [state, setState];
}

export interface LabHere {
  readonly state: LabState;
  readonly change: LabChange;
  readonly act: (action: PumpAction) => void;
  readonly putAway: () => void;
}

export const LabContext = createContext<LabHere | null>(null);

/** The lab around a part of its page; throws outside of it. */
export function useLab(): LabHere {
  const here = useContext(LabContext);
  if (here === null) throw new Error('no lab around this part of the page');
  return here;
}

export const labHere = (state: LabState, change: LabChange, putAway: () => void): LabHere => ({
  state,
  change,
  putAway,
  act: (action) => change((before) => did(before, action)),
});
