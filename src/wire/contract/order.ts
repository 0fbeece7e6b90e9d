import { z } from 'zod';
import { DRUG_IDS } from '../../core/ids.ts';
import { WARNING_REASONS } from '../../core/therapy/events.ts';
import { amount, day, id, mark, moment, name, text, visitPart } from './form.ts';

/** What was asked for, each part as in a visit/1 file. */
export const orderContent = z.strictObject({
  fill: visitPart('visit.fill').optional(),
  program: visitPart('visit.program'),
  bridge: z.union([z.literal('compute'), z.strictObject({ declined: text })]),
  prime: visitPart('visit.prime').optional(),
  rinses: visitPart('visit.rinses').optional(),
});

/** A warning that the author accepts, by its rule and its place, with a coded reason. */
export const acceptedWarning = z.strictObject({
  rule: z.string().max(100),
  at: z.string().max(200),
  reason: z.enum(WARNING_REASONS),
  remark: text.optional(),
});
export type AcceptedWarningJson = z.infer<typeof acceptedWarning>;

const labelled = z.strictObject({ drug: z.enum(DRUG_IDS), concentration: amount });

/** What the second person typed without seeing the first entry. */
export const blindEntry = z.strictObject({
  components: z.array(labelled).max(8),
  /** Null where the order has no fill. */
  volume: amount.nullable(),
  dailyDose: z.strictObject({ text: z.string().max(40), unit: z.enum(['ug/d', 'mg/d']) }),
  /** Null where the second person knows of none; asked of every order, so that the question tells nothing of this one. */
  prime: z
    .strictObject({
      volume: z.strictObject({ text: z.string().max(40), unit: z.literal('mL') }),
      duration: z.strictObject({ text: z.string().max(40), unit: z.enum(['s', 'min']) }),
    })
    .nullable(),
});
export type BlindEntryJson = z.infer<typeof blindEntry>;

/** What stands on the syringe. `patient` is the record number on it. */
export const label = z.strictObject({
  patient: name,
  components: z.array(labelled).min(1).max(8),
  volume: amount,
  lot: name,
  beyondUse: day,
});
export type LabelJson = z.infer<typeof label>;

/** One value of a finding's working or of a change: an amount, a number or words. */
export const workingValue = z.union([amount, z.number(), z.string()]);

/** One sentence of a message by its code, for a screen in another language; its values may hold sentences without lists. */
const plainSentence = z.strictObject({
  code: z.string(),
  values: z.record(z.string(), z.union([workingValue, z.array(z.string())])),
});
export const sentence = z.strictObject({
  code: z.string(),
  values: z.record(z.string(), z.union([workingValue, z.array(z.string()), z.array(plainSentence)])),
});
export type SentenceJson = z.infer<typeof sentence>;

/** A finding as in plan/1, with its sentences. */
export const finding = z.strictObject({
  rule: z.string(),
  severity: z.enum(['refuse', 'warn', 'note']),
  at: z.string(),
  message: z.string(),
  said: z.array(sentence).optional(),
  working: z.record(z.string(), workingValue),
  source: z.strictObject({
    title: z.string(),
    where: z.string(),
    url: z.string().nullable(),
    confidence: z.enum(['verified', 'recalled', 'derived', 'adopted']),
    read: z.string(),
  }),
});
export type FindingJson = z.infer<typeof finding>;

/** A value as it was and as it would be; `at` is what an acknowledgement names. */
export const change = z.strictObject({
  at: z.string(),
  field: z.string(),
  drug: z.enum(DRUG_IDS).nullable(),
  from: workingValue.nullable(),
  to: workingValue.nullable(),
  factor: z.number().nullable(),
  changed: z.boolean(),
});
export type ChangeJson = z.infer<typeof change>;

export const ORDER_STATUSES = ['submitted', 'disputed', 'verified', 'signed', 'withdrawn'] as const;

/**
 * The order that waits or is in use. While `hidden` (submitted or disputed, and the reader is not its author) everything
 * that a blind entry must not see is null.
 */
export const orderView = z.strictObject({
  id,
  /** The visit that it amends; null when prepared beforehand. */
  visit: id.nullable(),
  status: z.enum(ORDER_STATUSES),
  submitted: mark,
  plannedFor: moment,
  hidden: z.boolean(),
  /** The only thing told of a hidden order: whether there is a fill to enter. */
  hasFill: z.boolean(),
  content: orderContent.nullable(),
  findings: z.array(finding).nullable(),
  accepted: z.array(acceptedWarning).nullable(),
  changes: z.array(change).nullable(),
  digest: z.string().nullable(),
  verified: mark.nullable(),
  /** `fields` is null to the reader while the order is hidden from him. */
  disputed: z.strictObject({ ...mark.shape, fields: z.array(z.string()).nullable() }).nullable(),
  signed: mark.nullable(),
  withdrawn: z.strictObject({ ...mark.shape, reason: z.string() }).nullable(),
  /** The record, or a figure or policy that it was judged by, changed after the check: it must be submitted again. */
  stale: z.boolean(),
});
export type OrderView = z.infer<typeof orderView>;
