import { inSmallestUnit } from '../core/units.ts';
import type { PumpState, Total } from './pump-state.ts';

/** What one actuation moves: 1 nL where the profile names no stroke. */
export const quantum = ({ profile }: Pick<PumpState, 'profile'>): number =>
  profile.stroke === null ? 1 : inSmallestUnit(profile.stroke.value);

/** Whole actuations only. */
const whole = (total: Total, stroke: number): number =>
  stroke === 1 ? total.nl : total.nl - (total.nl % stroke);

/** What the pump counts as delivered, nL. */
export const countedNl = (pump: Pick<PumpState, 'profile' | 'commanded'>): number =>
  whole(pump.commanded, quantum(pump));

/** What truly left the reservoir through the pump, nL. */
export const leftNl = (pump: Pick<PumpState, 'profile' | 'left' | 'dischargedNl'>): number =>
  whole(pump.left, quantum(pump)) + pump.dischargedNl;

/** What is truly in the reservoir, nL: what was put in, less what left it. */
export const trueVolumeNl = (
  pump: Pick<PumpState, 'profile' | 'left' | 'dischargedNl' | 'filledNl'>,
): number => pump.filledNl - leftNl(pump);

/** What the pump shows: what it was told less what it counted since. A display cannot show less than nothing. */
export const displayedNl = (
  pump: Pick<PumpState, 'profile' | 'commanded' | 'toldNl' | 'commandedWhenTold'>,
): number => Math.max(0, pump.toldNl - (countedNl(pump) - pump.commandedWhenTold));

/** Where the pump counts itself empty: what cannot be used, else nothing. */
export const unusableNl = ({ profile }: Pick<PumpState, 'profile'>): number =>
  profile.unusable === null ? 0 : inSmallestUnit(profile.unusable.value);

export const lowThresholdNl = ({ active }: Pick<PumpState, 'active'>): number | null =>
  active === null ? null : inSmallestUnit(active.prescription.lowReservoirAlarm);

/** The counted total, nL, at which the display first shows no more than `volumeNl`. */
export function countAtDisplay(
  pump: Pick<PumpState, 'profile' | 'toldNl' | 'commandedWhenTold'>,
  volumeNl: number,
): number {
  const stroke = quantum(pump);
  const wanted = pump.commandedWhenTold + pump.toldNl - volumeNl;
  return wanted <= 0 ? 0 : Math.ceil(wanted / stroke) * stroke;
}

/** The total through the pump, nL, at which what is left cannot be pumped any more. */
export function dryAt(pump: Pick<PumpState, 'profile' | 'filledNl' | 'dischargedNl'>): number {
  const stroke = quantum(pump);
  const usable = pump.filledNl - pump.dischargedNl - unusableNl(pump);
  return usable <= 0 ? 0 : Math.floor(usable / stroke) * stroke;
}
