import { clinicDayUpTo, dayOf } from './calendar-day.ts';
import type { PumpProfile } from './devices/pump-profile.ts';
import type { PlanDates, RefillReason } from './plan.ts';
import { compareInstants, epochMilliseconds, type Instant, instantAt, type TimeZone } from './time.ts';
import type { Duration, Volume } from './units.ts';
import {
  add,
  flowOver,
  ifRepresentable,
  inSmallestUnit,
  larger,
  milliseconds,
  scale,
  subtract,
  timeToRun,
} from './units.ts';
import type { ClinicPolicy } from './visit-input.ts';
import type { FlowPiece } from './week.ts';

const A_DAY = milliseconds(86_400_000);
/** The years 1 to 9999, which a date of ten characters can name. */
const FIRST_MS = -62_135_596_800_000;
const LAST_MS = 253_402_214_400_000;
/** A labelled ratio as thousandths of thousandths: 1.145 is not exact as a floating-point number. */
const PER_MILLION = 1_000_000;

export interface RefillFacts {
  readonly at: Instant;
  /** By the program at `at`, and at most that much truly: the same after a fill, less where the pump may have run ahead. */
  readonly volume: Volume;
  readonly trueVolume: Volume;
  /** A prime and a bridge, then the program, week after week. */
  readonly first: readonly FlowPiece[];
  readonly week: readonly FlowPiece[];
  /** Every allowed patient bolus of a day; zero where there is none. */
  readonly patientBolusesADay: Volume;
  /** Where the alarm sounds; null where nobody knows. */
  readonly alarmAt: Volume | null;
  /** What the pump cannot use; null where it is not known. */
  readonly unusable: Volume | null;
  readonly accuracy: PumpProfile['accuracy'];
}

type Reservoir = Pick<PlanDates, 'lowReservoirAlarm' | 'worstCaseAlarm' | 'empty'>;

/**
 * When the reservoir is low by the program, low if every allowed patient bolus is used, and truly empty if the pump delivers at
 * the upper bound of its labelled ratio (every allowed bolus included). Each to the earlier ms. Where the unusable volume is not
 * known, empty is when the true volume reaches the alarm volume: earlier, never later.
 */
export function reservoirDates(facts: RefillFacts): Reservoir {
  const { at, volume, trueVolume, first, week, alarmAt, accuracy } = facts;
  // Boluses are asked for during a bridge as well: nothing here can keep the patient from it.
  const most = (pieces: readonly FlowPiece[]) =>
    pieces.map((piece) => withBoluses(piece, facts.patientBolusesADay));
  const floor = facts.unusable ?? alarmAt;
  const upper = accuracy?.upper.value ?? null;
  const reach = (left: Volume, once: readonly FlowPiece[], then: readonly FlowPiece[]): Instant | null =>
    momentAfter(
      at,
      ifRepresentable(() => timeToRun(left, once, then)),
    );
  return {
    lowReservoirAlarm: alarmAt === null ? null : reach(subtract(volume, alarmAt), first, week),
    worstCaseAlarm: alarmAt === null ? null : reach(subtract(volume, alarmAt), most(first), most(week)),
    empty:
      upper === null || floor === null
        ? null
        : reach(subtract(trueVolume, floor), atRatio(most(first), upper), atRatio(most(week), upper)),
  };
}

const withBoluses = (piece: FlowPiece, aDay: Volume): FlowPiece => ({
  ...piece,
  flow: add(piece.flow, flowOver(aDay, A_DAY, 'up')),
});

/** Rounded up: towards running out earlier. */
const atRatio = (pieces: readonly FlowPiece[], ratio: number): readonly FlowPiece[] =>
  pieces.map((piece) => ({
    ...piece,
    flow: scale(piece.flow, Math.round(ratio * PER_MILLION), PER_MILLION, 'up'),
  }));

/** The true volume at the latest if the pump ran at the upper bound of its ratio since the fill. Rounded down. */
export function trueVolumeAtWorst(fill: Volume, programmed: Volume, upper: number): Volume {
  return subtract(fill, scale(programmed, Math.round(upper * PER_MILLION), PER_MILLION, 'up'));
}

function momentAfter(at: Instant, time: Duration | null): Instant | null {
  if (time === null) return null;
  const ms = epochMilliseconds(at) + inSmallestUnit(time);
  return ms > LAST_MS ? null : instantAt(ms);
}

export interface RefillPolicy {
  readonly clinic: ClinicPolicy;
  readonly zone: TimeZone;
  /** The mixture holds a drug whose sudden end is dangerous. */
  readonly withdrawalDanger: boolean;
  /** When the reservoir was filled, and how long the mixture keeps. */
  readonly filledAt: Instant;
  readonly stability: Duration | null;
}

/** Drugs whose withdrawal is dangerous take the larger of the two margins. */
export const marginOf = ({
  clinic,
  withdrawalDanger,
}: Pick<RefillPolicy, 'clinic' | 'withdrawalDanger'>): Duration =>
  withdrawalDanger ? larger(clinic.withdrawalMargin, clinic.refillMargin) : clinic.refillMargin;

/**
 * Refill by = min(A − margin, stability, longest interval since the fill), moved back to a day on which the clinic is open; A is
 * the earlier of the worst-case alarm and the worst-case empty reservoir. The reason is that of the earliest.
 */
export function refillDates(reservoir: Reservoir, policy: RefillPolicy): PlanDates {
  const { clinic, zone, filledAt } = policy;
  const stability = momentAfter(filledAt, policy.stability);
  const margin = marginOf(policy);
  const bounds: readonly (readonly [RefillReason, Instant | null])[] = [
    ['alarm', before(reservoir.worstCaseAlarm, margin)],
    ['over-infusion', before(reservoir.empty, margin)],
    ['stability', stability],
    ['policy', momentAfter(filledAt, clinic.longestInterval)],
  ];
  let because: RefillReason | null = null;
  let by: Instant | null = null;
  for (const [reason, bound] of bounds)
    if (bound !== null && (by === null || compareInstants(bound, by) < 0)) [because, by] = [reason, bound];
  const refillBy = by === null ? null : clinicDayUpTo(dayOf(by, zone), clinic.clinicDays);
  return { ...reservoir, stability, refillBy, because: refillBy === null ? null : because };
}

/** A margin longer than history leads to a date so early that it is refused, never to none. */
function before(at: Instant | null, margin: Duration): Instant | null {
  return at === null ? null : instantAt(Math.max(FIRST_MS, epochMilliseconds(at) - inSmallestUnit(margin)));
}
