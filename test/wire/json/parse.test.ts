import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LARGEST_TEXT, parseJson } from '../../../src/wire/json/parse.ts';
import type { Json } from '../../../src/wire/json/tree.ts';

function plain(json: Json): unknown {
  switch (json.kind) {
    case 'object':
      return Object.fromEntries([...json.members].map(([key, value]) => [key, plain(value)]));
    case 'array':
      return json.items.map(plain);
    case 'string':
      return json.text;
    case 'number':
      return Number(json.source);
    case 'boolean':
      return json.value;
    case 'null':
      return null;
  }
}

function builtIn(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

test('every document that JSON allows is read as the same value', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), (text) => {
      const read = parseJson(text);
      assert.ok(read.ok, text);
      assert.deepEqual(plain(read.value), builtIn(text)?.value);
    }),
  );
});

test('nothing is accepted that strict JSON refuses', () => {
  const piece = fc.constantFrom(
    ...['{', '}', '[', ']', ',', ':', '"a"', '"', '1', '0', '-', '.', 'e', 'true', 'null', ' ', '\n', '\t'],
    ...['//c\n', '/*c*/', 'NaN', "'a'", '\\u12', '\\', '\u00a0', '\ufeff', '\u0000'],
  );
  const broken = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(broken, (text) => {
      const read = parseJson(text);
      if (read.ok) assert.deepEqual({ value: plain(read.value) }, builtIn(text));
    }),
    { numRuns: 3000 },
  );
});

test('text that no database keeps is refused at its place', () => {
  for (const text of ['{"a":["x\\u0000y"]}', '{"a":["\\ud800"]}', '{"a":["\\udc00\\ud800"]}']) {
    const read = parseJson(text);
    assert.deepEqual(!read.ok && read.refusal.map(({ at }) => at), ['/a/0'], text);
  }
  assert.ok(!parseJson('{"\\u0000":1}').ok);
  assert.ok(parseJson('["\\ud83d\\ude00", "ş"]').ok);
});

test('a number keeps the digits it was written with', () => {
  const read = parseJson('[500.00000000000000001, 1e400, -0]');
  assert.ok(read.ok && read.value.kind === 'array');
  assert.deepEqual(
    read.value.items.map((item) => (item.kind === 'number' ? item.source : item)),
    ['500.00000000000000001', '1e400', '-0'],
  );
});

test('a key that stands twice is refused with its place', () => {
  const read = parseJson('{ "a": { "dose": 1, "b/c": 2, "dose": 3, "b/c": 4 } }');
  assert.ok(!read.ok);
  assert.deepEqual(read.refusal, [
    { at: '/a/dose', expected: 'this key once', found: 'it again: 3' },
    { at: '/a/b~1c', expected: 'this key once', found: 'it again: 4' },
  ]);
});

test('broken JSON is refused with line, column and what was expected there', () => {
  const cases: readonly [string, string, RegExp][] = [
    ['{ "a": 1,\n  "b": }', '/b', /^a value.*line 2, column 8/],
    ['{ "a": 1 "b": 2 }', '/b', /^a comma before the next value.*line 1, column 10/],
    [
      '{ "volume": { "value": 0,4, "unit": "mL" } }',
      '/volume',
      /^a decimal point, not a comma, at line 1, column 26$/,
    ],
    ['{ "a": 1, }', '', /no comma after the last member/],
    ['[1, 2', '/1', /^a closing \]/],
    ['{ "a": 1 } // note', '', /no comment/],
    ['{ "a": NaN }', '/a', /^a JSON value/],
    ['{} {}', '', /nothing after the end/],
    ['', '', /a JSON document/],
    [' \n ', '', /a JSON document/],
  ];
  for (const [text, at, expected] of cases) {
    const read = parseJson(text);
    assert.ok(!read.ok, text);
    const [error] = read.refusal;
    assert.match(error?.expected ?? '', expected, text);
    assert.equal(error?.at, at, text);
  }
});

test('a document that is too large is refused without being read', () => {
  const read = parseJson(`[${'1,'.repeat(LARGEST_TEXT)}1]`);
  assert.deepEqual(read, {
    ok: false,
    refusal: [{ at: '', expected: 'a document of at most 1 MiB', found: '2.0 MiB' }],
  });
});

test('nesting without end is refused, not followed', () => {
  for (const text of ['['.repeat(500_000), '{"a":'.repeat(100_000), `${'['.repeat(33)}${']'.repeat(33)}`]) {
    const read = parseJson(text);
    assert.ok(!read.ok);
    assert.match(read.refusal[0]?.expected ?? '', /at most 32 deep/);
  }
});

test('no text makes the parser throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      parseJson(text);
    }),
    { numRuns: 2000 },
  );
});
