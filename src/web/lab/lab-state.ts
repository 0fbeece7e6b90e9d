import { epochMilliseconds } from '../../core/time.ts';
import type { PumpAction } from '../../pump/pump-scenario.ts';
import { EXERCISES } from './exercises/all.ts';
import type { ExerciseId } from './exercises/exercise.ts';
import { doing, type Lab, waiting, waitingForAlarm } from './lab-bench.ts';
import { nextEntryAt, type Speed } from './lab-clock.ts';

/** What the page of the lab shows: a pump, whose hands it is in, and how fast its time runs. */
export interface LabState {
  readonly lab: Lab;
  /** Null: practice without a story. */
  readonly exercise: ExerciseId | null;
  readonly answer: string | null;
  readonly handedIn: boolean;
  readonly speed: Speed;
  readonly stopAtAlarm: boolean;
  /** Whether the truth and the faults are on the screen. */
  readonly teacher: boolean;
  /** Whether they ever were while somebody was to find out: it is said beside the outcome. */
  readonly teacherSeen: boolean;
}

export const practice = (lab: Lab): LabState => ({
  lab,
  exercise: null,
  answer: null,
  handedIn: false,
  speed: 0,
  stopAtAlarm: true,
  teacher: true,
  teacherSeen: false,
});

/** Begins a story; what only a teacher sees is put away. */
export const exerciseBegun = (exercise: ExerciseId): LabState => ({
  ...practice(EXERCISES[exercise].begin()),
  exercise,
  teacher: false,
});

/** Time passes; it stands still at a new alarm where that was asked for. */
export function ran(state: LabState, ms: number): LabState {
  if (!state.stopAtAlarm) return { ...state, lab: waiting(state.lab, ms) };
  const { lab, alarmed } = waitingForAlarm(state.lab, ms);
  return { ...state, lab, speed: alarmed ? 0 : state.speed };
}

/** To the next entry that the pump writes by itself, and there time stands still; nothing where there is none. */
export function toNextEntry(state: LabState): LabState {
  const at = nextEntryAt(state.lab.pump);
  if (at === null) return { ...state, speed: 0 };
  return { ...state, speed: 0, lab: waiting(state.lab, epochMilliseconds(at) - state.lab.pump.nowMs) };
}

export const did = (state: LabState, action: PumpAction): LabState => ({
  ...state,
  lab: doing(state.lab, action),
});

export const teacherSwitched = (state: LabState): LabState => ({
  ...state,
  teacher: !state.teacher,
  teacherSeen: state.teacherSeen || (state.exercise !== null && !state.teacher),
});
