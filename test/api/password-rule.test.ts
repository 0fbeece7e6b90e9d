import assert from 'node:assert/strict';
import { test } from 'node:test';
import { passwordExpected } from '../../src/api/identity/password-rule.ts';

test('fifteen characters of any kind are a password', () => {
  assert.equal(passwordExpected('river stone lam', 'rui'), null);
  assert.equal(passwordExpected('ČĎĚŇŘŤŽ čďěňřťž', 'rui'), null);
  assert.equal(
    passwordExpected('x1y2'.repeat(50), 'rui'),
    'a password of more than a few different characters',
  );
});

test('what is short, long, simple, published or holds the username or a line break is none', () => {
  for (const [password, words] of [
    ['river stone la', /15 to 200/],
    // Letters with separate accents count once.
    ['e\u0301'.repeat(14), /15 to 200/],
    [`${'river stone lamp '.repeat(12)}`, /15 to 200/],
    ['a'.repeat(30), /different characters/],
    ['Lakeside-Demonstration', /demonstration/],
    ['my name is Rui and so on', /username/],
    ['river stone\nlamp tree', /one line/],
  ] as const)
    assert.match(passwordExpected(password, 'rui') ?? 'accepted', words);
});
