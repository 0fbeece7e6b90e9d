import { ANATOMY } from './anatomy.ts';
import { EFFECT } from './effect.ts';
import { PLASMA } from './plasma.ts';

const idsOf = (parameters: readonly { readonly id: string }[]): ReadonlySet<string> =>
  new Set(parameters.map(({ id }) => id));

const GEOMETRY = idsOf(ANATOMY);
const BLOOD = idsOf(PLASMA);
const EFFECTS = idsOf(EFFECT);
const PLACES: ReadonlySet<string> = new Set(['release-width', 'injection-width']);
const DAY: ReadonlySet<string> = new Set(['csf-production-lowest', 'csf-production-highest']);

/** Why a parameter is one for all of a scenario; null where a stretch of it may have another value. */
export function whyConstant(id: string): string | null {
  if (GEOMETRY.has(id))
    return 'it makes the volumes, and a concentration in a volume that changed would not carry the drug that was there';
  if (id.endsWith('-cord-partition'))
    return 'it is how much the cord holds, a volume as far as drug goes, and a prior besides';
  if (PLACES.has(id)) return 'it belongs to the delivery: where drug appears, and not what becomes of it';
  if (DAY.has(id)) return 'the daily course of production is one for all of a scenario';
  if (BLOOD.has(id)) return 'blood is carried with the same rates all the time';
  if (EFFECTS.has(id)) return 'an effect is read from the CSF in the same way all the time';
  return null;
}
