import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodeCommand } from '../../src/wire/therapy/command.ts';
import { entryOf, PRIMED, readBackOf } from '../core/therapy/patient.ts';
import { pdfText } from '../documents/pdf-text.ts';
import { apiUnderTest, newKey, PASSWORD, usernameOf } from './api-under-test.ts';
import { aspirated, does, implanted, injection, submitted, versionOf, witness } from './refill-by-http.ts';

const api = await apiUnderTest();
const nurse = await api.signedIn('nurse');

const entry = {
  ...entryOf(PRIMED, '50'),
  prime: { volume: { text: '0.336', unit: 'mL' }, duration: { text: '20', unit: 'min' } },
} as const;

test('[SR-45] whether a prime is ordered is not told before it is entered, and has to be said of every order', async () => {
  const patient = await implanted(nurse);
  const order = await submitted(api, nurse, patient.id, PRIMED);
  const pharmacist = await api.signedIn('pharmacist');
  const { order: hidden } = (await pharmacist('GET', `/api/patients/${patient.id}`)).body;
  assert.equal(hidden.hidden, true);
  assert.doesNotMatch(JSON.stringify(hidden), /prime/);
  const whole = encodeCommand({ type: 'verify-order', order, entry }) as { entry: object };
  const { prime: _, ...unsaid } = whole.entry as typeof entry;
  const reply = await pharmacist('POST', `/api/patients/${patient.id}/commands`, {
    body: {
      expectedVersion: await versionOf(pharmacist, patient.id),
      command: { ...whole, entry: unsaid },
    },
    key: newKey(),
  });
  assert.equal(reply.status, 400);
  assert.ok(JSON.stringify(reply.body).includes('/command/entry/prime'), JSON.stringify(reply.body));
});

test('[SR-45] A11: a prime of the former tubing volume is another prime: the order is blocked and the field is told', async () => {
  const patient = await implanted(nurse);
  const order = await submitted(api, nurse, patient.id, PRIMED);
  const pharmacist = await api.signedIn('pharmacist');
  const former = { ...entry.prime, volume: { text: '0.395', unit: 'mL' } } as const;
  const reply = await does(pharmacist, patient.id, {
    type: 'verify-order',
    order,
    entry: { ...entry, prime: former },
  });
  assert.deepEqual(
    reply.body.events.map(({ type }: { type: string }) => type),
    ['order-disputed'],
  );
  const { order: seen } = (await nurse('GET', `/api/patients/${patient.id}`)).body;
  assert.deepEqual([seen.status, seen.disputed.fields], ['disputed', ['prime']]);
  const { events } = (await nurse('GET', `/api/patients/${patient.id}/record`)).body;
  assert.deepEqual(events.at(-1).data.entry.prime, former);
});

test('[SR-63] the report of a first fill tells the prime as ordered, as entered again and as the pump got it', async () => {
  const patient = await implanted(nurse);
  const visit = await aspirated(api, nurse, patient, { content: PRIMED, entry });
  await does(nurse, patient.id, injection(visit), witness(api));
  await does(nurse, patient.id, { type: 'confirm-program', visit });
  const prime = { volume: { text: '0.3358', unit: 'mL' }, duration: { text: '20.1', unit: 'min' } };
  const readBack = { ...readBackOf('500', '50.00'), prime };
  await does(nurse, patient.id, { type: 'enter-read-back', visit, readBack });
  const early = { type: 'end-observation', visit, overridden: 'left with a carer', symptoms: null } as const;
  await does(nurse, patient.id, early);
  await does(nurse, patient.id, { type: 'complete-visit', visit, next: { waiver: 'moves away' } });
  const payload = { username: usernameOf('nurse', api.clinic), password: PASSWORD };
  const signIn = await api.app.inject({ method: 'POST', url: '/api/sign-in', payload });
  const [cookie = ''] = String(signIn.headers['set-cookie']).split(';');
  const url = `/api/patients/${patient.id}/visits/${visit}/report.pdf`;
  const { rawPayload } = await api.app.inject({ method: 'GET', url, headers: { cookie } });
  const text = (await pdfText(rawPayload)).join(' ').replaceAll(/\s+/g, ' ');
  for (const part of [
    'Prime ordered tubing and catheter, implant',
    'Prime, second entry 0.336 mL over 20 min',
    'without seeing the order',
    'Prime 0.3358 mL over 20 min',
    'matches the order',
  ])
    assert.ok(text.includes(part), `${part} in ${text}`);
});
