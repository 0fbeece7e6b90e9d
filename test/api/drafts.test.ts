import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apiUnderTest } from './api-under-test.ts';
import { registered, submitted, treated } from './refill-by-http.ts';

const api = await apiUnderTest();
const nurse = await api.signedIn('nurse');
const physician = await api.signedIn('physician');
const content = { program: { mode: 'continuous', dose: { value: 200, unit: 'ug/d' } }, typed: '20' };

test('a draft is kept word for word, half typed as it is, and says whose it is', async () => {
  const { id } = await registered(nurse);
  const url = `/api/patients/${id}/draft`;
  assert.deepEqual((await nurse('GET', url)).body, { revision: 0, draft: null });
  const saved = await nurse('PUT', url, { body: { basedOn: 1, revision: 0, content } });
  assert.deepEqual([saved.status, saved.body.revision], [200, 1]);
  const read = (await physician('GET', url)).body.draft;
  assert.deepEqual(read.content, content);
  assert.equal(read.by.name, 'Nora Nurse');
});

test('[SR-27] what was typed for one patient stands in the form of no other', async () => {
  const [{ id: typed }, { id: other }] = [await registered(nurse), await registered(nurse)];
  await nurse('PUT', `/api/patients/${typed}/draft`, { body: { basedOn: 1, revision: 0, content } });
  assert.deepEqual((await nurse('GET', `/api/patients/${other}/draft`)).body, { revision: 0, draft: null });
});

test('[SR-74] the second of two browsers is told, and shown the other draft', async () => {
  const { id } = await registered(nurse);
  const url = `/api/patients/${id}/draft`;
  await nurse('PUT', url, { body: { basedOn: 1, revision: 0, content } });
  const mine = { ...content, typed: '30' };
  const first = await physician('PUT', url, { body: { basedOn: 1, revision: 1, content: mine } });
  assert.equal(first.status, 200);
  const second = await nurse('PUT', url, { body: { basedOn: 1, revision: 1, content } });
  assert.deepEqual([second.status, second.body.code, second.body.revision], [409, 'stale-draft', 2]);
  assert.equal(second.body.draft.by.name, 'Petra Physician');
  assert.deepEqual(second.body.draft.content, mine);
});

test('a discarded draft stays discarded for a browser that still holds it', async () => {
  const { id } = await registered(nurse);
  const url = `/api/patients/${id}/draft`;
  await nurse('PUT', url, { body: { basedOn: 1, revision: 0, content } });
  assert.equal((await nurse('DELETE', `${url}?revision=1`)).status, 204);
  assert.deepEqual((await nurse('GET', url)).body, { revision: 2, draft: null });
  assert.equal((await physician('PUT', url, { body: { basedOn: 1, revision: 1, content } })).status, 409);
  assert.equal((await physician('PUT', url, { body: { basedOn: 1, revision: 2, content } })).status, 200);
});

test('of ten browsers that save one revision at once, one is kept', async () => {
  const { id } = await registered(nurse);
  const url = `/api/patients/${id}/draft`;
  const replies = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      nurse('PUT', url, { body: { basedOn: 1, revision: 0, content: { typed: String(index) } } }),
    ),
  );
  assert.equal(replies.filter(({ status }) => status === 200).length, 1);
});

test('[SR-45] who must enter an order blind does not see what was typed for it', async () => {
  const { id } = await treated(api, nurse);
  const url = `/api/patients/${id}/draft`;
  await nurse('PUT', url, { body: { basedOn: 1, revision: 0, content } });
  await submitted(api, nurse, id);
  assert.deepEqual((await physician('GET', url)).body, { revision: 1, draft: null });
  const conflict = await physician('PUT', url, { body: { basedOn: 1, revision: 0, content: {} } });
  assert.deepEqual([conflict.status, conflict.body.draft], [409, null]);
  assert.deepEqual((await nurse('GET', url)).body.draft.content, content);
});
