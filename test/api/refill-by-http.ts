// A patient under treatment, and a refill that changes nothing, through the routes alone.

import assert from 'node:assert/strict';
import type { BlindEntry, OrderContent } from '../../src/core/therapy/events.ts';
import { earlier } from '../../src/core/time.ts';
import { milliseconds } from '../../src/core/units.ts';
import type { AskedCommand } from '../../src/wire/therapy/command.ts';
import { encodeCommand } from '../../src/wire/therapy/command.ts';
import {
  CATHETER,
  DAY,
  entryOf,
  FACTS,
  IDENTITY,
  LAST,
  labelOf,
  ML,
  PUMP,
  SAME,
} from '../core/therapy/patient.ts';
import {
  type ApiUnderTest,
  type Ask,
  type Caller,
  newKey,
  PASSWORD,
  type Reply,
  usernameOf,
} from './api-under-test.ts';

let made = 0;

export const identityOf = (number: number) => ({
  ...IDENTITY,
  name: `${IDENTITY.name} ${number}`,
  recordNumber: `T-${number}`,
});

export interface HttpPatient {
  readonly id: string;
  readonly identity: typeof IDENTITY;
  readonly serial: string;
}

export async function commanded(
  caller: Caller,
  patient: string,
  expectedVersion: number,
  command: AskedCommand,
  more: { readonly password?: string; readonly as?: object; readonly key?: string } = {},
): Promise<Reply> {
  const { key = newKey(), ...rest } = more;
  const body = { expectedVersion, command: encodeCommand(command), ...rest };
  return caller('POST', `/api/patients/${patient}/commands`, { body, key });
}

export const versionOf = async (caller: Caller, patient: string): Promise<number> =>
  (await caller('GET', `/api/patients/${patient}`)).body.version;

/** Gives the command at the newest version and fails the test where it is refused. */
export async function does(
  caller: Caller,
  patient: string,
  command: AskedCommand,
  more: { readonly password?: string; readonly as?: object } = {},
): Promise<Reply> {
  const reply = await commanded(caller, patient, await versionOf(caller, patient), command, more);
  assert.equal(reply.status, 200, `${command.type}: ${JSON.stringify(reply.body)}`);
  return reply;
}

export async function registered(caller: Caller): Promise<HttpPatient> {
  made += 1;
  const identity = identityOf(made);
  const facts = (encodeCommand({ type: 'record-facts', facts: FACTS }) as { facts: object }).facts;
  const ask: Ask = { body: { identity, facts }, key: newKey() };
  const reply = await caller('POST', '/api/patients', ask);
  assert.equal(reply.status, 200, JSON.stringify(reply.body));
  return { id: reply.body.id, identity, serial: `${PUMP.serial}-${made}` };
}

/** The pump lies in, and nothing is in it yet. */
export async function implanted(caller: Caller): Promise<HttpPatient> {
  const patient = await registered(caller);
  await does(caller, patient.id, {
    type: 'record-implant',
    pump: { ...PUMP, serial: patient.serial },
    catheter: CATHETER,
  });
  return patient;
}

/** Filled 60 days before the test's clock: baclofen 500 mcg/mL at 200 mcg/day. */
export async function treated(api: ApiUnderTest, caller: Caller): Promise<HttpPatient> {
  const patient = await implanted(caller);
  const fill = { ...LAST.fill, at: earlier(api.now(), DAY(60)) };
  await does(caller, patient.id, { type: 'take-over-therapy', last: { ...LAST, fill } });
  return patient;
}

/** Submits, giving every reason and every acknowledgement that the server asks for. */
export async function submitted(
  api: ApiUnderTest,
  caller: Caller,
  patient: string,
  content: OrderContent = SAME,
): Promise<string> {
  let accepted: { rule: string; at: string; reason: 'specialist-advice' }[] = [];
  let acknowledged: string[] = [];
  for (;;) {
    const version = await versionOf(caller, patient);
    const reply = await commanded(caller, patient, version, {
      type: 'submit-order',
      visit: null,
      content,
      plannedFor: api.now(),
      accepted,
      acknowledged,
      replaces: null,
    });
    if (reply.status === 200) return reply.body.order;
    if (reply.body.reason === 'warning-without-reason')
      accepted = [
        ...accepted,
        ...reply.body.findings.map(({ rule, at }: { rule: string; at: string }) => ({
          rule,
          at,
          reason: 'specialist-advice' as const,
        })),
      ];
    else if (reply.body.reason === 'change-not-acknowledged')
      acknowledged = [...acknowledged, ...reply.body.fields];
    else assert.fail(JSON.stringify(reply.body));
  }
}

/** What is ordered, and what the second person enters for it. */
export interface Ordered {
  readonly content: OrderContent;
  readonly entry: BlindEntry;
}
const AS_BEFORE: Ordered = { content: SAME, entry: entryOf(SAME, '200') };

export async function signed(api: ApiUnderTest, patient: string, ordered = AS_BEFORE): Promise<string> {
  const nurse = await api.signedIn('nurse');
  const order = await submitted(api, nurse, patient, ordered.content);
  const pharmacist = await api.signedIn('pharmacist');
  await does(pharmacist, patient, { type: 'verify-order', order, entry: ordered.entry });
  const physician = await api.signedIn('physician');
  const { digest } = (await physician('GET', `/api/patients/${patient}`)).body.order;
  await does(physician, patient, { type: 'sign-order', order, digest }, { password: PASSWORD });
  return order;
}

/** From the start of the visit to the syringe: identified, read, port confirmed, aspirated as expected. */
export async function aspirated(
  api: ApiUnderTest,
  nurse: Caller,
  patient: HttpPatient,
  ordered = AS_BEFORE,
): Promise<string> {
  const order = await signed(api, patient.id, ordered);
  const started = await does(nurse, patient.id, { type: 'start-visit', order });
  const visit: string = started.body.visit;
  await does(nurse, patient.id, {
    type: 'identify',
    visit,
    identifiers: [
      { kind: 'name', value: patient.identity.name },
      { kind: 'birth-date', value: patient.identity.birthDate },
    ],
    serial: patient.serial,
    label: labelOf(ordered.content, { patient: patient.identity.recordNumber }),
  });
  await does(nurse, patient.id, {
    type: 'read-pump',
    visit,
    reading: { clockOffset: milliseconds(0), alarms: [] },
  });
  await does(nurse, patient.id, {
    type: 'confirm-port',
    visit,
    port: 'reservoir',
    needleGauge: '22',
    atNeedleStop: true,
  });
  await does(nurse, patient.id, { type: 'record-aspirate', visit, aspirated: ML(16), correction: null });
  return visit;
}

export const injection = (visit: string): AskedCommand => ({
  type: 'record-injection',
  visit,
  volume: ML(40),
  partialInstilChecked: true,
  wasted: ML(16),
});

export const witness = (api: ApiUnderTest) => ({
  as: { username: usernameOf('secondNurse', api.clinic), password: PASSWORD },
});
