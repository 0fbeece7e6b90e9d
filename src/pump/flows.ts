import { inSmallestUnit } from '../core/units.ts';
import type { FaultKind, FaultOf } from './fault.ts';
import type { ActiveFault, PumpState } from './pump-state.ts';
import { DAY_MS } from './total.ts';

/** The active fault of a kind, or null. */
export function faultOf<Kind extends FaultKind>(
  faults: readonly ActiveFault[],
  kind: Kind,
): (ActiveFault & { readonly fault: FaultOf<Kind> }) | null {
  for (const active of faults)
    if (active.fault.kind === kind) return active as ActiveFault & { readonly fault: FaultOf<Kind> };
  return null;
}

/** The least that the pump keeps flowing; where neither its profile nor its configuration says, nothing can be relied on: 0. */
export function lowestFlow({ configuration, profile }: Pick<PumpState, 'configuration' | 'profile'>): number {
  const lowest = configuration.lowestFlow ?? profile.minimumRateMode?.value;
  return lowest === undefined ? 0 : inSmallestUnit(lowest);
}

/** Whether the motor turns at all, whatever it was told. */
export const canTurn = (pump: PumpState): boolean =>
  pump.update === null &&
  pump.stall === null &&
  !pump.stuckInTelemetry &&
  pump.starved?.task !== 'delivery' &&
  pump.run.kind !== 'stopped';

/** What the motor is told to deliver now, nL/d, where the schedule asks for `basal`: a bridge and a prime run in its place. */
export function commandedFlow(pump: PumpState, basal: number): number {
  if (!canTurn(pump)) return 0;
  if (pump.run.kind === 'held') return lowestFlow(pump);
  const { bolus } = pump;
  if (bolus === null) return basal;
  return bolus.kind === 'bridge' || bolus.kind === 'prime' ? bolus.flow : basal + bolus.flow;
}

/** Actual over programmed, in thousandths, of a drift that may still be growing by whole days. */
export function driftPerMille(pump: Pick<PumpState, 'faults' | 'nowMs'>): number {
  const drift = faultOf(pump.faults, 'flow-drift');
  if (drift === null) return 1000;
  const { perMille, perDay } = drift.fault;
  if (perDay === null) return perMille;
  const grown = perDay * Math.floor((pump.nowMs - drift.sinceMs) / DAY_MS);
  return perMille >= 1000 ? Math.min(perMille, 1000 + grown) : Math.max(perMille, 1000 - grown);
}

/** What truly leaves the pump, nL/d: a whole number of a model, so that it too adds up exactly. */
export function trueFlow(pump: PumpState, commanded: number): number {
  if (commanded === 0 || pump.dry) return 0;
  if (pump.faults.length === 0) return commanded;
  if (faultOf(pump.faults, 'catheter-occlusion') !== null) return 0;
  return Math.round((commanded * driftPerMille(pump)) / 1000);
}

/** What of that reaches the patient, nL/d; the rest goes into the tissue. */
export function reachingFlow(pump: PumpState, leaving: number): number {
  if (leaving === 0 || pump.faults.length === 0) return leaving;
  if (faultOf(pump.faults, 'catheter-disconnection') !== null) return 0;
  const leak = faultOf(pump.faults, 'catheter-leak');
  return leak === null ? leaving : Math.round((leaving * (1000 - leak.fault.lostPerMille)) / 1000);
}
