import { millisecondOfWeek } from '../core/pump-clock.ts';
import { type Instant, instantAt } from '../core/time.ts';
import {
  type Duration,
  type FlowRate,
  milliseconds,
  nanolitres,
  nanolitresPerDay,
  timeToRun,
  type Volume,
} from '../core/units.ts';
import { WEEK_MS, weekFrom } from '../core/week.ts';
import type { Fault } from './fault.ts';
import { commandedFlow, faultOf, reachingFlow, trueFlow } from './flows.ts';
import type { Prescription } from './prescription.ts';
import type { ActiveAlarm, PumpState } from './pump-state.ts';
import type { Run, RunningBolus } from './run.ts';
import { schedulePosition } from './schedule-position.ts';
import { shownAt } from './shown-clock.ts';
import { givenBy } from './stopping.ts';
import { countedNl, displayedNl, leftNl, lowThresholdNl, trueVolumeNl, unusableNl } from './volumes.ts';

/** What a programmer shows of a simulated pump: what the pump knows, never what is true. */
export interface PumpReading {
  readonly simulated: 'SIMULATED';
  readonly at: Instant;
  /** The face of its clock, as if it were UTC. */
  readonly shownClock: Instant;
  readonly displayed: Volume;
  /** Counted since the implant. */
  readonly delivered: Volume;
  /** What its motor is told now. */
  readonly flow: FlowRate;
  /** False below the volume of the low-reservoir alarm (SR-11). */
  readonly accuracyGuaranteed: boolean;
  readonly prescription: Prescription | null;
  readonly digest: string | null;
  readonly run: Run;
  readonly updating: boolean;
  readonly bolus: (RunningBolus & { readonly givenNl: number }) | null;
  readonly alarms: readonly ActiveAlarm[];
  readonly timeToLow: Duration | null;
  readonly timeToEmpty: Duration | null;
  /** The end of service once the replacement indicator is on; `unreadable` where it shows ??/??/????. */
  readonly replaceBy: Instant | 'unreadable' | null;
  readonly requests: { readonly given: number; readonly denied: number };
  readonly entries: number;
  readonly lostEntries: number;
}

export function reading(pump: PumpState): PumpReading {
  const { bolus, active } = pump;
  return {
    simulated: 'SIMULATED',
    at: instantAt(pump.nowMs),
    shownClock: instantAt(shownAt(pump)),
    displayed: nanolitres(displayedNl(pump)),
    delivered: nanolitres(countedNl(pump)),
    flow: nanolitresPerDay(commandedFlow(pump, schedulePosition(pump).flow)),
    accuracyGuaranteed: displayedNl(pump) > (lowThresholdNl(pump) ?? 0),
    prescription: active?.prescription ?? null,
    digest: active?.digest ?? null,
    run: pump.run,
    updating: pump.update !== null,
    bolus: bolus === null ? null : { ...bolus, givenNl: givenBy(bolus, pump.nowMs) },
    alarms: pump.alarms,
    timeToLow: timeTo(pump, lowThresholdNl(pump)),
    timeToEmpty: timeTo(pump, unusableNl(pump)),
    replaceBy: replaceBy(pump),
    requests: { given: pump.given, denied: pump.denied },
    entries: pump.nextSequence - 1,
    lostEntries: pump.lostEntries,
  };
}

/** Until the display comes down to a volume, by the program and what is left of a bolus; null where it never does as things are. */
function timeTo(pump: PumpState, thresholdNl: number | null): Duration | null {
  if (thresholdNl === null || pump.active === null) return null;
  const left = nanolitres(displayedNl(pump) - thresholdNl);
  if (pump.run.kind === 'held')
    return timeToRun(
      left,
      [],
      [{ flow: nanolitresPerDay(commandedFlow(pump, 0)), time: milliseconds(WEEK_MS) }],
    );
  if (pump.run.kind === 'stopped') return timeToRun(left, [], []);
  return timeToRun(left, ...partsAhead(pump));
}

type Pieces = Parameters<typeof timeToRun>[1];

/** First what runs until the end of a bolus, then the week again and again. */
function partsAhead(pump: PumpState): readonly [Pieces, Pieces] {
  const { bolus, active, nowMs, scheduleAheadMs } = pump;
  const week = (active?.week ?? []).map((piece) => ({ ...piece, flow: nanolitresPerDay(piece.flow) }));
  const at = (ms: number): number =>
    millisecondOfWeek(instantAt(ms), { aheadOfUtc: milliseconds(scheduleAheadMs) });
  if (bolus === null) return [[], weekFrom(week, at(nowMs), WEEK_MS)];
  const restMs = bolus.endMs - nowMs;
  const beside = bolus.kind === 'single' || bolus.kind === 'patient';
  const during: Pieces = beside
    ? weekFrom(week, at(nowMs), restMs).map(({ flow, time }) => ({
        flow: nanolitresPerDay((flow as unknown as number) + bolus.flow),
        time,
      }))
    : [{ flow: nanolitresPerDay(bolus.flow), time: milliseconds(restMs) }];
  return [during, weekFrom(week, at(bolus.endMs), WEEK_MS)];
}

function replaceBy(pump: PumpState): Instant | 'unreadable' | null {
  if (pump.eriAtMs === null || pump.eriAtMs > pump.nowMs || pump.endAtMs === null) return null;
  const falsely = faultOf(pump.faults, 'false-replace-by');
  if (falsely === null) return instantAt(pump.endAtMs);
  return falsely.fault.laterByMs === null ? 'unreadable' : instantAt(pump.endAtMs + falsely.fault.laterByMs);
}

/** What is true of it, for a teacher and for tests: no pump and no programmer can show this. */
export interface PumpTruth {
  readonly simulated: 'SIMULATED';
  readonly volume: Volume;
  readonly leftPump: Volume;
  readonly reachedPatient: Volume;
  /** Beside the reservoir and out of a leaking catheter. */
  readonly inTissue: Volume;
  readonly flow: FlowRate;
  readonly reachingFlow: FlowRate;
  readonly dry: boolean;
  readonly faults: readonly Fault[];
}

export function truth(pump: PumpState): PumpTruth {
  const leaves = trueFlow(pump, commandedFlow(pump, schedulePosition(pump).flow));
  const left = leftNl(pump);
  const reached = Math.min(left, pump.reached.nl + pump.dischargedNl);
  return {
    simulated: 'SIMULATED',
    volume: nanolitres(trueVolumeNl(pump)),
    leftPump: nanolitres(left),
    reachedPatient: nanolitres(reached),
    inTissue: nanolitres(pump.pocketNl + left - reached),
    flow: nanolitresPerDay(leaves),
    reachingFlow: nanolitresPerDay(reachingFlow(pump, leaves)),
    dry: pump.dry,
    faults: pump.faults.map(({ fault }) => fault),
  };
}
