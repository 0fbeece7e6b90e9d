import { PUMP_MODEL_IDS, type PumpModelId } from '../../core/ids.ts';
import { accepted, type Result, refused } from '../../core/result.ts';
import { epochMilliseconds, instantAt } from '../../core/time.ts';
import { inSmallestUnit, nanolitres } from '../../core/units.ts';
import { configured } from '../../pump/configure.ts';
import { encodePump } from '../../pump/memory-bytes.ts';
import type { PumpAction } from '../../pump/pump-scenario.ts';
import { sha256, sha256OfText } from '../../pump/sha-256.ts';
import { EXERCISE_IDS, type ExerciseId } from './exercises/exercise.ts';
import { doing, freshLab, LAB_OPENS_MS, type Lab, waiting } from './lab-bench.ts';
import { exerciseBegun, type LabState, practice } from './lab-state.ts';

/** Why a lab that was kept cannot go on. Nothing of it is then used. */
export type KeptRefusal =
  /** It does not begin as a kept lab does. */
  | 'not-a-lab'
  /** A letter of it is not as it was written. */
  | 'damaged'
  /** Doing it all again ends with another pump: it was kept by another edition of the lab. */
  | 'replay-differs';

const TITLE = 'THECA LAB 1 SIMULATED';

/** How a lab began and what was done since: with it the same pump comes about again, to the nanolitre. */
interface Kept {
  readonly exercise: ExerciseId | null;
  readonly model: PumpModelId;
  readonly reservoirNl: number | null;
  readonly filledNl: number;
  readonly deeds: readonly { readonly atMs: number; readonly action: PumpAction }[];
  readonly nowMs: number;
  readonly answer: string | null;
  readonly handedIn: boolean;
  readonly stopAtAlarm: boolean;
  readonly teacher: boolean;
  readonly teacherSeen: boolean;
  /** SHA-256 of the bytes of the pump itself. */
  readonly pump: string;
}

const digestOf = (lab: Lab): string => sha256(encodePump(lab.pump));

/** As a text that can be kept: a title, the SHA-256 of what follows, and what was done. */
export function keptText(state: LabState): string {
  const { lab, exercise, answer, handedIn, stopAtAlarm, teacher, teacherSeen } = state;
  const { configuration } = lab.pump;
  const kept: Kept = {
    exercise,
    model: configuration.model,
    reservoirNl: configuration.reservoir === null ? null : inSmallestUnit(configuration.reservoir),
    filledNl: lab.begun.filledNl,
    deeds: lab.deeds
      .filter(({ story }) => !story)
      .map(({ at, action }) => ({ atMs: epochMilliseconds(at), action })),
    nowMs: lab.pump.nowMs,
    answer,
    handedIn,
    stopAtAlarm,
    teacher,
    teacherSeen,
    pump: digestOf(lab),
  };
  const text = JSON.stringify(kept);
  return `${TITLE}\n${sha256OfText(text)}\n${text}`;
}

/** Reads it and does everything again, at pause. What was changed since it was written is refused, never repaired. */
export function labOfText(text: string): Result<LabState, KeptRefusal> {
  const [title, digest, content, ...more] = text.split('\n');
  if (title !== TITLE) return refused('not-a-lab');
  if (content === undefined || more.length > 0 || sha256OfText(content) !== digest) return refused('damaged');
  return replayed(JSON.parse(content) as Kept);
}

function replayed(kept: Kept): Result<LabState, KeptRefusal> {
  const { answer, handedIn, stopAtAlarm, teacher, teacherSeen } = kept;
  const begun = begin(kept);
  if (begun === null) return refused('replay-differs');
  const upTo = (lab: Lab, ms: number): Lab => (ms > lab.pump.nowMs ? waiting(lab, ms - lab.pump.nowMs) : lab);
  const done = kept.deeds.reduce((lab, { atMs, action }) => doing(upTo(lab, atMs), action), begun.lab);
  const lab = upTo(done, kept.nowMs);
  return digestOf(lab) === kept.pump
    ? accepted({ ...begun, lab, answer, handedIn, stopAtAlarm, teacher, teacherSeen })
    : refused('replay-differs');
}

function begin({ exercise, model, reservoirNl, filledNl }: Kept): LabState | null {
  if (exercise !== null) return EXERCISE_IDS.includes(exercise) ? exerciseBegun(exercise) : null;
  if (!PUMP_MODEL_IDS.includes(model)) return null;
  const reservoir = reservoirNl === null ? null : nanolitres(reservoirNl);
  return practice(freshLab(configured(model, instantAt(LAB_OPENS_MS), { reservoir }), nanolitres(filledNl)));
}
