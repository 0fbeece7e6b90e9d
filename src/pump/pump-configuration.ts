import { requirement } from '../core/devices/source.ts';
import type { PumpModelId } from '../core/ids.ts';
import { type Figure, figure } from '../core/limits.ts';
import type { PumpClock } from '../core/pump-clock.ts';
import type { Instant } from '../core/time.ts';
import { type Duration, type FlowRate, milliseconds, type Volume } from '../core/units.ts';

const minutes = (count: number): Duration => milliseconds(count * 60_000);
const hours = (count: number): Duration => minutes(count * 60);

/** The settings of our own virtual pump: no device's, and each may be set otherwise. */
export interface PumpPolicy {
  /** How far the shown clock may leave the timer of the delivery before it is an event and an alarm. */
  readonly clockJump: Figure<Duration>;
  /** How long a task may go without being served. */
  readonly watchdog: Figure<Duration>;
  /** How long a stall may last before it is an alarm. */
  readonly stall: Figure<Duration>;
  /** Deviation of the flow, in thousandths, and how long it must last: only where there is a flow sensor. */
  readonly deviationPerMille: Figure<number>;
  readonly deviationTime: Figure<Duration>;
  /** How long a programmer may be silent before its session, and with it an update, is over. */
  readonly session: Figure<Duration>;
  readonly selfTest: Figure<Duration>;
  /** Entries that the log holds before the oldest acknowledged ones go. */
  readonly logCapacity: Figure<number>;
}

const ours = (what: string) =>
  requirement('SR-1', `${what}: a setting of the virtual pump, ours, of no device`);

export const DEFAULT_POLICY: PumpPolicy = {
  clockJump: figure('pump-clock-jump', minutes(2), requirement('SR-18', 'a jump of the clock beyond 2 min')),
  watchdog: figure(
    'pump-watchdog',
    milliseconds(90_000),
    requirement('SR-19', 'a task is served within 90 s'),
  ),
  stall: figure('pump-stall-alarm', minutes(5), ours('a stall of 5 min is an alarm')),
  deviationPerMille: figure('pump-deviation', 100, requirement('SR-24', 'deviation above 10 %')),
  deviationTime: figure('pump-deviation-time', minutes(15), requirement('SR-24', 'for 15 min')),
  session: figure('pump-session', minutes(5), ours('a session ends after 5 min of silence')),
  selfTest: figure('pump-self-test', milliseconds(10_000), ours('a self-test takes 10 s')),
  logCapacity: figure('pump-log-capacity', 500, ours('the log holds 500 entries')),
};

/** Times after the implant. Null where no source gives one and none was set: that event then never comes. */
export interface BatteryPlan {
  readonly eriAfter: Duration | null;
  readonly endAfterEri: Duration | null;
  readonly endAfterImplant: Duration | null;
}

/** One pump as it was implanted: its model and what the model's profile leaves open. */
export interface PumpConfiguration {
  readonly model: PumpModelId;
  /** Where the profile names none (a constant-flow pump); else null. */
  readonly reservoir: Volume | null;
  /** What a low-battery reset and an unknown minimum rate fall to; null: the profile's minimum rate, or no flow without one. */
  readonly lowestFlow: FlowRate | null;
  /** No profile is known to have one: for scenarios. */
  readonly flowSensor: boolean;
  readonly stoppedAlarmAfter: Duration | null;
  readonly battery: BatteryPlan;
  readonly implantedAt: Instant;
  readonly clock: PumpClock;
  readonly policy: PumpPolicy;
}

/** Recalled for SynchroMed II only: `stopped_pump_alarm_after_hours` of the reference. */
export const STOPPED_ALARM_AFTER = hours(48);
