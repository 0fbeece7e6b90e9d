import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { canonical } from '../../../src/core/therapy/canonical.ts';

test('the order in which members were written makes no other text', () => {
  assert.equal(canonical({ b: 1, a: [{ d: 2, c: null }] }), '{"a":[{"c":null,"d":2}],"b":1}');
  assert.equal(canonical({ a: 1, b: undefined }), canonical({ a: 1 }));
});

test('values that differ have texts that differ', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      const same = canonical(a) === canonical(b);
      assert.equal(same, isDeepStrictEqual(JSON.parse(JSON.stringify(a)), JSON.parse(JSON.stringify(b))));
    }),
  );
});

test('what has no text is a bug, not an empty text', () => {
  assert.throws(() => canonical(undefined), TypeError);
  assert.throws(() => canonical(() => 1), TypeError);
});
