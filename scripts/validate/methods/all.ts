import type { Method, Methods } from '../method.ts';
import { BACLOFEN } from './baclofen.ts';
import { MORPHINE } from './morphine.ts';
import { NOT_COVERED } from './not-covered.ts';
import { OTHER_DRUGS } from './other-drugs.ts';
import { PARAMETERS } from './parameters.ts';

/** How each target is answered, by its id. */
export const METHODS: Methods = { ...MORPHINE, ...BACLOFEN, ...OTHER_DRUGS, ...PARAMETERS, ...NOT_COVERED };

/** Throws for a target that nobody thought of: no row may be missing. */
export function methodOf(id: string): Method {
  const method = METHODS[id];
  if (method === undefined) throw new RangeError(`no method for ${id}`);
  return method;
}
