import type { PumpProfile } from './devices/pump-profile.ts';
import { type Figure, figure, type Source } from './limits.ts';
import { concentrationIn, drugsOf, type Mixture, sameMixture } from './mixture.ts';
import type { Bridge, Delivery, PassingDose } from './plan.ts';
import { accepted, type Result, refused } from './result.ts';
import {
  absolute,
  type Concentration,
  compare,
  compareMultiples,
  type DoseRate,
  doseRate,
  doseRateOver,
  equal,
  type FlowRate,
  isPositive,
  larger,
  massIn,
  onGrid,
  smaller,
  subtract,
  timeToDeliver,
  timeToRun,
  type Volume,
} from './units.ts';
import type { BridgeChoice } from './visit-input.ts';
import type { FlowPiece } from './week.ts';

const SR_39: Source = {
  title: 'Theca safety requirement SR-39',
  where: 'the dose rate of a bridge stays within 5 % of the one it is for; the 5 % is ours, to be adopted',
  url: null,
  confidence: 'derived',
  read: '2026-11-22',
};

/** How far the nearest rate that the pump can run may be from the wanted one. */
export const BRIDGE_TOLERANCE: Figure<number> = figure('bridge-rate-tolerance', 0.05, SR_39);

const PER_MILLION = 1_000_000;

export type BridgeRefusal =
  /** The pump stood still before the visit: there is no old daily dose to carry on. */
  | { readonly code: 'no-old-dose' }
  /** Nothing flows after the visit: the old solution stays in the path until a later start. */
  | { readonly code: 'stays-in-path' }
  /** The rate that keeps the old dose is not one that the pump can run. */
  | { readonly code: 'rate-not-feasible'; readonly wanted: FlowRate; readonly nearest: FlowRate };

export interface BridgeFacts {
  /** What fills the path, primary drug first. */
  readonly old: Mixture;
  readonly wanted: Mixture;
  /** Under the program before the visit, and under the new one. */
  readonly before: Delivery;
  readonly after: Delivery;
  /** A week from the visit on as the program before would have run it, and as the new one runs it. */
  readonly weekBefore: readonly FlowPiece[];
  readonly week: readonly FlowPiece[];
  /** Tubing and catheter. */
  readonly path: Volume;
  readonly pump: PumpProfile;
  readonly choice: BridgeChoice;
}

/** The bridge that runs: none where none is due, and none where it was declined. */
export const usedBridge = (bridge: Bridge | null): Bridge | null =>
  bridge?.declined === null ? bridge : null;

/** Due when the contents differ in any component and the flow is not the same at every time of the week. */
export const isBridgeDue = (facts: Pick<BridgeFacts, 'old' | 'wanted' | 'weekBefore' | 'week'>): boolean =>
  !sameMixture(facts.old, facts.wanted) && !sameFlow(facts.weekBefore, facts.week);

/** However the steps were set: where the flow goes on unchanged a week is in one piece. Both are whole weeks. */
const sameFlow = (a: readonly FlowPiece[], b: readonly FlowPiece[]): boolean =>
  a.every((piece, i) => {
    const other = b[i];
    return other !== undefined && equal(piece.flow, other.flow) && equal(piece.time, other.time);
  });

/** What the patient gets of each component while the old solution runs at the new flow, before its time is known. */
export const oldAtNewFlow = ({ old, after }: Pick<BridgeFacts, 'old' | 'after'>): readonly PassingDose[] =>
  passing(old, (drug) => doseRate(after.rate, concentrationIn(old, drug), 'nearest'));

/**
 * The bridge: the old solution that fills the path goes on at the old daily dose until the new one is at the tip.
 * `M_b = V_b · c_old`, `q_b = D_old / c_old` (the mean flow before the visit), `T_b = V_b / q_b`; doses to the nearest ng,
 * time to the nearest ms.
 */
export function bridgeOf(facts: Omit<BridgeFacts, 'weekBefore'>): Result<Bridge, BridgeRefusal> {
  const { old, before, path, pump, choice } = facts;
  if (!isPositive(before.rate)) return refused({ code: 'no-old-dose' });
  const without = withoutBridge(facts);
  if (without === null) return refused({ code: 'stays-in-path' });
  const rate = nearestFeasible(before.rate, pump);
  if (isBeyondTolerance(rate, before.rate))
    return refused({ code: 'rate-not-feasible', wanted: before.rate, nearest: rate });
  return accepted({
    volume: path,
    dose: massIn(path, old[0].concentration, 'nearest'),
    duration: timeToDeliver(path, rate, 'nearest'),
    rate,
    daily: passing(old, (drug) => doseRate(rate, concentrationIn(old, drug), 'nearest')),
    without,
    declined: choice.kind === 'declined' ? choice.reason : null,
  });
}

/**
 * What the patient gets if the new program starts at once: of each component `q_new · c_old` until the path is through. Of a
 * schedule the mean over that time. Null where nothing flows.
 */
export function withoutBridge(
  facts: Pick<BridgeFacts, 'old' | 'after' | 'week' | 'path'>,
): Bridge['without'] | null {
  const { old, after, week, path } = facts;
  const duration = timeToRun(path, [], week);
  if (duration === null || !isPositive(duration)) return null;
  const steady = week.every((piece) => equal(piece.flow, after.rate));
  const gets = (concentration: Concentration): DoseRate =>
    steady
      ? doseRate(after.rate, concentration, 'nearest')
      : doseRateOver(massIn(path, concentration, 'nearest'), duration, 'nearest');
  const daily = passing(old, (drug) => gets(concentrationIn(old, drug)));
  return { dose: gets(old[0].concentration), duration, daily };
}

const passing = (old: Mixture, dose: (drug: PassingDose['drug']) => PassingDose['dose']): PassingDose[] =>
  drugsOf(old).map((drug) => ({ drug, dose: dose(drug) }));

/** On the pump's grid where one is known, towards less drug, and within its limits. */
function nearestFeasible(wanted: FlowRate, pump: PumpProfile): FlowRate {
  const grid = pump.flowResolution === null ? wanted : onGrid(wanted, pump.flowResolution.value);
  const atLeast = pump.minimumFlow === null ? grid : larger(grid, pump.minimumFlow.value);
  return pump.maximumFlow === null ? atLeast : smaller(atLeast, pump.maximumFlow.value);
}

/** Exact: as a floating-point ratio a rate that is 5 % away is more than 5 % away. */
const isBeyondTolerance = (rate: FlowRate, wanted: FlowRate): boolean =>
  compareMultiples(
    absolute(subtract(rate, wanted)),
    PER_MILLION,
    wanted,
    Math.round(BRIDGE_TOLERANCE.value * PER_MILLION),
  ) > 0;

/** Whether less has run since the last fill than the path holds: then something older may still be in it. */
export const pathHoldsOlder = (programmed: Volume, path: Volume): boolean => compare(programmed, path) < 0;
