import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantAt } from '../../src/core/time.ts';
import { NOT_A_DEVICE } from '../../src/documents/page.ts';
import { FACTS, LAST, MCG_PER_ML, ML, readBackOf, SAME } from '../core/therapy/patient.ts';
import { pdfText } from '../documents/pdf-text.ts';
import { apiUnderTest, PASSWORD, type TestUser, usernameOf } from './api-under-test.ts';
import {
  aspirated,
  commanded,
  does,
  injection,
  signed,
  submitted,
  treated,
  versionOf,
  witness,
} from './refill-by-http.ts';

const api = await apiUnderTest();
const nurse = await api.signedIn('nurse');

async function printed(who: TestUser, url: string): Promise<{ status: number; pages: string[] }> {
  const payload = { username: usernameOf(who, api.clinic), password: PASSWORD };
  const signIn = await api.app.inject({ method: 'POST', url: '/api/sign-in', payload });
  const [cookie = ''] = String(signIn.headers['set-cookie']).split(';');
  const answer = await api.app.inject({ method: 'GET', url, headers: { cookie } });
  const { statusCode: status, rawPayload, headers } = answer;
  if (status !== 200) return { status, pages: [] };
  assert.equal(headers['content-type'], 'application/pdf');
  assert.equal(headers['cache-control'], 'no-store');
  return { status, pages: await pdfText(rawPayload) };
}

/** As one line with plain spaces, since a PDF sets words where it likes. */
const line = (pages: readonly string[]): string => pages.join(' ').replaceAll(/\s+/g, ' ');

test('the compounding sheet names the patient, the mixture, who ordered and that nobody signed yet', async () => {
  const patient = await treated(api, nurse);
  const order = await submitted(api, nurse, patient.id);
  const { status, pages } = await printed(
    'nurse',
    `/api/patients/${patient.id}/orders/${order}/compounding-sheet.pdf`,
  );
  assert.equal(status, 200);
  const text = line(pages);
  for (const part of [
    patient.identity.name,
    patient.identity.recordNumber,
    'Baclofen',
    '500 mcg/mL',
    '40 mL',
    'NOT YET CHECKED',
  ])
    assert.ok(text.includes(part), `${part} in ${text}`);
  for (const page of pages) assert.ok(line([page]).includes(NOT_A_DEVICE));
  assert.ok(text.includes(`page 1 of ${pages.length}`));
});

test('[SR-45] the second person cannot read the order from the compounding sheet', async () => {
  const patient = await treated(api, nurse);
  const order = await submitted(api, nurse, patient.id);
  const url = `/api/patients/${patient.id}/orders/${order}/compounding-sheet.pdf`;
  assert.equal((await printed('pharmacist', url)).status, 404);
});

test('[SR-68] the sheet of a signed order says so', async () => {
  const patient = await treated(api, nurse);
  const order = await signed(api, patient.id);
  const { pages } = await printed(
    'pharmacist',
    `/api/patients/${patient.id}/orders/${order}/compounding-sheet.pdf`,
  );
  assert.match(line(pages), /checked by a second person and signed/);
});

test('[SR-44] the sheet of an order that no longer stands on its record says that nothing is to be prepared', async () => {
  const patient = await treated(api, nurse);
  const order = await signed(api, patient.id);
  const facts = { ...FACTS, otherMedicines: ['diazepam'] };
  await does(nurse, patient.id, { type: 'record-facts', facts });
  const { pages } = await printed(
    'pharmacist',
    `/api/patients/${patient.id}/orders/${order}/compounding-sheet.pdf`,
  );
  assert.match(line(pages), /VOID.*Do not prepare/);
  assert.doesNotMatch(line(pages), /and signed/);
});

