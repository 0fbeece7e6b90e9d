import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apiUnderTest, IDLE_MINUTES, PASSWORD, usernameOf } from './api-under-test.ts';

const api = await apiUnderTest();
const { anonymous, clinic } = api;

test('who signs in is known until the session is signed out', async () => {
  const nurse = await api.signedIn('nurse');
  const me = await nurse('GET', '/api/me');
  assert.equal(me.status, 200);
  assert.deepEqual(me.body.person, clinic.nurse);
  assert.equal(me.body.clinic.timeZone, 'America/Chicago');
  assert.equal((await nurse('POST', '/api/sign-out')).status, 204);
  assert.equal((await nurse('GET', '/api/me')).status, 401);
});

test('the session cookie is out of reach of scripts and of other sites', async () => {
  const body = { username: usernameOf('nurse', clinic), password: PASSWORD };
  const { headers } = await anonymous('POST', '/api/sign-in', { body });
  const cookie = String(headers['set-cookie']);
  assert.match(cookie, /HttpOnly/);
  assert.match(cookie, /SameSite=Strict/);
});

test('behind a TLS proxy on the same machine the cookie is kept to HTTPS; nobody else is believed', async () => {
  const signIn = async (remoteAddress: string, protocol?: string) => {
    const reply = await api.app.inject({
      method: 'POST',
      url: '/api/sign-in',
      remoteAddress,
      ...(protocol !== undefined && { headers: { 'x-forwarded-proto': protocol } }),
      payload: { username: usernameOf('nurse', clinic), password: PASSWORD },
    });
    return String(reply.headers['set-cookie']);
  };
  assert.match(await signIn('127.0.0.1', 'https'), /Secure/);
  assert.doesNotMatch(await signIn('127.0.0.1'), /Secure/);
  assert.doesNotMatch(await signIn('192.0.2.7', 'https'), /Secure/);
});

test('a wrong password and an unknown name are refused in the same words', async () => {
  const wrong = { username: usernameOf('nurse', clinic), password: 'wrong' };
  const unknown = { username: 'nobody-here', password: 'wrong' };
  const first = await anonymous('POST', '/api/sign-in', { body: wrong });
  const second = await anonymous('POST', '/api/sign-in', { body: unknown });
  assert.equal(first.status, 401);
  assert.deepEqual(first.body, second.body);
});

test('[SR-72] ten idle minutes end a session, and a request keeps it open', async () => {
  const nurse = await api.signedIn('nurse');
  api.passTime(IDLE_MINUTES - 1);
  assert.equal((await nurse('GET', '/api/me')).status, 200);
  api.passTime(IDLE_MINUTES - 1);
  assert.equal((await nurse('GET', '/api/me')).status, 200);
  api.passTime(IDLE_MINUTES);
  assert.equal((await nurse('GET', '/api/me')).status, 401);
});

test('[SR-72] what a page asks by itself keeps no session open', async () => {
  const nurse = await api.signedIn('nurse');
  const headers = { 'x-theca-unattended': '1' };
  api.passTime(IDLE_MINUTES - 1);
  assert.equal((await nurse('GET', '/api/board', { headers })).status, 200);
  api.passTime(2);
  assert.equal((await nurse('GET', '/api/board', { headers })).status, 401);
});

test('[SR-69] without a session every route but signing in is refused', async () => {
  const id = '00000000-0000-4000-8000-000000000000';
  for (const [method, url] of [
    ['GET', '/api/me'],
    ['GET', '/api/board'],
    ['GET', '/api/patients'],
    ['POST', '/api/patient-search'],
    ['POST', '/api/patients'],
    ['GET', `/api/patients/${id}`],
    ['GET', `/api/patients/${id}/record`],
    ['POST', `/api/patients/${id}/commands`],
    ['POST', `/api/patients/${id}/check`],
    ['GET', `/api/patients/${id}/draft`],
    ['PUT', `/api/patients/${id}/draft`],
    ['DELETE', `/api/patients/${id}/draft`],
    ['GET', '/api/nothing-of-the-kind'],
  ] as const) {
    const body = method === 'POST' || method === 'PUT' ? {} : undefined;
    const reply = await anonymous(method, url, body === undefined ? {} : { body });
    assert.equal(reply.status, 401, `${method} ${url}`);
  }
});

test('[SR-84] guessing is slowed after ten failures, for that name alone and not for good', async () => {
  const guess = { username: usernameOf('pharmacist', clinic), password: 'wrong' };
  const right = { ...guess, password: PASSWORD };
  for (let attempt = 0; attempt < 10; attempt += 1)
    assert.equal((await anonymous('POST', '/api/sign-in', { body: guess })).status, 401);
  assert.equal((await anonymous('POST', '/api/sign-in', { body: right })).status, 429);
  await api.signedIn('physician');
  api.passTime(2);
  assert.equal((await anonymous('POST', '/api/sign-in', { body: right })).status, 200);
});

test('a change on the word of another site is refused', async () => {
  const nurse = await api.signedIn('nurse');
  for (const headers of [
    { origin: 'https://elsewhere.example', host: 'localhost:8080' },
    { 'sec-fetch-site': 'cross-site' },
  ])
    assert.equal((await nurse('POST', '/api/sign-out', { headers: headers as never })).status, 403);
  const own = { origin: 'http://localhost:8080', host: 'localhost:8080', 'sec-fetch-site': 'same-origin' };
  assert.equal((await nurse('POST', '/api/sign-out', { headers: own })).status, 204);
});

test('[SR-25] every answer carries the headers that keep a browser safe and off devices, and no cache keeps the API', async () => {
  const { headers } = await anonymous('GET', '/api/me');
  assert.match(String(headers['content-security-policy']), /default-src 'self'/);
  assert.match(String(headers['permissions-policy']), /serial=\(\), bluetooth=\(\), usb=\(\)/);
  assert.equal(headers['x-content-type-options'], 'nosniff');
  assert.equal(headers['cache-control'], 'no-store');
});

test('healthz answers while the database does, and an unknown address is a 404 in JSON', async () => {
  assert.equal((await anonymous('GET', '/healthz')).status, 200);
  const nurse = await api.signedIn('nurse');
  const lost = await nurse('GET', '/api/nothing-of-the-kind');
  assert.equal(lost.status, 404);
  assert.equal(lost.body.code, 'not-found');
});

test('the page is titled Theca, signed in or not', async () => {
  const page = await api.app.inject({ method: 'GET', url: '/', headers: { accept: 'text/html' } });
  assert.equal(page.statusCode, 200);
  assert.match(page.body, /<title>Theca/);
});

test('the OpenAPI document describes every route of the contract', async () => {
  const { status, body } = await anonymous('GET', '/api/openapi.json');
  assert.equal(status, 200);
  assert.ok(body.paths['/api/patients/{id}/commands'].post);
  assert.ok(body.paths['/api/board'].get);
});
