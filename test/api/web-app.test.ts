import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { apiUnderTest } from './api-under-test.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'theca-web-'));
after(() => rmSync(folder, { recursive: true, force: true }));
mkdirSync(path.join(folder, 'assets'));
writeFileSync(path.join(folder, 'index.html'), '<!doctype html><title>Theca</title>');
writeFileSync(path.join(folder, 'assets', 'app-1a2b3c.js'), `'${'x'.repeat(4_000)}'`);
const { app } = await apiUnderTest(folder);

const get = (url: string, headers: Record<string, string> = { accept: 'text/html' }) =>
  app.inject({ method: 'GET', url, headers });

test('the page and every address of the app answer with the page, asked for anew each time', async () => {
  for (const url of ['/', '/patients/1a4e51de-0000-4000-8000-000000000001', '/sign-in']) {
    const page = await get(url);
    assert.equal(page.statusCode, 200, url);
    assert.match(page.body, /<title>Theca/);
    assert.equal(page.headers['cache-control'], 'no-cache');
  }
});

test('a built file is kept by the browser for a year, and sent compressed', async () => {
  const file = await get('/assets/app-1a2b3c.js', { 'accept-encoding': 'gzip' });
  assert.equal(file.statusCode, 200);
  assert.match(String(file.headers['cache-control']), /immutable/);
  assert.equal(file.headers['content-encoding'], 'gzip');
});

test('a file that is not there, and what climbs out of the folder, is a 404', async () => {
  for (const url of [
    '/assets/none.js',
    '/../package.json',
    '/%2e%2e/package.json',
    '/assets/..%2f..%2fpackage.json',
  ]) {
    const reply = await get(url, { accept: '*/*' });
    assert.ok([400, 404].includes(reply.statusCode), `${url} ${reply.statusCode}`);
    assert.doesNotMatch(reply.body, /dependencies/);
  }
});

test('an unknown address of the API is never the page', async () => {
  const reply = await get('/api/nothing');
  assert.equal(reply.statusCode, 401);
  assert.equal(reply.json().code, 'not-signed-in');
});
