import type { OrderContent } from '../../core/therapy/events.ts';
import { repeatedContent } from '../../core/therapy/repeated-content.ts';
import { compareInstants, type Instant, type TimeZone } from '../../core/time.ts';
import type { LastState } from '../../core/visit-input.ts';
import { VOLUME } from '../../wire/amount/unit-table.ts';
import { moment } from '../../wire/visit/local-time.ts';
import { readQuantity } from '../fields/quantity-entry.ts';
import { readTimeOfDay } from '../fields/time-of-day-entry.ts';
import { orderProblem, type ProblemAt, quantityProblem, timeProblem } from './field-problem.ts';
import type { OrderDraft } from './order-draft.ts';
import { readFill } from './read-fill.ts';
import { readProgram } from './read-program.ts';

export interface ReadOrder {
  /** Null while anything that it needs is missing or refused; nothing stands in for it. */
  readonly content: OrderContent | null;
  readonly plannedFor: Instant | null;
  readonly problems: readonly ProblemAt[];
}

/** What the day of an order is judged by. */
export interface OrderClock {
  readonly zone: TimeZone;
  /** The clinic's day, YYYY-MM-DD. */
  readonly today: string;
  /** Nothing can be planned before it. */
  readonly lastFill: Instant | null;
  /** The open visit whose order is amended, when its pump was read: its day is not typed. Null beforehand. */
  readonly visit: Instant | null;
}

/** What the draft orders, exactly as typed, and everything that still stands against it. */
export function readOrder(draft: OrderDraft, clock: OrderClock): ReadOrder {
  const problems: ProblemAt[] = [];
  const plannedFor = readPlanned(draft, clock, problems);
  const fill = draft.filled ? readFill(draft, problems) : undefined;
  const rinses = draft.filled && draft.rinses !== null ? readRinses(draft.rinses, problems) : undefined;
  const program = readProgram(draft.program, problems);
  const { bridge, prime } = readPath(draft, problems);
  const complete = fill !== null && rinses !== null && program !== null && prime !== null;
  if (!complete) return { content: null, plannedFor, problems };
  return {
    content: {
      ...(fill !== undefined && { fill }),
      program,
      bridge,
      ...(prime !== undefined && { prime }),
      ...(rinses !== undefined && { rinses }),
    },
    plannedFor,
    problems,
  };
}

function readPlanned(
  draft: Pick<OrderDraft, 'day' | 'time'>,
  { zone, today, lastFill, visit }: OrderClock,
  problems: ProblemAt[],
): Instant | null {
  if (visit !== null) return visit;
  const time = readTimeOfDay(draft.time);
  const hasDay = /^\d{4}-\d{2}-\d{2}$/.test(draft.day);
  if (!time.ok) problems.push(timeProblem('/visit/at/time', time.problem));
  if (!hasDay) problems.push(orderProblem('/visit/at', 'no-planned-day'));
  else if (draft.day < today) problems.push(orderProblem('/visit/at', 'planned-day-past'));
  if (!hasDay || !time.ok) return null;
  const text = `${draft.day}T${draft.time.trim()}`;
  const at = moment(zone).read({ kind: 'string', text }, '/visit/at', []);
  if (at === undefined) problems.push(orderProblem('/visit/at/time', 'time-not-that-day'));
  else if (lastFill !== null && compareInstants(at, lastFill) < 0)
    problems.push(orderProblem('/visit/at', 'before-last-fill'));
  return at ?? null;
}

/** One to twenty, digits only. */
const COUNT = /^[1-9]\d?$/;
const MOST_RINSES = 20;

function readRinses(
  { count, volume }: NonNullable<OrderDraft['rinses']>,
  problems: ProblemAt[],
): NonNullable<OrderContent['rinses']> | null {
  const number = COUNT.test(count.trim()) ? Number(count) : 0;
  const each = readQuantity(volume, VOLUME);
  if (number < 1 || number > MOST_RINSES) problems.push(orderProblem('/visit/rinses/count', 'count'));
  if (!each.ok) problems.push(quantityProblem('/visit/rinses/volume', each.problem));
  return each.ok && number >= 1 && number <= MOST_RINSES ? { count: number, volume: each.quantity } : null;
}

/**
 * An undecided bridge is computed, and so is one whose reason for declining is still to be typed, so that the plan goes on
 * showing what it would be; the order cannot be submitted before.
 */
function readPath(
  { bridge: { choice, reason }, prime }: OrderDraft,
  problems: ProblemAt[],
): { readonly bridge: OrderContent['bridge']; readonly prime: OrderContent['prime'] | null } {
  const words = reason.trim();
  const isDeclined = choice === 'declined' && words !== '';
  if (choice === 'declined' && !isDeclined) problems.push(orderProblem('/visit/bridge', 'no-reason'));
  const bridge: OrderContent['bridge'] = isDeclined
    ? { kind: 'declined', reason: words }
    : { kind: 'compute' };
  if (prime === null) return { bridge, prime: undefined };
  const { part, reason: occasion, drugFree } = prime;
  if (part === null) problems.push(orderProblem('/visit/prime/part', 'no-part'));
  if (occasion === null) problems.push(orderProblem('/visit/prime/reason', 'no-prime-reason'));
  const isWhole = part !== null && occasion !== null;
  return { bridge, prime: isWhole ? { part, reason: occasion, catheterDrugFree: drugFree } : null };
}

/** As `readOrder`; on the short path what is ordered stands in the record, and only the day is typed. */
export function readRepeated(draft: OrderDraft, last: LastState, clock: OrderClock): ReadOrder {
  const problems: ProblemAt[] = [];
  const plannedFor = readPlanned(draft, clock, problems);
  return { content: repeatedContent(last), plannedFor, problems };
}
