import type { EffectSite } from './parameters/effect.ts';
import type { ParameterReader } from './parameters/parameter-set.ts';

/**
 * Score from the concentration at the effect site: `E0 − (E0 − floor) · Emax · C^g / (EC50^g + C^g)`. Null where no figures on
 * the scale of CSF are known.
 */
export function sigmoidEffect(
  { emax, floor }: EffectSite,
  { read }: ParameterReader,
  concentrations: Float64Array,
): Float64Array | null {
  if (emax === null) return null;
  const baseline = read(emax.baseline);
  const maximum = read(emax.maximum);
  const slope = read(emax.slope);
  const half = read(emax.half) ** slope;
  return concentrations.map((concentration) => {
    const raised = concentration ** slope;
    return baseline - ((baseline - floor) * maximum * raised) / (half + raised);
  });
}
