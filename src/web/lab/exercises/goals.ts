import { isRaised } from '../../../pump/alarms.ts';
import { prescriptionText } from '../../../pump/prescription-text.ts';
import type { PumpCommand } from '../../../pump/pump-input.ts';
import type { PumpState } from '../../../pump/pump-state.ts';
import { displayedNl, trueVolumeNl } from '../../../pump/volumes.ts';
import { type Deed, doneSince, filledNl, isDrawing, type Lab, writtenSince } from '../lab-bench.ts';
import { failed, type Goal, MET, metIf, OPEN, type Standing } from './exercise.ts';

/** How far the display may be from the truth: what a syringe of 20 mL can be read to. Ours. */
export const TOLERANCE_NL = 100_000;

/** Whether it was this command of the programmer. */
export const told = ({ action }: Deed, ...kinds: readonly PumpCommand['kind'][]): boolean =>
  action.kind === 'tell' && kinds.includes(action.command.kind);

const touchesPort = (deed: Deed): boolean => isDrawing(deed.action) || filledNl(deed) !== null;

/** How often the pump was read since the lab was handed over. */
export const readings = (lab: Lab): number =>
  writtenSince(lab).filter(({ event }) => event.kind === 'interrogated').length;

/** The pump is read before a needle is in its port. */
export const readFirst = (id: string): Goal => ({
  id,
  judge: (lab) => {
    const first = doneSince(lab).find((deed) => touchesPort(deed) || told(deed, 'interrogate'));
    if (first === undefined) return OPEN;
    return told(first, 'interrogate') ? MET : failed('syringe-before-reading');
  },
});

/** What is left is drawn, all of it, before anything new goes in. */
export const emptied = (id: string): Goal => ({
  id,
  judge: (lab) => {
    const done = doneSince(lab);
    const fill = done.find((deed) => filledNl(deed) !== null);
    if (fill !== undefined) return fill.trueBeforeNl > 0 ? failed('filled-on-top') : MET;
    return metIf(done.some(({ action }) => isDrawing(action)) && trueVolumeNl(lab.pump) === 0);
  },
});

/** The whole syringe is in the reservoir. */
export const filled = (id: string, wantedNl: number): Goal => ({
  id,
  judge: (lab) => {
    const sum = doneSince(lab).reduce((total, deed) => total + (filledNl(deed) ?? 0), 0);
    return metIf(sum === wantedNl);
  },
});

const agrees = (pump: PumpState): boolean => Math.abs(displayedNl(pump) - trueVolumeNl(pump)) <= TOLERANCE_NL;

/** The pump was told what it truly holds, after the last syringe. */
export const toldReservoir = (id: string): Goal => ({
  id,
  judge: (lab) => {
    const done = doneSince(lab);
    const last = done.findLast(touchesPort);
    if (last === undefined) return OPEN;
    const set = writtenSince(lab).some(
      ({ sequence, event }) => sequence > last.entriesBefore && event.kind === 'reservoir-set',
    );
    if (!set) return OPEN;
    return agrees(lab.pump) ? MET : failed('told-wrong-volume');
  },
});

const textOf = ({ active }: PumpState): string | null =>
  active === null ? null : prescriptionText({ ...active.prescription, reservoir: null, bridge: null });

/** The pump runs the program that it ran when the exercise began, and no alarm holds or stops it. */
export const runsAsBefore = (id: string): Goal => ({
  id,
  judge: ({ pump, begun }) => {
    if (textOf(pump) !== textOf(begun)) return failed('program-changed');
    return metIf(pump.run.kind === 'running' && !isRaised(pump, 'motor-stall'));
  },
});

/** Nothing was given to make up for what was missed. */
export const whyBolus = (lab: Lab): Standing | null => {
  const gave = doneSince(lab).some(
    (deed) =>
      told(deed, 'single-bolus', 'prime') ||
      (deed.action.kind === 'outside' && deed.action.input.kind === 'request-bolus'),
  );
  return gave ? failed('bolus-given') : null;
};
