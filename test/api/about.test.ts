import assert from 'node:assert/strict';
import { test } from 'node:test';
import Fastify from 'fastify';
import { aboutRoute } from '../../src/api/routes/about.ts';
import { DEMONSTRATION } from '../../src/cli/demonstration/sign-ins.ts';
import { about, type Demonstration } from '../../src/wire/contract/about.ts';
import { apiUnderTest } from './api-under-test.ts';

const answerOf = async (demonstration: Demonstration | null) => {
  const app = Fastify();
  app.setValidatorCompiler(() => () => true);
  app.setSerializerCompiler(() => (body) => JSON.stringify(body));
  aboutRoute(app, { demonstration });
  return (await app.inject('/api/about')).json();
};

test('a server without a made-up clinic offers nobody a sign-in, and says so without a session', async () => {
  const { anonymous } = await apiUnderTest();
  const reply = await anonymous('GET', '/api/about');
  assert.equal(reply.status, 200);
  assert.deepEqual(reply.body, { demonstration: null });
});

test('the demonstration tells its clinic, its password and who can sign in', async () => {
  const told = about.parse(await answerOf(DEMONSTRATION));
  assert.deepEqual(
    told.demonstration?.signIns.map(({ role }) => role),
    ['nurse', 'nurse', 'physician', 'pharmacist'],
  );
  assert.equal(told.demonstration?.clinic, DEMONSTRATION.clinic);
});