test('the visit report tells what was found, done and read back, and exists only once the visit has ended', async () => {
  const patient = await treated(api, nurse);
  const visit = await aspirated(api, nurse, patient);
  const url = `/api/patients/${patient.id}/visits/${visit}/report.pdf`;
  assert.equal((await printed('nurse', url)).status, 404);
  await does(nurse, patient.id, injection(visit), witness(api));
  await does(nurse, patient.id, { type: 'confirm-program', visit });
  await does(nurse, patient.id, { type: 'enter-read-back', visit, readBack: readBackOf('500') });
  const early = { type: 'end-observation', visit, overridden: 'left with a carer', symptoms: null } as const;
  await does(nurse, patient.id, early);
  const next = { appointment: instantAt(Date.UTC(2027, 0, 20, 16)) };
  await does(nurse, patient.id, { type: 'complete-visit', visit, next });
  const { status, pages } = await printed('nurse', url);
  assert.equal(status, 200);
  const text = line(pages);
  for (const part of [
    patient.identity.name,
    patient.serial,
    'Aspirated 16 mL',
    'Expected 16 mL',
    'delivered over programmed 1',
    'Sam Second',
    'matches the order',
    '200 mcg/day',
    'left with a carer',
    'Refill by',
    NOT_A_DEVICE,
  ])
    assert.ok(text.includes(part), `${part} in ${text}`);
});

test('an aborted visit is reported as aborted, with what was recorded until then', async () => {
  const patient = await treated(api, nurse);
  const visit = await aspirated(api, nurse, patient);
  await does(nurse, patient.id, { type: 'abort-visit', visit, reason: 'patient unwell' });
  const { pages } = await printed('nurse', `/api/patients/${patient.id}/visits/${visit}/report.pdf`);
  const text = line(pages);
  assert.match(text, /ABORTED: patient unwell/);
  assert.match(text, /NOT READ BACK/);
  assert.match(text, /Aspirated 16 mL/);
});

test('[SR-68] a signature is shown with name, role, time and zone, and kept with its meaning and what it binds', async () => {
  const patient = await treated(api, nurse);
  const visit = await aspirated(api, nurse, patient);
  await does(nurse, patient.id, { type: 'abort-visit', visit, reason: 'patient unwell' });
  const { events } = (await nurse('GET', `/api/patients/${patient.id}/record`)).body;
  const ofType = (type: string) => events.find((event: { type: string }) => event.type === type);
  const signature = ofType('order-signed');
  assert.equal(signature.data.meaning, 'prescribed');
  assert.equal(signature.data.digest, ofType('order-submitted').data.digest);
  const { pages } = await printed('nurse', `/api/patients/${patient.id}/visits/${visit}/report.pdf`);
  const text = line(pages);
  const { name, role } = signature.by;
  const zone = 'America/Chicago';
  const form = { dateStyle: 'short', timeStyle: 'short', timeZone: zone } as const;
  const when = new Intl.DateTimeFormat('sv-SE', form).format(Date.parse(signature.at));
  assert.ok(text.includes(`Prescribed ${name}, ${role}, ${when}`), text);
  assert.ok(text.includes(`times in ${zone}`), text);
});

test('[SR-41] what is in no labelling waits for a reason, and is printed on the order with it', async () => {
  const patient = await treated(api, nurse);
  const clonidine = { drug: 'clonidine', concentration: MCG_PER_ML(50), stock: MCG_PER_ML(500) } as const;
  const [baclofen] = LAST.fill.components;
  const components = [{ ...baclofen, stock: MCG_PER_ML(2000) }, clonidine] as const;
  const fill = { volume: ML(40), components };
  const content = { ...SAME, fill };
  const refused = await commanded(nurse, patient.id, await versionOf(nurse, patient.id), {
    type: 'submit-order',
    visit: null,
    content,
    plannedFor: api.now(),
    accepted: [],
    acknowledged: [],
    replaces: null,
  });
  assert.equal(refused.body.reason, 'warning-without-reason', JSON.stringify(refused.body.findings));
  assert.ok(refused.body.findings.some(({ rule }: { rule: string }) => rule === 'off-label-mixture'));
  const order = await submitted(api, nurse, patient.id, content);
  const { pages } = await printed(
    'nurse',
    `/api/patients/${patient.id}/orders/${order}/compounding-sheet.pdf`,
  );
  assert.match(
    line(pages),
    /A mixture of baclofen and clonidine is in no pump’s labelling.*accepted: specialist advice/,
  );
});

test('a document of nobody, of no order and without a session does not exist', async () => {
  const patient = await treated(api, nurse);
  const nowhere = '00000000-0000-4000-8000-000000000000';
  assert.equal((await printed('nurse', `/api/patients/${nowhere}/visits/${nowhere}/report.pdf`)).status, 404);
  const url = `/api/patients/${patient.id}/orders/${nowhere}/compounding-sheet.pdf`;
  assert.equal((await printed('nurse', url)).status, 404);
  assert.equal((await api.app.inject({ method: 'GET', url })).statusCode, 401);
});
