import { epochMilliseconds } from '../core/time.ts';
import { LARGEST_FAULT } from './check-event.ts';
import { lengthMs } from './pump-flow.ts';
import type { Refuse } from './refuse.ts';
import type { FlowFaultEvent, Scenario } from './scenario.ts';

/** Events that are each right and contradict each other; of events in order of time. */
export function checkTogether({ delivery }: Scenario, refuse: Refuse): void {
  let throughAtMs = Number.NEGATIVE_INFINITY;
  let faults: readonly FlowFaultEvent[] = [];
  for (const [i, event] of delivery.entries()) {
    const atMs = epochMilliseconds(event.at);
    if (event.kind === 'bridge' || event.kind === 'prime') {
      if (atMs < throughAtMs)
        refuse('contradictory', `/delivery/${i}/at`, 'after the bridge or prime before it is through');
      throughAtMs = atMs + lengthMs(event);
    }
    if (event.kind !== 'flow-fault') continue;
    faults = faults.filter(({ until }) => until === undefined || epochMilliseconds(until) > atMs);
    const before = faults.reduce((product, { factor }) => product * factor, 1);
    if (before <= LARGEST_FAULT && before * event.factor > LARGEST_FAULT)
      refuse(
        'contradictory',
        `/delivery/${i}/factor`,
        `at most ${LARGEST_FAULT} together with the faults that still last`,
      );
    faults = [...faults, event];
  }
}
