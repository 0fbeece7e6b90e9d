import type { Instant, TimeZone } from '../time.ts';
import type { ClinicPolicy, VisitEntry, VisitInput } from '../visit-input.ts';
import type { OrderContent } from './events.ts';
import type { TherapyState } from './state.ts';

/**
 * What the plan of a visit is computed from: the record, what is ordered, and what the open visit has recorded so far. The
 * time is that of the last thing recorded about the pump, so that the plan does not drift while people work; `at` where
 * nothing is recorded yet. Null while no implant is recorded.
 */
export function visitInputOf(
  state: TherapyState,
  content: OrderContent,
  at: Instant,
  clinic: ClinicPolicy,
  timeZone: TimeZone,
): VisitInput | null {
  const { pump, catheter } = state;
  if (pump === null || catheter === null) return null;
  const visit: VisitEntry = { ...content, at, ...recorded(state) };
  return { timeZone, clinic, patient: state.facts, pump, catheter, last: state.last, visit };
}

type Recorded = Pick<VisitEntry, 'read' | 'aspirated' | 'portConfirmed'> & { readonly at?: Instant };

/** What the open visit knows of the pump; nothing where none is open. */
export function recorded(state: TherapyState): Recorded {
  const { visit } = state;
  if (visit === null) return {};
  const entry = visit.residuals.at(-1);
  const at = entry?.at ?? visit.read?.at;
  return {
    ...(at === undefined ? {} : { at }),
    ...(visit.read === null ? {} : { read: visit.read.reading }),
    ...(entry === undefined ? {} : { aspirated: entry.aspirated }),
    ...(visit.portReconfirmed === null ? {} : { portConfirmed: true }),
  };
}
