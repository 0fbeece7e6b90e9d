import { z } from 'zod';
import { boardGroup } from './board.ts';
import { alarm, assessment, identity } from './command.ts';
import { amount, day, id, moment, person, visitPart } from './form.ts';
import { orderView } from './order.ts';
import { standing, visitView } from './visit.ts';

/** POST /api/patient-search: words of the name or the record number, in a body because an address is logged. */
export const patientSearch = z.strictObject({ search: z.string().max(200) });
export type PatientSearch = z.infer<typeof patientSearch>;

/** GET /api/patients: everybody of the clinic, by name. A search answers at most fifty. */
export const patients = z.strictObject({
  patients: z.array(z.strictObject({ id, ...identity.shape })),
});
export type Patients = z.infer<typeof patients>;

/** One refill of the past with what was found; null where nothing had been programmed before. */
export const refill = z.strictObject({
  visit: id,
  at: moment,
  /** What was injected. */
  fill: amount,
  aspirated: amount,
  expected: amount.nullable(),
  discrepancy: amount.nullable(),
  ratio: z.number().nullable(),
  verdict: z.enum(['as-labelled', 'watch', 'investigate']).nullable(),
  assessment: assessment.nullable(),
});
export type RefillView = z.infer<typeof refill>;

/**
 * GET /api/patients/:id. `record` with a `visit` beside it is a visit/1 file: the same core that the server uses plans it
 * in the browser.
 */
export const patient = z.strictObject({
  id,
  version: z.int(),
  now: moment,
  identity,
  /** What tells the implanted pump from others; its visit/1 form is in `record`. */
  pump: z
    .strictObject({ serial: z.string(), implantedOn: day.nullable(), site: z.string().nullable() })
    .nullable(),
  record: z.strictObject({
    theca: z.literal('visit/1'),
    timeZone: z.string(),
    clinic: visitPart('clinic').optional(),
    patient: visitPart('patient'),
    pump: visitPart('pump').optional(),
    catheter: visitPart('catheter').optional(),
    last: visitPart('last').optional(),
  }),
  formulary: z.string(),
  /** What the pump does now; null before the first fill, and where an aborted visit left it open. */
  standing: standing.nullable(),
  order: orderView.nullable(),
  visit: visitView.nullable(),
  /** What the pump runs or holds is not known to be what the record says. */
  unreconciled: z
    .strictObject({
      since: moment,
      visit: id,
      because: z.enum([
        'read-back-differed',
        'not-read-back',
        'injected-not-programmed',
        'emptied-not-filled',
      ]),
      fields: z.array(z.string()),
    })
    .nullable(),
  /** Delivery stopped for a while: the earlier dose is not offered again. */
  interrupted: z
    .strictObject({
      since: moment,
      because: z.enum(['stopped-by-order', 'stopped-as-read', 'delivery-in-doubt', 'emptied']),
    })
    .nullable(),
  /** Oldest first. */
  refills: z.array(refill),
  alarms: z.array(alarm),
  appointment: moment.nullable(),
  waiver: z.string().nullable(),
  groups: z.array(boardGroup),
});
export type Patient = z.infer<typeof patient>;

/** GET /api/patients/:id/record: everything that happened, oldest first. */
export const record = z.strictObject({
  version: z.int(),
  events: z.array(
    z.strictObject({
      version: z.int(),
      type: z.string(),
      by: person,
      at: moment,
      formulary: z.string(),
      /** The event's own fields; null while a blind entry must not see them. */
      data: z.record(z.string(), z.unknown()).nullable(),
    }),
  ),
});
export type RecordJson = z.infer<typeof record>;
