import { inSmallestUnit } from '../core/units.ts';
import { whyAboveLimit, whyDenied, whyNoBolus, whyNoVolume } from './admission.ts';
import { beginBolus } from './begin-bolus.ts';
import { log, type Work } from './draft.ts';
import { attestedBy, emptyNl } from './empty-path.ts';
import type { PumpCommand } from './pump-input.ts';
import type { PumpRefusal } from './pump-refusal.ts';
import type { PumpState } from './pump-state.ts';
import { ceilDivide, DAY_MS, FASTEST_FLOW } from './total.ts';

/** The whole flow that gives a volume within a time, nL/d rounded up as core does: the bolus then ends within the same ms. */
export const flowOfBolus = (volumeNl: number, durationMs: number): number =>
  ceilDivide(volumeNl * DAY_MS, durationMs);

/** The patient asks. Granted at once or denied for good, and logged either way. */
export function requestBolus(work: Work): PumpRefusal | null {
  const { pump } = work;
  const because = whyDenied(pump);
  if (because !== null) {
    pump.denied += 1;
    log(work, { kind: 'request-denied', because });
    return because;
  }
  const bolus = pump.active?.prescription.program.patientBolus;
  const volumeNl = pump.active?.bolusNl;
  if (bolus === undefined || volumeNl === undefined || volumeNl === null)
    throw new Error('admitted without a bolus');
  pump.given += 1;
  beginBolus(work, 'patient', volumeNl, flowOfBolus(volumeNl, inSmallestUnit(bolus.duration)));
  return null;
}

type CommandOf<Kind extends PumpCommand['kind']> = Extract<PumpCommand, { readonly kind: Kind }>;

/** A bolus that a clinician orders, on top of the basal flow; the limits of the prescription hold for it as well. */
export function singleBolus(work: Work, { volume, duration }: CommandOf<'single-bolus'>): PumpRefusal | null {
  const { pump } = work;
  const volumeNl = inSmallestUnit(volume);
  const durationMs = inSmallestUnit(duration);
  const forbidden = whyNoBolus(pump) ?? whyNoVolume(pump, volumeNl);
  if (forbidden !== null) return forbidden;
  if (durationMs <= 0) return 'no-volume';
  const flow = flowOfBolus(volumeNl, durationMs);
  const because =
    whyNoFlow(pump, flow, pump.active?.highestFlow ?? 0) ?? whyAboveLimit(pump, volumeNl, durationMs);
  if (because === null) beginBolus(work, 'single', volumeNl, flow);
  return because;
}

/**
 * Into an empty path only, and on one attestation never more than it holds, in however many primes (SR-40); at the pump's bolus rate,
 * in place of the basal flow.
 */
export function prime(work: Work, command: CommandOf<'prime'>): PumpRefusal | null {
  const { pump } = work;
  if (!command.catheterDrugFree) return 'catheter-not-drug-free';
  const volumeNl = inSmallestUnit(command.volume);
  const rate = pump.profile.bolusRate;
  if (rate === null) return 'bolus-rate-unknown';
  const attested = attestedBy(pump, command, inSmallestUnit(command.path));
  if (volumeNl > emptyNl(pump, attested)) return 'prime-above-path';
  const because = whyNoBolus(pump) ?? whyNoVolume(pump, volumeNl);
  if (because !== null) return because;
  pump.attestedPath = attested;
  beginBolus(work, 'prime', volumeNl, inSmallestUnit(rate.value));
  return null;
}

/** The highest total that this arithmetic keeps exact whatever drifts, nL/d: of no pump, and never called its maximum. */
const EXACT_FLOW = FASTEST_FLOW / 3;

/** Whether a flow, with the most and the least that runs beside it, is a total that the pump can keep (SR-2). */
export function whyNoFlow(
  { profile }: Pick<PumpState, 'profile'>,
  flow: number,
  most: number,
  least = 0,
): PumpRefusal | null {
  const { maximumFlow, minimumFlow } = profile;
  if (maximumFlow !== null && flow + most > inSmallestUnit(maximumFlow.value)) return 'above-maximum-flow';
  if (flow + most > EXACT_FLOW) return 'beyond-range';
  return minimumFlow !== null && flow + least < inSmallestUnit(minimumFlow.value)
    ? 'below-minimum-flow'
    : null;
}
