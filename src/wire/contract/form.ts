import { z } from 'zod';

/** An identifier that the program made. Says nothing about a person. */
export const id = z.uuid();

/** A moment, ISO 8601 with its offset or Z. Replies are always in UTC. */
export const moment = z.iso.datetime({ offset: true });

/** YYYY-MM-DD. */
export const day = z.iso.date();

/** What a person typed; refused when empty or longer than a page. */
export const text = z.string().trim().min(1).max(2000);
export const name = z.string().trim().min(1).max(200);

/** `{ value, unit }` in UCUM. The shape only: which units a field takes is decided where it is decoded. */
export const amount = z.strictObject({ value: z.number(), unit: z.string().min(1).max(12) });
export type AmountJson = z.infer<typeof amount>;

/**
 * A part of the visit file (`visit/1`), under the same key and in the same form as there. Its own decoder says what is
 * wrong with it, with a pointer; here it only has to be an object.
 */
export const visitPart = (key: string) =>
  z.record(z.string(), z.unknown()).meta({ description: `as \`${key}\` of a visit/1 file` });

export const role = z.enum(['nurse', 'physician', 'pharmacist']);
export const person = z.strictObject({ id, name: z.string(), role });
export type PersonJson = z.infer<typeof person>;

/** Somebody did it, then. */
export const mark = z.strictObject({ by: person, at: moment });
export type MarkJson = z.infer<typeof mark>;
