import { catheterProfile } from '../../src/core/devices/catheters.ts';
import { pumpProfile } from '../../src/core/devices/profiles.ts';
import type { CatheterSegment, VisitInput } from '../../src/core/visit-input.ts';
import { type Fraction, fraction, plus, times, ZERO } from './fraction.ts';
import { keptVolume, volume } from './scale.ts';

function segmentVolume(segment: CatheterSegment): Fraction | null {
  if ('volume' in segment) return volume(segment.volume);
  const perCentimetre = catheterProfile(segment.model).volumePerLength?.value;
  if (perCentimetre === undefined || segment.implanted === undefined) return null;
  const centimetres = fraction(BigInt(segment.implanted as unknown as number), 10_000n);
  return keptVolume(times(centimetres, fraction(BigInt(perCentimetre as unknown as number), 1_000_000n)));
}

/** `V_tube + V_cath`; null where any part of it is unknown. */
export function pathVolume(input: VisitInput): Fraction | null {
  const catheter = catheterVolume(input);
  const profile = pumpProfile(input.pump.model);
  const verified = profile.tubing?.source.confidence === 'verified' ? profile.tubing.value : undefined;
  const former = profile.formerTubing?.value;
  const supplied = input.pump.tubingVolume;
  const tubing = supplied === former && supplied !== undefined ? undefined : (supplied ?? verified);
  return tubing === undefined || catheter === null ? null : plus(volume(tubing), catheter);
}

export function catheterVolume({ catheter }: VisitInput): Fraction | null {
  return catheter.segments.reduce<Fraction | null>((sum, each) => {
    const part = segmentVolume(each);
    return sum === null || part === null ? null : plus(sum, part);
  }, ZERO);
}
