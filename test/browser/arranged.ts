// What a test begins with, done through the API by the people who would do it: the screens are not what it is about.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { PASSWORD } from '../../src/cli/demonstration/clinic.ts';
import type { CommandJson } from '../../src/wire/contract/command.ts';
import type { Patient } from '../../src/wire/contract/patient.ts';
import type { RefusalJson } from '../../src/wire/contract/refusal.ts';
import { cookieFor } from '../cli/running-server.ts';
import type { Clinic, Username } from './clinic.ts';

export const patientNow = async (clinic: Clinic, id: string, who: Username = 'nurse'): Promise<Patient> =>
  (await (await clinic.ask(who, `/api/patients/${id}`)).json()) as Patient;

/** Gives a command as somebody; null where it was done. */
async function commands(
  clinic: Clinic,
  who: Username,
  id: string,
  command: CommandJson,
): Promise<RefusalJson | null> {
  const { version } = await patientNow(clinic, id, who);
  const answer = await fetch(`${clinic.url()}/api/patients/${id}/commands`, {
    method: 'POST',
    headers: {
      cookie: await cookieFor(clinic.url(), who),
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify({
      expectedVersion: version,
      command,
      ...(command.type === 'sign-order' && { password: PASSWORD }),
    }),
  });
  return answer.status === 200 ? null : ((await answer.json()) as RefusalJson);
}

async function does(clinic: Clinic, who: Username, id: string, command: CommandJson): Promise<void> {
  const refusal = await commands(clinic, who, id, command);
  assert.equal(refusal, null, `${command.type}: ${JSON.stringify(refusal)}`);
}

interface Continuous {
  readonly fill: {
    readonly volume: { readonly value: number; readonly unit: string };
    readonly components: readonly {
      readonly drug: string;
      readonly concentration: { readonly value: number; readonly unit: string };
    }[];
  };
  readonly program: { readonly dose: { readonly value: number; readonly unit: string } };
}

/** What is in the pump and what it runs, once more: ordered by the nurse, with a reason for each warning. */
export async function repeats(clinic: Clinic, id: string): Promise<void> {
  let accepted: Extract<CommandJson, { type: 'repeat-order' }>['accepted'] = [];
  for (;;) {
    const { now } = await patientNow(clinic, id);
    const refusal = await commands(clinic, 'nurse', id, {
      type: 'repeat-order',
      plannedFor: now,
      accepted,
      replaces: null,
    });
    if (refusal === null) return;
    assert.equal(refusal.reason, 'warning-without-reason', JSON.stringify(refusal));
    const more = (refusal.findings ?? []).map(({ rule, at }) => ({
      rule,
      at,
      reason: 'specialist-advice' as const,
    }));
    accepted = [...accepted, ...more];
  }
}

/** Ordered, verified by the pharmacist and signed by the physician. The pump runs one dose all day. */
export async function hasSignedOrder(clinic: Clinic, id: string): Promise<void> {
  await repeats(clinic, id);
  const { order, record } = await patientNow(clinic, id);
  assert.ok(order !== null);
  const { fill, program } = record.last as unknown as Continuous;
  await does(clinic, 'pharmacist', id, {
    type: 'verify-order',
    order: order.id,
    entry: {
      components: fill.components.map(({ drug, concentration }) => ({ drug, concentration })),
      volume: fill.volume,
      dailyDose: { text: String(program.dose.value), unit: program.dose.unit },
      prime: null,
    },
  } as CommandJson);
  await signs(clinic, id);
}

export async function signs(clinic: Clinic, id: string): Promise<void> {
  const { order } = await patientNow(clinic, id, 'physician');
  assert.ok(order !== null && order.digest !== null);
  await does(clinic, 'physician', id, { type: 'sign-order', order: order.id, digest: order.digest });
}
