import { BRIDGE_TOLERANCE } from '../../../core/bridge.ts';
import { catheterProfile } from '../../../core/devices/catheters.ts';
import { pumpProfile } from '../../../core/devices/profiles.ts';
import { add, equal, inSmallestUnit, micrometres, type Volume, volumeOfLength } from '../../../core/units.ts';
import type { Prescription } from '../../../pump/prescription.ts';
import { doneSince, handedOver, type Lab, writtenSince } from '../lab-bench.ts';
import { type Exercise, failed, type Goal, MET, metIf, OPEN } from './exercise.ts';
import { emptied, filled, readFirst, toldReservoir } from './goals.ts';
import { CONCENTRATION_AFTER, days, FILL, runningSince } from './starts.ts';

/** 80 cm of an 8780 catheter. */
export const CATHETER_LENGTH = micrometres(800_000);

/** What the tubing of the pump and the catheter hold of the old solution. */
export interface Path {
  readonly tubing: Volume;
  readonly catheter: Volume;
  readonly whole: Volume;
}

export function path(): Path {
  const tubing = pumpProfile('synchromed-ii-40').tubing?.value;
  const perLength = catheterProfile('8780').volumePerLength?.value;
  if (tubing === undefined || perLength === undefined) throw new Error('the path of the exercise is unknown');
  const catheter = volumeOfLength(CATHETER_LENGTH, perLength, 'nearest');
  return { tubing, catheter, whole: add(tubing, catheter) };
}

/** 0.4 mL/day: the flow that carried the old solution. nL a day. */
export const OLD_FLOW_NL = 400_000;
/** 0.1 mL/day: the same 200 mcg/day of the new one. */
export const NEW_FLOW_NL = 100_000;

const begin = (): Lab => handedOver(runningSince(days(80)));

/** The first program after the fill: what reached the patient then cannot be taken back. */
const firstOrdered = (lab: Lab): Prescription | null => {
  const deed = doneSince(lab).find(({ action }) => action.kind === 'programme');
  return deed?.action.kind === 'programme' ? deed.action.prescription : null;
};

const isNear = (value: number, wanted: number): boolean =>
  Math.abs(value - wanted) <= wanted * BRIDGE_TOLERANCE.value;

const programmed: Goal = {
  id: 'bridge-programmed',
  judge: (lab) => {
    const ordered = firstOrdered(lab);
    if (ordered === null) return OPEN;
    const [primary, ...others] = ordered.mixture;
    const isNew =
      primary.drug === 'baclofen' && others.length === 0 && equal(primary.concentration, CONCENTRATION_AFTER);
    if (!isNew) return failed('wrong-concentration');
    const { active } = lab.pump;
    const steady = active?.week.every(({ flow }) => flow === NEW_FLOW_NL) === true;
    return steady ? MET : failed('dose-changed');
  },
};

const ordered: Goal = {
  id: 'bridge-ordered',
  judge: (lab) => {
    const order = firstOrdered(lab);
    if (order === null) return OPEN;
    if (order.bridge === null) return failed('no-bridge');
    if (!isNear(inSmallestUnit(order.bridge.volume), inSmallestUnit(path().whole)))
      return failed('bridge-volume');
    return isNear(inSmallestUnit(order.bridge.rate), OLD_FLOW_NL) ? MET : failed('bridge-rate');
  },
};

const through: Goal = {
  id: 'bridge-through',
  judge: (lab) => {
    const events = writtenSince(lab).map(({ event }) => event);
    if (events.some((event) => event.kind === 'bolus-cancelled' && event.bolus === 'bridge'))
      return failed('bridge-cut');
    const over = events.some((event) => event.kind === 'bolus-ended' && event.bolus === 'bridge');
    return metIf(over && lab.pump.run.kind === 'running');
  },
};

/** From 500 to 2000 mcg/mL at the same dose: what is in the path is still the old solution. */
export const BRIDGE: Exercise = {
  id: 'bridge',
  begin,
  goals: [
    readFirst('bridge-read'),
    emptied('bridge-emptied'),
    filled('bridge-filled', inSmallestUnit(FILL)),
    programmed,
    ordered,
    toldReservoir('bridge-told'),
    through,
  ],
  answers: [],
};
