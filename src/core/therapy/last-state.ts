import { readsStill, recordsNoFlow } from '../never-ran.ts';
import type { Program } from '../program.ts';
import type { Instant } from '../time.ts';
import type { Delivered, Fill, LastState } from '../visit-input.ts';
import type { OrderContent, ReadBack } from './events.ts';
import type { Visit } from './state.ts';

/** The program that the pump was last told to run. */
export const currentProgram = (last: LastState): Program => last.changes.at(-1)?.program ?? last.program;

/**
 * What the pump holds and runs after a visit: what was really injected, and the ordered program only once the pump was seen
 * to have it. The new program counts from the injection on; the minutes until it was set are within what the
 * aspirated volume can tell.
 */
export function lastStateAfter(
  last: LastState | null,
  visit: Visit,
  content: OrderContent,
): LastState | null {
  const programmedAt = programmedSince(visit);
  const fill = injectedFill(visit, content);
  const delivered = programmedAt === null ? [] : deliveredAhead(visit, programmedAt);
  if (fill !== null) {
    const program = programmedAt === null ? foundProgram(last, visit) : content.program;
    return marked({ fill, program, changes: [], delivered }, last, visit);
  }
  if (last === null) return null;
  if (programmedAt === null) return marked(last, last, visit);
  const changed = {
    ...last,
    changes: [...last.changes, { at: programmedAt, program: content.program }],
    delivered: [...last.delivered, ...delivered],
  };
  return marked(changed, last, visit);
}

/**
 * With the mark that nothing ever ran in this pump, where that is still so: it was new or had the mark, and nothing that the visit
 * found, ordered or read back flows. What was confirmed and not read back may be running, and a pump that cannot be programmed
 * runs from its fill on.
 */
function marked({ neverRan: _, ...after }: LastState, last: LastState | null, visit: Visit): LastState {
  const before = last === null || last.neverRan === true;
  const found = visit.steps.includes('program') && readsStill(visit.read?.reading);
  const set = visit.confirmed === null || programmedSince(visit) !== null;
  const still = found && set && visit.readBacks.every((attempt) => reportsNoFlow(attempt.readBack));
  return before && still && recordsNoFlow(after) ? { ...after, neverRan: true } : after;
}

const reportsNoFlow = ({ mode, bridge, prime, patientBolus }: ReadBack): boolean =>
  mode === 'stopped' && [bridge, prime, patientBolus].every((part) => part == null);

/** When the pump was seen to run what was ordered; a pump that cannot be programmed runs it once it is confirmed. */
export function programmedSince(visit: Visit): Instant | null {
  if (!visit.steps.includes('program')) return visit.confirmed?.at ?? null;
  return visit.readBacks.find((attempt) => attempt.fields.length === 0)?.at ?? null;
}

function injectedFill(visit: Visit, content: OrderContent): Fill | null {
  if (visit.injected === null || content.fill === undefined) return null;
  return { at: visit.injected.at, volume: visit.injected.volume, components: content.fill.components };
}

/** Filled and not programmed: the pump still runs what it ran. A new pump that nobody programmed runs nothing. */
function foundProgram(last: LastState | null, visit: Visit): Program {
  const read = visit.read?.reading.program;
  if (read !== undefined) return read;
  return last === null ? { mode: 'stopped' } : currentProgram(last);
}

function deliveredAhead(visit: Visit, at: Instant): readonly Delivered[] {
  const { bridge = null, prime = null } = visit.confirmed ?? {};
  const ahead: Delivered[] = [];
  if (prime !== null) ahead.push({ kind: 'prime', at, volume: prime.volume, duration: prime.duration });
  if (bridge !== null) ahead.push({ kind: 'bridge', at, volume: bridge.volume, duration: bridge.duration });
  return ahead;
}
