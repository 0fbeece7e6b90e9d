import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UNADOPTED } from '../../src/core/formulary.ts';
import { planVisit } from '../../src/core/visit.ts';
import { decodeVisit } from '../../src/wire/visit/decode-visit.ts';
import { encodePlan } from '../../src/wire/visit/encode-plan.ts';
import { apiUnderTest } from './api-under-test.ts';
import { treated, versionOf } from './refill-by-http.ts';

const api = await apiUnderTest();
const nurse = await api.signedIn('nurse');
const patient = await treated(api, nurse);

const visit = {
  at: '2026-11-22T10:00:00Z',
  aspirated: { value: 16, unit: 'mL' },
  fill: {
    volume: { value: 40, unit: 'mL' },
    components: [{ drug: 'baclofen', concentration: { value: 2000, unit: 'ug/mL' } }],
  },
  program: { mode: 'continuous', dose: { value: 200, unit: 'ug/d' } },
  bridge: 'compute',
};

test('a check answers with the plan that the record with that visit has as a file, and records nothing', async () => {
  const before = await versionOf(nurse, patient.id);
  const reply = await nurse('POST', `/api/patients/${patient.id}/check`, { body: { visit } });
  assert.equal(reply.status, 200, JSON.stringify(reply.body));
  const { record } = (await nurse('GET', `/api/patients/${patient.id}`)).body;
  const file = decodeVisit(JSON.stringify({ ...record, visit }));
  assert.ok(file.ok);
  const plan = encodePlan(planVisit(file.value, UNADOPTED), file.value.timeZone);
  assert.deepEqual(reply.body, JSON.parse(JSON.stringify(plan)));
  assert.deepEqual(reply.body.bridge.volume, { value: 0.3358, unit: 'mL' });
  assert.equal(await versionOf(nurse, patient.id), before);
});

test('a visit that cannot be read is answered with its places', async () => {
  const wrong = { ...visit, aspirated: { value: 16, unit: 'cc' } };
  const reply = await nurse('POST', `/api/patients/${patient.id}/check`, { body: { visit: wrong } });
  assert.equal(reply.status, 400);
  assert.deepEqual(
    reply.body.errors.map(({ at, found }: { at: string; found: string }) => [at, found]),
    [['/visit/aspirated/unit', '"cc"']],
  );
});
