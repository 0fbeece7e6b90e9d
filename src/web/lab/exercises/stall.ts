import { isRaised } from '../../../pump/alarms.ts';
import { doing, handedOver, type Lab, waiting, writtenSince } from '../lab-bench.ts';
import { type Exercise, type Goal, metIf } from './exercise.ts';
import { readings, runsAsBefore, whyBolus } from './goals.ts';
import { days, runningSince } from './starts.ts';

const HOUR_MS = 3_600_000;
/** The rotor stood an hour ago and will turn in two more; recoveries of 2 to 24 h are reported. */
export const STALL_MS = 3 * HOUR_MS;

const begin = (): Lab => {
  const inTheMagnet = doing(runningSince(days(20)), {
    kind: 'outside',
    input: {
      kind: 'fault',
      fault: { kind: 'motor-stall', recoversAfterMs: STALL_MS, recoveryLogged: 'at-interrogation' },
    },
  });
  return handedOver(waiting(inTheMagnet, HOUR_MS));
};

const isRecovered = (lab: Lab): boolean =>
  writtenSince(lab).some(({ event }) => event.kind === 'stall-recovered');

const read: Goal = { id: 'stall-read', judge: (lab) => metIf(readings(lab) >= 1) };

/** Some pumps write the recovery only when they are read again. */
const readAgain: Goal = {
  id: 'stall-read-again',
  judge: (lab) => metIf(readings(lab) >= 2 && isRecovered(lab)),
};

const cleared: Goal = {
  id: 'stall-cleared',
  judge: (lab) => metIf(isRecovered(lab) && !isRaised(lab.pump, 'motor-stall')),
};

const noBolus: Goal = {
  id: 'stall-no-bolus',
  judge: (lab) => whyBolus(lab) ?? metIf(isRecovered(lab)),
};

/** After an MRI: the pump stands, recovers by itself and says so late. */
export const STALL: Exercise = {
  id: 'stall',
  begin,
  goals: [read, readAgain, cleared, noBolus, runsAsBefore('stall-runs')],
  answers: [],
};
