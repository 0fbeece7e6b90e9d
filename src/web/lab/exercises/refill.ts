import { inSmallestUnit } from '../../../core/units.ts';
import { handedOver, type Lab } from '../lab-bench.ts';
import type { Exercise } from './exercise.ts';
import { emptied, filled, readFirst, runsAsBefore, toldReservoir } from './goals.ts';
import { days, FILL, runningSince } from './starts.ts';

const begin = (): Lab => handedOver(runningSince(days(80)));

/** The same solution again: read, empty, fill, tell the pump, change nothing. */
export const REFILL: Exercise = {
  id: 'refill',
  begin,
  goals: [
    readFirst('refill-read'),
    emptied('refill-emptied'),
    filled('refill-filled', inSmallestUnit(FILL)),
    toldReservoir('refill-told'),
    runsAsBefore('refill-runs'),
  ],
  answers: [],
};
