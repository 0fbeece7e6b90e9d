import { z } from 'zod';
import { BOARD_GROUPS, type BoardGroup } from '../../core/therapy/board-groups.ts';
import { amount, day, id, moment } from './form.ts';
import { ORDER_STATUSES } from './order.ts';

export const boardGroup = z.enum(BOARD_GROUPS);
export type { BoardGroup };

/** GET /api/board?drug&physician. Nothing of a patient ever stands in an address. */
export const boardQuery = z.strictObject({
  drug: z.string().max(40).optional(),
  physician: z.string().max(200).optional(),
});
export type BoardQuery = z.infer<typeof boardQuery>;

export const boardDrug = z.strictObject({
  drug: z.string(),
  concentration: amount,
  /** Absent where nothing is delivered. */
  dailyDose: amount.nullable(),
});

/** One patient of the refill runway. A date that is not known is null, never a guess. */
export const boardRow = z.strictObject({
  id,
  name: z.string(),
  recordNumber: z.string(),
  birthDate: day,
  /** The gravest that applies; `groups` has all of them. */
  group: boardGroup,
  groups: z.array(boardGroup).min(1),
  pumpModel: z.string().nullable(),
  drugs: z.array(boardDrug),
  /** The program in force. */
  mode: z.enum(['continuous', 'schedule', 'minimum-rate', 'stopped']).nullable(),
  patientBoluses: z.boolean(),
  lastFill: moment.nullable(),
  lowReservoirAlarm: moment.nullable(),
  worstCaseAlarm: moment.nullable(),
  empty: moment.nullable(),
  stability: moment.nullable(),
  /** A clinic day in the clinic's zone. */
  refillBy: day.nullable(),
  because: z.enum(['alarm', 'over-infusion', 'stability', 'policy']).nullable(),
  appointment: moment.nullable(),
  /** Why the last visit was closed without an appointment. */
  waiver: z.string().nullable(),
  /** Drugs in the pump that must not be stopped suddenly. */
  withdrawal: z.array(z.string()),
  alarms: z.array(z.strictObject({ kind: z.string(), since: moment.optional() })),
  lastRefill: z
    .strictObject({
      at: moment,
      discrepancy: amount.nullable(),
      verdict: z.enum(['as-labelled', 'watch', 'investigate']).nullable(),
    })
    .nullable(),
  unreconciled: z.strictObject({ since: moment, because: z.string() }).nullable(),
  interrupted: z.strictObject({ since: moment, because: z.string() }).nullable(),
  /** Who prescribed what is in force. */
  physician: z.string().nullable(),
  order: z
    .strictObject({ id, status: z.enum(ORDER_STATUSES), by: z.string(), stale: z.boolean() })
    .nullable(),
  visit: z
    .strictObject({
      id,
      step: z.string(),
      startedAt: moment,
      by: z.string(),
      /** Until when the patient is watched at least; null where nobody is, or somebody said what was seen. */
      watchedUntil: moment.nullable(),
    })
    .nullable(),
});
export type BoardRow = z.infer<typeof boardRow>;

export const board = z.strictObject({
  /** The server's clock at the request, and the clinic's zone: the board is drawn from here. */
  now: moment,
  timeZone: z.string(),
  rows: z.array(boardRow),
  /** Over all patients of the clinic, whatever is filtered; a group without anybody is left out. */
  counts: z.partialRecord(boardGroup, z.int()),
  drugs: z.array(z.string()),
  physicians: z.array(z.string()),
});
export type Board = z.infer<typeof board>;
