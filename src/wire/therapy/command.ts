import { accepted, type Result, refused } from '../../core/result.ts';
import type { TherapyCommand } from '../../core/therapy/commands.ts';
import { type Person, PORT_METHODS } from '../../core/therapy/events.ts';
import type { DecodeError } from '../json/decoder.ts';
import type { Json } from '../json/tree.ts';
import {
  type Codec,
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
import { acceptedWarning, blindEntry, content } from './order.ts';
import { alarm, catheter, facts, last, reading } from './parts.ts';
import { identity, pumpIdentity } from './people.ts';
import { entered, moment } from './quantities.ts';
import { identifier, label, nextVisit, readBack, symptoms } from './visit.ts';

/** What a client may ask for: the command as the core has it, but the witness, whom the server authenticates. */
export type AskedCommand = WithoutWitness<TherapyCommand>;
type WithoutWitness<C> = C extends { readonly witness: Person } ? Omit<C, 'witness'> : C;

type Type = AskedCommand['type'];
type Fields<T extends Type> = {
  readonly [Key in keyof Omit<Extract<AskedCommand, { readonly type: T }>, 'type'>]-?: Codec<
    Extract<AskedCommand, { readonly type: T }>[Key]
  >;
};

const visit = text;
const order = text;
const accepts = list(acceptedWarning);
const acknowledged = list(text);

/** The fields of every command. A command or a field without a form does not compile. */
const FIELDS: { readonly [T in Type]: Fields<T> } = {
  'register-patient': { identity, facts },
  'record-facts': { facts },
  'record-implant': { pump: pumpIdentity, catheter },
  'take-over-therapy': { last },
  'report-alarm': { alarm, by: text },
  'book-appointment': { at: moment },
  'cancel-appointment': { reason: text },
  'submit-order': {
    visit: orNull(visit),
    content,
    plannedFor: moment,
    accepted: accepts,
    acknowledged,
    replaces: orNull(order),
  },
  'repeat-order': { plannedFor: moment, accepted: accepts, replaces: orNull(order) },
  'verify-order': { order, entry: blindEntry },
  'sign-order': { order, digest: text },
  'withdraw-order': { order, reason: text },
  'start-visit': { order },
  identify: { visit, identifiers: pair(identifier), serial: text, label: orNull(label) },
  'read-pump': { visit, reading },
  'confirm-port': {
    visit,
    port: oneOf(['reservoir', 'catheter-access']),
    needleGauge: words,
    atNeedleStop: yesOrNo,
  },
  'record-aspirate': { visit, aspirated: entered.volume, correction: orNull(text) },
  'assess-residual': { visit, meaning: text, plan: text },
  'reconfirm-port': { visit, method: oneOf(PORT_METHODS) },
  'record-injection': {
    visit,
    volume: entered.volume,
    partialInstilChecked: yesOrNo,
    wasted: entered.volume,
  },
  'confirm-program': { visit },
  'enter-read-back': { visit, readBack },
  'end-observation': { visit, overridden: orNull(text), symptoms: orNull(symptoms) },
  'complete-visit': { visit, next: nextVisit },
  'abort-visit': { visit, reason: text },
};

export const COMMAND_TYPES = Object.keys(FIELDS) as Type[];

const members = Object.fromEntries(
  Object.entries(FIELDS).map(([type, shape]) => [
    type,
    record(`the command ${type}`, { type: oneOf([type]), ...(shape as Shape) }),
  ]),
);

const command = tagged<AskedCommand>('type', members);

/** As the route of commands takes it. Cannot fail. */
export const encodeCommand = (of: AskedCommand): unknown => command.write(of);

/** `at` is where the command stands in the request, for the pointers of what is wrong. */
export function decodeCommand(json: Json, at: string): Result<AskedCommand, readonly DecodeError[]> {
  const errors: DecodeError[] = [];
  const value = command.reads.read(json, at, errors);
  return value === undefined || errors.length > 0 ? refused(errors) : accepted(value);
}
