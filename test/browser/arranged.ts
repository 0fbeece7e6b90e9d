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

export async function does(clinic: Clinic, who: Username, id: string, command: CommandJson): Promise<void> {
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
export const repeats = (clinic: Clinic, id: string): Promise<void> =>
  submits(clinic, id, ({ now }, accepted) => ({
    type: 'repeat-order',
    plannedFor: now,
    accepted,
    replaces: null,
  }));

type Accepted = Extract<CommandJson, { type: 'submit-order' }>['accepted'];

/** By the nurse, with a reason for each warning and every change acknowledged. */
async function submits(
  clinic: Clinic,
  id: string,
  order: (patient: Patient, accepted: Accepted, acknowledged: string[]) => CommandJson,
): Promise<void> {
  let accepted: Accepted = [];
  let acknowledged: string[] = [];
  for (;;) {
    const refusal = await commands(
      clinic,
      'nurse',
      id,
      order(await patientNow(clinic, id), accepted, acknowledged),
    );
    if (refusal === null) return;
    if (refusal.reason === 'change-not-acknowledged') acknowledged = refusal.fields ?? [];
    else {
      assert.equal(refusal.reason, 'warning-without-reason', JSON.stringify(refusal));
      const more = (refusal.findings ?? []).map(({ rule, at }) => ({
        rule,
        at,
        reason: 'specialist-advice' as const,
      }));
      accepted = [...accepted, ...more];
    }
  }
}

/** Registered, with a pump and 89 cm of catheter that nothing was ever in. */
export async function hasNewPump(
  clinic: Clinic,
  who: { readonly name: string; readonly birthDate: string; readonly recordNumber: string },
  serial: string,
): Promise<string> {
  const answer = await fetch(`${clinic.url()}/api/patients`, {
    method: 'POST',
    headers: {
      cookie: await cookieFor(clinic.url(), 'nurse'),
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify({
      identity: who,
      facts: { birthDate: who.birthDate, indication: 'spasticity', spasticityOrigin: 'spinal' },
    }),
  });
  assert.equal(answer.status, 200, await answer.clone().text());
  const { id } = (await answer.json()) as { readonly id: string };
  await does(clinic, 'physician', id, {
    type: 'record-implant',
    pump: { model: 'synchromed-ii-40', serial, lowReservoirAlarm: { value: 2, unit: 'mL' } },
    catheter: { segments: [{ model: '8709sc', implanted: { value: 89, unit: 'cm' } }], tip: 'T10' },
  });
  return id;
}

/** Baclofen 500 mcg/mL, 40 mL at 50 mcg/day; tubing and catheter are primed at the implant. */
export const ordersFirstFill = (clinic: Clinic, id: string): Promise<void> =>
  submits(clinic, id, ({ now, order }, accepted, acknowledged) => ({
    type: 'submit-order',
    visit: null,
    content: {
      fill: {
        volume: { value: 40, unit: 'mL' },
        components: [{ drug: 'baclofen', concentration: { value: 500, unit: 'ug/mL' } }],
      },
      program: { mode: 'continuous', dose: { value: 50, unit: 'ug/d' } },
      bridge: 'compute',
      prime: { part: 'tubing-and-catheter', reason: 'implant', catheterDrugFree: true },
    },
    plannedFor: now,
    accepted,
    acknowledged,
    replaces: order?.id ?? null,
  }));

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
