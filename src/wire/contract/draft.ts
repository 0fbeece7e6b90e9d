import { z } from 'zod';
import { id, moment, person } from './form.ts';

/** What the order form holds, as the form needs it: kept word for word, never judged, never part of the record. */
const content = z.record(z.string(), z.unknown());

/** GET /api/patients/:id/draft. Of the reader's clinic, whoever typed it; null where there is none. */
export const draft = z.strictObject({
  patient: id,
  /** Version of the patient on which the order was begun. */
  basedOn: z.int(),
  /** Counts up with every save. */
  revision: z.int(),
  content,
  by: person,
  at: moment,
});
export type Draft = z.infer<typeof draft>;
/** `revision` stays when a draft is discarded: the next save names it. 0 before the first. */
export const draftReply = z.strictObject({ revision: z.int(), draft: draft.nullable() });
export type DraftReply = z.infer<typeof draftReply>;

/** PUT: `revision` is the one that was loaded, `content` the new one. */
export const draftRequest = z.strictObject({ basedOn: z.int(), revision: z.int().min(0), content });
export type DraftRequest = z.infer<typeof draftRequest>;

/** DELETE: the revision that is thrown away. */
export const draftDelete = z.strictObject({ revision: z.coerce.number().int().min(0) });

/** 409 of PUT and DELETE: what stands there now, so that the difference can be shown. */
export const draftConflict = z.strictObject({
  theca: z.literal('error/1'),
  code: z.literal('stale-draft'),
  message: z.string(),
  revision: z.int(),
  draft: draft.nullable(),
});
export type DraftConflict = z.infer<typeof draftConflict>;
