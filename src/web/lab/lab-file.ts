import { type TimeZone, timeZoneNamed } from '../../core/time.ts';
import { encodePlayed } from '../../wire/pump/encode-played.ts';
import { EXERCISES } from './exercises/all.ts';
import { judged } from './exercises/exercise.ts';
import { playedOf } from './lab-bench.ts';
import type { LabState } from './lab-state.ts';

/** The lab has no clinic: its times are those of UTC. */
function utc(): TimeZone {
  const zone = timeZoneNamed('UTC');
  if (zone === null) throw new Error('UTC is unknown here');
  return zone;
}

/** What `theca pump --json` answers for the same pump, with the outcome of an exercise where there was one. */
export function exportFile(state: LabState): { readonly name: string; readonly text: string } {
  const { exercise, lab, answer, handedIn, teacherSeen } = state;
  const played = encodePlayed(playedOf(lab), utc());
  const result =
    exercise === null
      ? null
      : { id: exercise, teacherSeen, ...judged(EXERCISES[exercise], lab, answer, handedIn) };
  const day = new Date(lab.pump.nowMs).toISOString().slice(0, 10);
  return {
    name: `theca-SIMULATED-pump-${lab.pump.configuration.model}-${day}.json`,
    text: `${JSON.stringify(result === null ? played : { ...played, exercise: result }, null, 2)}\n`,
  };
}
