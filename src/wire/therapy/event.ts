import { accepted, type Result, refused } from '../../core/result.ts';
import { PORT_METHODS, type TherapyEvent } from '../../core/therapy/events.ts';
import type { DecodeError } from '../json/decoder.ts';
import { parseJson } from '../json/parse.ts';
import {
  type Codec,
  count,
  list,
  oneOf,
  orNull,
  pair,
  record,
  type Shape,
  tagged,
  text,
  words,
  yesOrNo,
} from './codec.ts';
import { ahead, change, findings, residual, standing } from './judged.ts';
import { acceptedWarning, blindEntry, content } from './order.ts';
import { alarm, catheter, facts, last, reading } from './parts.ts';
import { identity, person, pumpIdentity, stamp } from './people.ts';
import { entered, moment } from './quantities.ts';
import { identifier, label, nextVisit, readBack, step, symptoms } from './visit.ts';

type Type = TherapyEvent['type'];
type Fields<T extends Type> = {
  readonly [Key in keyof Omit<Extract<TherapyEvent, { readonly type: T }>, 'type' | 'stamp'>]-?: Codec<
    Extract<TherapyEvent, { readonly type: T }>[Key]
  >;
};

const visit = text;
const order = text;
const fields = list(text);
const MOST_MINUTES = 10_000;

/** The fields of every event beside its type and stamp. An event or a field without a form does not compile. */
const FIELDS: { readonly [T in Type]: Fields<T> } = {
  'patient-registered': { identity, facts },
  'facts-recorded': { facts },
  'implant-recorded': { pump: pumpIdentity, catheter },
  'therapy-taken-over': { last, standing },
  'order-submitted': {
    order,
    visit: orNull(visit),
    replaces: orNull(order),
    content,
    plannedFor: moment,
    findings,
    accepted: list(acceptedWarning),
    changes: list(change),
    digest: text,
  },
  'order-verified': { order, entry: blindEntry },
  'order-disputed': { order, entry: blindEntry, fields },
  'order-signed': { order, meaning: oneOf(['prescribed']), digest: text },
  'order-withdrawn': { order, reason: text },
  'visit-started': { visit, order, steps: list(step) },
  'visit-identified': { visit, identifiers: pair(identifier), serial: text, label: orNull(label) },
  'pump-read': { visit, reading },
  'port-confirmed': { visit, port: oneOf(['reservoir']), needleGauge: words, atNeedleStop: yesOrNo },
  'residual-aspirated': {
    visit,
    aspirated: entered.volume,
    residual: orNull(residual),
    findings,
    correction: orNull(text),
  },
  'residual-assessed': { visit, meaning: text, plan: text },
  'port-reconfirmed': { visit, method: oneOf(PORT_METHODS) },
  'refill-injected': {
    visit,
    volume: entered.volume,
    partialInstilChecked: yesOrNo,
    wasted: entered.volume,
    witness: person,
  },
  'program-confirmed': {
    visit,
    order,
    findings,
    standing,
    bridge: orNull(ahead),
    prime: orNull(ahead),
  },
  'read-back-matched': { visit, readBack },
  'read-back-differed': { visit, readBack, fields },
  'observation-started': {
    visit,
    minutes: count(MOST_MINUTES),
    because: oneOf(['start', 'drug-change', 'increase', 'routine']),
  },
  'observation-ended': { visit, overridden: orNull(text), symptoms: orNull(symptoms) },
  'visit-completed': { visit, next: nextVisit },
  'visit-aborted': { visit, reason: text },
  'alarm-reported': { alarm, by: text },
  'appointment-booked': { at: moment },
  'appointment-cancelled': { reason: text },
};

export const EVENT_TYPES = Object.keys(FIELDS) as Type[];

const members = Object.fromEntries(
  Object.entries(FIELDS).map(([type, shape]) => [
    type,
    record(`the event ${type}`, { type: oneOf([type]), stamp, ...(shape as Shape) }),
  ]),
);

const event = tagged<TherapyEvent>('type', members);

/** An event as the journal keeps it. Cannot fail. */
export const encodeEvent = (of: TherapyEvent): unknown => event.write(of);

/** Reads back what `encodeEvent` made. Anything else is refused with its places. */
export function decodeEvent(json: string): Result<TherapyEvent, readonly DecodeError[]> {
  const tree = parseJson(json);
  if (!tree.ok) return tree;
  const errors: DecodeError[] = [];
  const value = event.reads.read(tree.value, '', errors);
  return value === undefined || errors.length > 0 ? refused(errors) : accepted(value);
}
