import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { earlier, instantAt } from '../../src/core/time.ts';
import { type AskedCommand, encodeCommand } from '../../src/wire/therapy/command.ts';
import { cookieFor } from '../cli/running-server.ts';
import { CATHETER, DAY, FACTS, IDENTITY, LAST, PUMP } from '../core/therapy/patient.ts';
import { patientNow } from './arranged.ts';
import type { Clinic } from './clinic.ts';

/** The patient of the worked example: filled 60 days ago with baclofen 500 mcg/mL, runs at 200 mcg/day. Answers his id. */
export async function treatedWithBaclofen500(clinic: Clinic): Promise<string> {
  const post = async (path: string, body: object): Promise<{ readonly id?: string }> => {
    const answer = await fetch(`${clinic.url()}${path}`, {
      method: 'POST',
      headers: {
        cookie: await cookieFor(clinic.url(), 'nurse'),
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    assert.equal(answer.status, 200, text);
    return JSON.parse(text) as { readonly id?: string };
  };
  const { facts } = encodeCommand({ type: 'record-facts', facts: FACTS }) as { readonly facts: object };
  const { id } = await post('/api/patients', { identity: IDENTITY, facts });
  assert.ok(id !== undefined);
  const does = async (command: AskedCommand): Promise<void> => {
    const { version } = await patientNow(clinic, id);
    await post(`/api/patients/${id}/commands`, { expectedVersion: version, command: encodeCommand(command) });
  };
  const now = instantAt(Date.parse((await patientNow(clinic, id)).now));
  await does({ type: 'record-implant', pump: PUMP, catheter: CATHETER });
  const fill = { ...LAST.fill, at: earlier(now, DAY(60)) };
  await does({ type: 'take-over-therapy', last: { ...LAST, fill } });
  return id;
}
