import { z } from 'zod';
import { IDENTIFIER_KINDS, PORT_METHODS } from '../../core/therapy/events.ts';
import { amount, day, id, moment, name, text, visitPart } from './form.ts';
import { acceptedWarning, blindEntry, label, orderContent } from './order.ts';
import { readBack } from './read-back.ts';

export const identity = z.strictObject({
  name,
  recordNumber: z.string().trim().min(1).max(60),
  birthDate: day,
});

/** `pump` of a visit/1 file and what tells this one from others. */
export const pumpIdentity = z.looseObject({
  model: z.string(),
  serial: z.string().trim().min(1).max(60),
  implantedOn: day.optional(),
  site: z.string().max(200).optional(),
});

export const alarm = z.strictObject({ kind: z.string().max(60), since: moment.optional() });
export const identifier = z.strictObject({ kind: z.enum(IDENTIFIER_KINDS), value: name });
export const assessment = z.strictObject({ meaning: text, plan: text });
export const symptoms = z.strictObject({ seen: text, done: text });

const accepted = z.array(acceptedWarning).max(100);
/** The `at` of every changed value. */
const acknowledged = z.array(z.string().max(200)).max(200);
/** The open order that is superseded; null where none is open. */
const replaces = id.nullable();

const as = <T extends string>(type: T) => ({ type: z.literal(type) });
const at = <T extends string>(type: T) => ({ ...as(type), visit: id });

/** Everything that can be done to a therapy. The server makes the ids, the stamps, the findings and the witness. */
export const command = z.discriminatedUnion('type', [
  z.strictObject({ ...as('record-facts'), facts: visitPart('patient') }),
  z.strictObject({ ...as('record-implant'), pump: pumpIdentity, catheter: visitPart('catheter') }),
  z.strictObject({ ...as('take-over-therapy'), last: visitPart('last') }),
  z.strictObject({ ...as('report-alarm'), alarm, by: name }),
  z.strictObject({ ...as('book-appointment'), at: moment }),
  z.strictObject({ ...as('cancel-appointment'), reason: text }),
  z.strictObject({
    ...as('submit-order'),
    /** The open visit that it amends; else null. */
    visit: id.nullable(),
    content: orderContent,
    plannedFor: moment,
    accepted,
    acknowledged,
    replaces,
  }),
  z.strictObject({ ...as('repeat-order'), plannedFor: moment, accepted, replaces }),
  z.strictObject({ ...as('verify-order'), order: id, entry: blindEntry }),
  /** `digest` is that of the order as the signer saw it. */
  z.strictObject({ ...as('sign-order'), order: id, digest: z.string().max(200) }),
  z.strictObject({ ...as('withdraw-order'), order: id, reason: text }),
  z.strictObject({ ...as('start-visit'), order: id }),
  z.strictObject({
    ...at('identify'),
    identifiers: z.tuple([identifier, identifier]),
    serial: z.string().trim().min(1).max(60),
    /** Null at a visit without a fill. */
    label: label.nullable(),
  }),
  /** The clock as `clockOffset`, an amount of time: pump minus local, negative if behind. */
  z.strictObject({ ...at('read-pump'), reading: visitPart('visit.read') }),
  z.strictObject({
    ...at('confirm-port'),
    port: z.enum(['reservoir', 'catheter-access']),
    needleGauge: z.string().max(20),
    atNeedleStop: z.boolean(),
  }),
  /** `correction`: why the value recorded before was wrong; null for the first. */
  z.strictObject({ ...at('record-aspirate'), aspirated: amount, correction: text.nullable() }),
  z.strictObject({ ...at('assess-residual'), ...assessment.shape }),
  z.strictObject({ ...at('reconfirm-port'), method: z.enum(PORT_METHODS) }),
  /** Needs `as`: the witness. `wasted`: what came out and what stayed in the syringe, together. */
  z.strictObject({
    ...at('record-injection'),
    volume: amount,
    partialInstilChecked: z.boolean(),
    wasted: amount,
  }),
  z.strictObject({ ...at('confirm-program') }),
  z.strictObject({ ...at('enter-read-back'), readBack }),
  z.strictObject({ ...at('end-observation'), overridden: text.nullable(), symptoms: symptoms.nullable() }),
  z.strictObject({
    ...at('complete-visit'),
    next: z.union([z.strictObject({ appointment: moment }), z.strictObject({ waiver: text })]),
  }),
  z.strictObject({ ...at('abort-visit'), reason: text }),
]);
export type CommandJson = z.infer<typeof command>;

/**
 * POST /api/patients/:id/commands, with the header `Idempotency-Key`. `password` is the signed-in person's own, again:
 * sign-order needs it. `as` is the second person at the same desk: who verifies the order, or who witnesses the waste.
 */
export const commandRequest = z.strictObject({
  expectedVersion: z.int().min(0),
  command,
  password: z.string().max(1000).optional(),
  as: z.strictObject({ username: z.string().max(200), password: z.string().max(1000) }).optional(),
});
export type CommandRequest = z.infer<typeof commandRequest>;

export const commandReply = z.strictObject({
  version: z.int(),
  events: z.array(z.strictObject({ type: z.string(), at: moment })),
  /** The patient's order and visit after it, if any. */
  order: id.nullable(),
  visit: id.nullable(),
});
export type CommandReply = z.infer<typeof commandReply>;

/** POST /api/patients, with the header `Idempotency-Key`. */
export const registerRequest = z.strictObject({ identity, facts: visitPart('patient') });
export type RegisterRequest = z.infer<typeof registerRequest>;
export const registerReply = z.strictObject({ id, version: z.int() });
export type RegisterReply = z.infer<typeof registerReply>;
