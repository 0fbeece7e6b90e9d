import { deadVolume, type MissingFact } from '../core/catheter.ts';
import { accepted, type Result } from '../core/result.ts';
import { inMl } from './reservoir-content.ts';
import type { TwinCatheter, TwinPump } from './scenario.ts';

/** Tubing and catheter in mL; refused with all that is missing to know it. */
export function pathVolumeMl(
  pump: TwinPump,
  { segments }: TwinCatheter,
): Result<number, readonly MissingFact[]> {
  const { model, tubingVolume } = pump;
  const implanted = tubingVolume === undefined ? { model } : { model, tubingVolume };
  const path = deadVolume(implanted, { segments });
  return path.ok ? accepted(inMl(path.value.volume)) : path;
}
