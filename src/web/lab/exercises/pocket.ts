import { doing, doneSince, filledNl, handedOver, isDrawing, type Lab, waiting } from '../lab-bench.ts';
import { type Exercise, failed, type Goal, MET, metIf, OPEN } from './exercise.ts';
import { toldReservoir, whyBolus } from './goals.ts';
import { days, FILL, runningSince } from './starts.ts';

const HALF_AN_HOUR_MS = 1_800_000;

const begin = (): Lab => {
  const before = runningSince(days(80));
  const empty = doing(before, { kind: 'outside', input: { kind: 'withdraw', volume: 'all' } });
  const beside = doing(empty, { kind: 'outside', input: { kind: 'fill', volume: FILL, into: 'pocket' } });
  const told = doing(beside, { kind: 'tell', command: { kind: 'set-reservoir', volume: FILL } });
  return handedOver(waiting(told, HALF_AN_HOUR_MS));
};

/** The port is drawn at again before anything more goes in. */
const looked: Goal = {
  id: 'pocket-looked',
  judge: (lab) => {
    const first = doneSince(lab).find((deed) => isDrawing(deed.action) || filledNl(deed) !== null);
    if (first === undefined) return OPEN;
    return isDrawing(first.action) ? MET : failed('filled-before-looking');
  },
};

const named: Goal = {
  id: 'pocket-named',
  judge: (_lab, answer) => (answer === null ? OPEN : answer === 'pocket' ? MET : failed('wrong-answer')),
};

const noBolus: Goal = {
  id: 'pocket-no-bolus',
  judge: (lab) => whyBolus(lab) ?? metIf(doneSince(lab).length > 0),
};

/** A refill that went beside the port: the pump shows a full reservoir and holds nothing. */
export const POCKET: Exercise = {
  id: 'pocket',
  begin,
  goals: [looked, named, toldReservoir('pocket-told'), noBolus],
  answers: ['as-displayed', 'pocket', 'too-fast', 'blocked'],
};
