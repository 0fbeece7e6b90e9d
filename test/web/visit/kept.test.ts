import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { fits, forgetKept, keep, keptKey, readKept } from '../../../src/web/client/kept.ts';

const kept = new Map<string, string>();
beforeEach(() => {
  kept.clear();
  const store: Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'> = {
    get length() {
      return kept.size;
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
  Object.defineProperty(globalThis, 'sessionStorage', { value: store, configurable: true });
});

const EMPTY = { text: '', chosen: null, rows: [{ id: 1, text: '' }] };

test('what was typed at a step is there again after a reload', () => {
  const key = keptKey('me', 'patient', 'visit', 'read');
  keep(key, { text: '7.2', chosen: true, rows: [{ id: 4, text: 'a' }] });
  assert.deepEqual(readKept(key, EMPTY), { text: '7.2', chosen: true, rows: [{ id: 4, text: 'a' }] });
});

test('[SR-72] nobody finds what another person typed', () => {
  keep(keptKey('me', 'patient', 'visit', 'read'), EMPTY);
  assert.equal(readKept(keptKey('you', 'patient', 'visit', 'read'), EMPTY), null);
});

test('a form that this page does not know is not half read', () => {
  const key = keptKey('me', 'patient', 'visit', 'read');
  for (const other of [{ text: 7 }, { text: '', chosen: null }, { ...EMPTY, more: 1 }, [], null, 'x'])
    assert.equal(fits(EMPTY, other), false, JSON.stringify(other));
  keep(key, { ...EMPTY, rows: [{ id: '1', text: '' }] });
  assert.equal(readKept(key, EMPTY), null);
  kept.set(key, '{broken');
  assert.equal(readKept(key, EMPTY), null);
});

test('signing out forgets everything that was typed, and nothing else', () => {
  keep(keptKey('me', 'a'), EMPTY);
  keep(keptKey('you', 'a'), EMPTY);
  kept.set('theca.language', 'es');
  forgetKept();
  assert.deepEqual([...kept.keys()], ['theca.language']);
});

test('signing in as the same person keeps what was typed, as another one forgets it', () => {
  keep(keptKey('me', 'a'), EMPTY);
  keep(keptKey('meanwhile', 'a'), EMPTY);
  forgetKept('me');
  assert.deepEqual([...kept.keys()], [keptKey('me', 'a')]);
});
