import type { PersonJson } from '../../wire/contract/form.ts';
import type { RecordJson } from '../../wire/contract/patient.ts';

export interface EndedVisit {
  readonly visit: string;
  readonly how: 'completed' | 'aborted';
  readonly by: PersonJson;
  readonly at: string;
  /** Why it was aborted; null of a completed one. */
  readonly reason: string | null;
}

const HOW = { 'visit-completed': 'completed', 'visit-aborted': 'aborted' } as const;
const MS_PER_H = 3_600_000;
const RECENT_H = 24;

/** The visit that ended last; null where that is longer ago than a day, or another one was started since. */
export function endedVisit(events: RecordJson['events'], now: string): EndedVisit | null {
  const last = events.findLast(({ type }) => type === 'visit-started' || Object.hasOwn(HOW, type));
  if (last === undefined || last.type === 'visit-started') return null;
  if (Date.parse(now) - Date.parse(last.at) > RECENT_H * MS_PER_H) return null;
  const { visit, reason } = last.data ?? {};
  if (typeof visit !== 'string') return null;
  const how = last.type === 'visit-completed' ? 'completed' : 'aborted';
  return { visit, how, by: last.by, at: last.at, reason: typeof reason === 'string' ? reason : null };
}
