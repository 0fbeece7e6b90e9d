import { bolusVolume } from '../core/patient-bolus.ts';
import { accepted, type Result, refused } from '../core/result.ts';
import { ifRepresentable, inSmallestUnit } from '../core/units.ts';
import { weekOf } from '../core/week.ts';
import { whyUndeliverable } from './deliverable.ts';
import type { Prescription } from './prescription.ts';
import type { PumpRefusal } from './pump-refusal.ts';
import type { ActiveProgram, PumpState } from './pump-state.ts';
import { drugClassOf } from './safe-states/table.ts';

/** The prescription with what the pump needs to run it, or why this pump cannot. The week is core's: one arithmetic, not two. */
export function activeProgram(
  prescription: Prescription,
  digest: string,
  pump: Pick<PumpState, 'profile' | 'configuration'>,
): Result<ActiveProgram, PumpRefusal> {
  const because = ifRepresentable(() => ({ because: whyUndeliverable(prescription, pump) }));
  if (because === null) return refused('beyond-range');
  return because.because === null ? accepted(runnable(prescription, digest, pump)) : refused(because.because);
}

/** Of a prescription that was found deliverable, with its digest. */
export function runnable(
  prescription: Prescription,
  digest: string,
  { profile }: Pick<PumpState, 'profile'>,
): ActiveProgram {
  const { program, mixture, bridge } = prescription;
  const week = weekOf(program, mixture, profile).map(({ fromMs, untilMs, flow }) => ({
    fromMs,
    untilMs,
    flow: inSmallestUnit(flow),
  }));
  const bolus = program.patientBolus === undefined ? null : bolusVolume(program.patientBolus, mixture);
  return {
    prescription,
    digest,
    week,
    highestFlow: Math.max(...week.map(({ flow }) => flow), bridge === null ? 0 : inSmallestUnit(bridge.rate)),
    bolusNl: bolus === null ? null : inSmallestUnit(bolus),
    drugClass: drugClassOf(mixture),
  };
}
