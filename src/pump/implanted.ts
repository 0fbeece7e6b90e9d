import { pumpProfile } from '../core/devices/profiles.ts';
import { epochMilliseconds } from '../core/time.ts';
import { type Duration, inSmallestUnit, type Volume } from '../core/units.ts';
import { log, workOn } from './draft.ts';
import { EMPTY_LOG } from './log-book.ts';
import type { BatteryPlan, PumpConfiguration } from './pump-configuration.ts';
import type { PumpState } from './pump-state.ts';
import { NO_VOLUME } from './total.ts';
import { dryAt } from './volumes.ts';

/** A new simulated pump: stopped, without a program, holding a volume that it has not been told of. */
export function implanted(configuration: PumpConfiguration, contents: Volume): PumpState {
  const work = workOn(blank(configuration, inSmallestUnit(contents)));
  log(work, { kind: 'implanted' });
  return work.pump;
}

/**
 * When the battery asks for its replacement and when it ends. Of a pump that is known only to end by age the indicator is derived:
 * as long before that as the end comes after it.
 */
function batteryTimes(
  { eriAfter, endAfterEri, endAfterImplant }: BatteryPlan,
  implantedMs: number,
): Pick<PumpState, 'eriAtMs' | 'endAtMs'> {
  const after = (time: Duration | null): number | null =>
    time === null ? null : implantedMs + inSmallestUnit(time);
  const byAgeMs = after(endAfterImplant);
  if (endAfterEri === null) return { eriAtMs: after(eriAfter), endAtMs: byAgeMs };
  const warningMs = inSmallestUnit(endAfterEri);
  const eriAtMs = after(eriAfter) ?? (byAgeMs === null ? null : byAgeMs - warningMs);
  if (eriAtMs === null) return { eriAtMs, endAtMs: null };
  return { eriAtMs, endAtMs: Math.min(eriAtMs + warningMs, byAgeMs ?? Number.POSITIVE_INFINITY) };
}

/** Before its first entry. */
export function blank(configuration: PumpConfiguration, filledNl: number): PumpState {
  const nowMs = epochMilliseconds(configuration.implantedAt);
  const aheadMs = inSmallestUnit(configuration.clock.aheadOfUtc);
  const { eriAtMs, endAtMs } = batteryTimes(configuration.battery, nowMs);
  const profile = pumpProfile(configuration.model);
  return {
    simulated: 'SIMULATED',
    configuration,
    profile,
    nowMs,
    clockAheadMs: aheadMs,
    clockSetMs: nowMs,
    driftPerBillion: 0,
    scheduleAheadMs: aheadMs,
    active: null,
    run: { kind: 'stopped', because: 'implanted' },
    stoppedSinceMs: null,
    update: null,
    selfTestUntilMs: null,
    eriAtMs,
    endAtMs,
    bolus: null,
    history: [],
    historyCorrupt: false,
    historyKnownFromMs: null,
    bridgeLeft: null,
    attestedPath: null,
    given: 0,
    denied: 0,
    pastBasal: [],
    commanded: NO_VOLUME,
    toldNl: 0,
    commandedWhenTold: 0,
    alarms: [],
    session: null,
    sessions: 0,
    log: EMPTY_LOG,
    nextSequence: 1,
    lostEntries: 0,
    left: NO_VOLUME,
    reached: NO_VOLUME,
    filledNl,
    pocketNl: 0,
    dischargedNl: 0,
    dry: dryAt({ profile, filledNl, dischargedNl: 0 }) === 0,
    stall: null,
    unloggedRecoveries: [],
    stuckInTelemetry: false,
    starved: null,
    deviatingSinceMs: null,
    primeTipAtMs: null,
    faults: [],
    link: { lose: 0, duplicate: 0, reorder: false, held: null },
  };
}
