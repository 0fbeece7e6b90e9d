import { PUMP_ALARMS, pumpAlarmNamed } from '../devices/alarms.ts';
import { isNewSystem } from '../never-ran.ts';
import { compareInstants, type Instant } from '../time.ts';
import type { LastState, PumpReading } from '../visit-input.ts';
import type { Interruption, TherapyState } from './state.ts';

/** What a reading says about a stop of delivery; null where it says nothing of one. In a pump that never ran nothing has stopped. */
export function interruptionRead(
  reading: PumpReading,
  readAt: Instant,
  last: LastState | null,
): Interruption | null {
  const stop = [...(reading.stops ?? [])].sort((a, b) => compareInstants(a.from, b.from))[0];
  if (stop !== undefined) return { since: stop.from, because: 'stopped-as-read' };
  if (reading.program?.mode === 'stopped' && !isNewSystem(last, reading))
    return { since: readAt, because: 'stopped-as-read' };
  const alarm = reading.alarms?.find((each) => {
    const kind = pumpAlarmNamed(each.kind);
    return kind === null || PUMP_ALARMS[kind].deliveryInDoubt;
  });
  return alarm === undefined ? null : { since: alarm.since ?? readAt, because: 'delivery-in-doubt' };
}

/** Whether delivery has stopped, or must have by now: the reservoir was due to be empty. */
export function isInterrupted(state: TherapyState, now: Instant): boolean {
  if (state.interrupted !== null) return true;
  const empty = state.standing?.dates.empty ?? null;
  return empty !== null && compareInstants(empty, now) <= 0;
}
