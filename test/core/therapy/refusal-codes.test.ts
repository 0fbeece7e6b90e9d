import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const source = readFileSync(new URL('../../../src/core/therapy/refusals.ts', import.meta.url), 'utf8');
const codes = [...source.matchAll(/readonly code: '([a-z-]+)'/g)].map((match) => match[1] ?? '');
const here = new URL('.', import.meta.url);
const tests = readdirSync(here)
  .filter((name) => name.endsWith('.test.ts') && name !== 'refusal-codes.test.ts')
  .map((name) => readFileSync(new URL(name, here), 'utf8'))
  .join('\n');

test('every refusal has one code', () => {
  assert.ok(codes.length > 30);
  assert.equal(new Set(codes).size, codes.length);
});

test('every refusal code is produced by some test', () => {
  // `refuses` asserts the code that it is given, so a code in its call is a code that was produced.
  const produced = new Set(
    [...tests.matchAll(/refuses\([\s\S]*?'([a-z-]+)',?\s*\)/g)].map((match) => match[1]),
  );
  assert.deepEqual(
    codes.filter((code) => !produced.has(code)),
    [],
  );
});
