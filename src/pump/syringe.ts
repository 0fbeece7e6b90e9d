import { inSmallestUnit } from '../core/units.ts';
import { capacityNl } from './deliverable.ts';
import { hide, type Work } from './draft.ts';
import type { PumpInput } from './pump-input.ts';
import type { PumpRefusal } from './pump-refusal.ts';
import { dryAt, trueVolumeNl } from './volumes.ts';

type InputOf<Kind extends PumpInput['kind']> = Extract<PumpInput, { readonly kind: Kind }>;

/** Fluid that goes into the reservoir, or beside it: the pump learns of neither. */
export function fill(work: Work, { volume, into }: InputOf<'fill'>): PumpRefusal | null {
  const { pump } = work;
  const volumeNl = inSmallestUnit(volume);
  if (volumeNl <= 0) return 'no-volume';
  const capacity = capacityNl(pump);
  if (into === 'reservoir' && capacity !== null && trueVolumeNl(pump) + volumeNl > capacity)
    return 'above-capacity';
  if (into === 'pocket') pump.pocketNl += volumeNl;
  else pump.filledNl += volumeNl;
  pump.dry = pump.left.nl >= dryAt(pump);
  hide(work, { kind: 'filled', into, volumeNl });
  return null;
}

export function withdraw(work: Work, { volume }: InputOf<'withdraw'>): PumpRefusal | null {
  const { pump } = work;
  const there = trueVolumeNl(pump);
  const volumeNl = volume === 'all' ? there : inSmallestUnit(volume);
  if (volumeNl < 0 || volumeNl > there) return 'more-than-there-is';
  pump.filledNl -= volumeNl;
  pump.dry = pump.left.nl >= dryAt(pump);
  hide(work, { kind: 'withdrawn', volumeNl });
  return null;
}
