import type { PumpModelId } from '../ids.ts';
import { CONSTANT_FLOW } from './constant-flow.ts';
import { PROMETRA_II } from './prometra-ii.ts';
import type { PumpProfile } from './pump-profile.ts';
import { SYNCHROMED_II } from './synchromed-ii.ts';
import { SYNCHROMED_III } from './synchromed-iii.ts';

/** Every model that can be named in a visit. */
export const PUMP_PROFILES: readonly PumpProfile[] = [
  ...SYNCHROMED_II,
  ...SYNCHROMED_III,
  ...PROMETRA_II,
  CONSTANT_FLOW,
];

/** The capabilities of a model; throws for a model without a profile, which a test rules out. */
export function pumpProfile(id: PumpModelId): PumpProfile {
  const profile = PUMP_PROFILES.find((candidate) => candidate.id === id);
  if (profile === undefined) throw new Error(`no profile of pump ${id}`);
  return profile;
}
