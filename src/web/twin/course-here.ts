import { usedBridge } from '../../core/bridge.ts';
import type { Plan } from '../../core/plan.ts';
import { evolve } from '../../core/therapy/evolve.ts';
import type { TherapyState } from '../../core/therapy/state.ts';
import { compareInstants } from '../../core/time.ts';
import { clockOf } from '../../core/visit-facts.ts';
import type { LastState, VisitInput } from '../../core/visit-input.ts';
import type { ProposedVisit, TherapyCourse } from '../../twin/scenario-of-course.ts';
import type { RecordJson } from '../../wire/contract/patient.ts';
import { decodeEvent } from '../../wire/therapy/event.ts';

/** A journal that this page reads only in part begins where it can be read; `isWhole` says so. */
export interface FillsOfRecord {
  readonly fills: readonly LastState[];
  readonly isWhole: boolean;
}

/**
 * Every fill of the record with what the pump was told until the next, oldest first. An order that the reader must not see yet
 * ends it: nothing was filled by it.
 */
export function fillsOf(events: RecordJson['events']): FillsOfRecord {
  let state: TherapyState | null = null;
  let fills: readonly LastState[] = [];
  for (const { type, by, at, formulary, data } of events) {
    if (data === null) break;
    const read = decodeEvent(JSON.stringify({ type, stamp: { by, at, formulary }, ...data }));
    if (!read.ok) return { fills: [], isWhole: false };
    state = evolve(state, read.value);
    if (state.last !== null) fills = withLast(fills, state.last);
  }
  return { fills, isWhole: true };
}

/** The same fill as it is known now, or one more. */
export function withLast(fills: readonly LastState[], last: LastState): readonly LastState[] {
  const earlier = fills.filter(({ fill }) => compareInstants(fill.at, last.fill.at) < 0);
  return [...earlier, last];
}

/** Null where the pump was never filled. */
export function courseOf(input: VisitInput, fills: readonly LastState[]): TherapyCourse | null {
  const { last, pump, catheter, visit } = input;
  if (last === null) return null;
  const [first = last, ...rest] = withLast(fills, last);
  return {
    pump,
    catheter,
    clock: clockOf(input),
    fills: [first, ...rest],
    stops: visit.read?.stops ?? [],
  };
}

/** What an order asks for with its bridge or prime as planned; `skipBridge` where it is asked what happens without one. */
export function proposedOf(
  { visit }: VisitInput,
  { bridge: planned, prime }: Plan,
  skipBridge = false,
): ProposedVisit {
  const bridge = skipBridge ? null : usedBridge(planned);
  return {
    at: visit.at,
    ...(visit.fill !== undefined && {
      fill: { volume: visit.fill.volume, components: visit.fill.components },
    }),
    program: visit.program,
    ahead: [
      ...(prime === null ? [] : [{ kind: 'prime' as const, volume: prime.volume, rate: prime.rate }]),
      ...(bridge === null ? [] : [{ kind: 'bridge' as const, volume: bridge.volume, rate: bridge.rate }]),
    ],
  };
}
