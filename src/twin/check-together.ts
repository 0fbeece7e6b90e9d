import { epochMilliseconds } from '../core/time.ts';
import { FAULT_FACTOR } from './bounds.ts';
import { lengthMs } from './pump-flow.ts';
import type { Refuse } from './refuse.ts';
import type { FlowFaultEvent, Scenario } from './scenario.ts';

/** Events that are each right and contradict each other; of events in order of time. */
export function checkTogether({ delivery }: Scenario, refuse: Refuse): void {
  const [, most] = FAULT_FACTOR;
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
    if (before <= most && before * event.factor > most)
      refuse(
        'contradictory',
        `/delivery/${i}/factor`,
        `at most ${most} together with the faults that still last`,
      );
    faults = [...faults, event];
  }
}
