import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { apiUnderTest, type Caller, newKey, type Reply } from './api-under-test.ts';
import { treated, versionOf } from './refill-by-http.ts';

const api = await apiUnderTest();
const nurse = await api.signedIn('nurse');
const patient = await treated(api, nurse);
const url = `/api/patients/${patient.id}/commands`;
const version = await versionOf(nurse, patient.id);

const send = (body: unknown, caller: Caller = nurse): Promise<Reply> =>
  caller('POST', url, { body, key: newKey() });

async function nothingWritten(): Promise<void> {
  assert.equal(await versionOf(nurse, patient.id), version);
}

test('[SR-26] what cannot be read is answered with every place and what was expected, and writes nothing', async () => {
  for (const [command, at] of [
    [{ type: 'book-appointment', at: 'tomorrow' }, '/command/at'],
    [{ type: 'abort-visit', visit: 'not-an-id', reason: 'x' }, '/command/visit'],
    [{ type: 'fly-away' }, '/command/type'],
    [
      {
        type: 'take-over-therapy',
        last: {
          fill: { at: '2026-09-01T10:00Z', volume: { value: 40, unit: 'cc' }, components: [] },
          program: { mode: 'continuous', dose: { value: 200, unit: 'mcg/d' } },
          changes: [],
          delivered: [],
        },
      },
      '/command/last/fill/volume/unit',
    ],
  ] as const) {
    const reply = await send({ expectedVersion: version, command });
    assert.equal(reply.status, 400, JSON.stringify(reply.body));
    assert.ok(
      reply.body.errors.some((error: { at: string }) => error.at === at),
      JSON.stringify(reply.body),
    );
    assert.ok(reply.body.errors.every(({ expected }: { expected: string }) => expected.length > 0));
  }
  await nothingWritten();
});

test('text that no database keeps is refused at its place, wherever it stands', async () => {
  for (const reason of ['a\u0000b', '\ud800']) {
    const reply = await send({ expectedVersion: version, command: { type: 'cancel-appointment', reason } });
    assert.equal(reply.status, 400);
    assert.deepEqual(
      reply.body.errors.map((error: { at: string }) => error.at),
      ['/command/reason'],
    );
  }
  await nothingWritten();
});

test('what is missing is said to be missing, in words, with the root as the empty pointer', async () => {
  const [version_, command] = (await send({})).body.errors;
  assert.deepEqual(version_, { at: '/expectedVersion', expected: 'a number', found: 'nothing' });
  assert.deepEqual([command.at, command.found], ['/command', 'nothing']);
  assert.deepEqual((await send([])).body.errors, [{ at: '', expected: 'an object', found: 'a list' }]);
});

test('an unknown key beside the command, a missing version and a wrong type are refused', async () => {
  const command = { type: 'book-appointment', at: '2026-12-01T16:00:00Z' };
  for (const body of [
    { expectedVersion: version, command, force: true },
    { command },
    { expectedVersion: '3', command },
    { expectedVersion: -1, command },
    [],
    null,
  ])
    assert.equal((await send(body)).status, 400);
  await nothingWritten();
});

async function raw(payload: string, type = 'application/json'): Promise<{ status: number; code: string }> {
  const cookie = await cookieOf();
  const reply = await api.app.inject({
    method: 'POST',
    url,
    payload,
    headers: { cookie, 'content-type': type, 'idempotency-key': newKey() },
  });
  return { status: reply.statusCode, code: reply.json().code };
}

let cookie: Promise<string> | undefined;
function cookieOf(): Promise<string> {
  cookie ??= (async () => {
    const { usernameOf, PASSWORD } = await import('./api-under-test.ts');
    const body = { username: usernameOf('nurse', api.clinic), password: PASSWORD };
    const { headers } = await api.anonymous('POST', '/api/sign-in', { body });
    return String(headers['set-cookie']).split(';')[0] ?? '';
  })();
  return cookie;
}

test('broken JSON, a key twice, another media type and too much of it are refused', async () => {
  const command = '"command":{"type":"book-appointment","at":"2026-12-01T16:00:00Z"}';
  assert.deepEqual(await raw('{"expectedVersion":'), { status: 400, code: 'bad-input' });
  assert.deepEqual(await raw(`{"expectedVersion":1,"expectedVersion":2,${command}}`), {
    status: 400,
    code: 'bad-input',
  });
  assert.deepEqual(await raw('', 'application/json'), { status: 400, code: 'bad-input' });
  assert.deepEqual(await raw('<xml/>', 'text/xml'), { status: 415, code: 'wrong-media-type' });
  assert.deepEqual(await raw(`"${'x'.repeat(2 ** 21)}"`), { status: 413, code: 'too-large' });
  await nothingWritten();
});

test('whatever JSON is sent as a command, it is refused and is no fault', async () => {
  await fc.assert(
    fc.asyncProperty(fc.json(), async (payload) => {
      const { status } = await raw(payload);
      assert.equal(status, 400);
    }),
    { numRuns: 100 },
  );
  await nothingWritten();
});

test('[SR-83] what was typed of a patient is in no log and in no error', async () => {
  const canary = 'Canaria Zyxwvut';
  const number = 'CANARY-4711';
  const day = '1911-11-11';
  const identity = { name: canary, recordNumber: number, birthDate: day };
  const errors: string[] = [];
  const note = async (asked: Promise<Reply>): Promise<void> => {
    const reply = await asked;
    if (reply.status >= 400) errors.push(JSON.stringify(reply.body));
  };
  const register = (body: unknown) => nurse('POST', '/api/patients', { body, key: newKey() });
  const made = await register({ identity, facts: {} });
  assert.equal(made.status, 200);
  await note(register({ identity, facts: {} }));
  await note(register({ identity: { ...identity, birthDate: canary }, facts: {} }));
  await note(register({ identity: { ...identity, recordNumber: 4711 }, facts: { allergies: canary } }));
  await note(register({ identity: { ...identity, [canary]: number }, facts: { [canary]: canary } }));
  await note(register({ identity, facts: { [canary]: canary, indication: canary } }));
  await note(nurse('POST', '/api/patient-search', { body: { search: canary, more: canary } }));
  await note(nurse('GET', `/api/patients/${made.body.id}x`));
  await note(send({ expectedVersion: 0, command: { type: 'cancel-appointment', reason: canary } }));
  const found = await nurse('POST', '/api/patient-search', { body: { search: 'zyx' } });
  assert.equal(found.body.patients[0].name, canary);
  assert.ok(errors.length >= 6);
  for (const where of [api.logged(), ...errors.filter((each) => !each.includes('"current"'))]) {
    for (const secret of [canary, number, day]) assert.ok(!where.includes(secret), where.slice(0, 500));
  }
});
