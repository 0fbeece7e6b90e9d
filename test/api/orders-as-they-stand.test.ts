import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ordersAsTheyStand } from '../../src/api/orders-as-they-stand.ts';
import { UNADOPTED } from '../../src/core/formulary.ts';
import { apiUnderTest } from './api-under-test.ts';
import { signed, treated } from './refill-by-http.ts';

const api = await apiUnderTest();
const nurse = await api.signedIn('nurse');

test('[SR-44] an order that another formulary made void is on the board as void before anybody is answered', async () => {
  const patient = await treated(api, nurse);
  await signed(api, patient.id);
  const onBoard = async (): Promise<unknown> =>
    (await nurse('GET', '/api/board')).body.rows.find(({ id }: { id: string }) => id === patient.id).order;
  const inRecord = async (): Promise<number> =>
    (await nurse('GET', `/api/patients/${patient.id}/record`)).body.events.length;
  const [order, events] = [await onBoard(), await inRecord()];
  assert.partialDeepStrictEqual(order, { status: 'signed', stale: false });
  assert.equal(await ordersAsTheyStand(api.records, { ...UNADOPTED, version: 'of the next year' }), 1);
  assert.deepEqual(await onBoard(), { ...(order as object), status: 'submitted', stale: true });
  // Nothing was decided: the same formulary as before, and the order stands.
  await ordersAsTheyStand(api.records, UNADOPTED);
  assert.deepEqual(await onBoard(), order);
  assert.equal(await inRecord(), events);
});
