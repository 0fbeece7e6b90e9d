import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { assertAnswer } from '../scenarios/check-answer.ts';
import { SCENARIOS } from '../scenarios/scenario.ts';
import { type Ended, theca } from './theca.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'theca-plan-'));
after(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const place = path.join(folder, name);
  writeFileSync(place, content);
  return place;
}

const example = SCENARIOS.find(({ name }) => name === 'baclofen-500-to-2000');
assert.ok(example !== undefined);
const { path: visit, text } = example;

interface Refused {
  readonly theca: string;
  readonly errors: readonly { readonly at: string; readonly expected: string; readonly found: string }[];
}

/** Exit 2 with one `error/1` document and nothing else. */
function refusal({ code, out, error }: Ended): Refused['errors'] {
  assert.equal(code, 2, out + error);
  assert.equal(error, '');
  const document = JSON.parse(out) as Refused;
  assert.equal(document.theca, 'error/1');
  assert.ok(document.errors.length > 0);
  return document.errors;
}

test('every scenario is answered by the process as its expectation says', async () => {
  const waiting = [...SCENARIOS];
  const work = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const { code, out, error } = await theca(['plan', next.path, '--json']);
      assert.equal(error, '', next.name);
      assert.equal(code, next.expectation.exit, next.name);
      assertAnswer(JSON.parse(out), next.expectation);
    }
  };
  await Promise.all([work(), work()]);
});

test('a person gets aligned text with severities as words, sources and their confidence', async () => {
  const { code, out, error } = await theca(['plan', visit]);
  assert.equal(code, 0);
  assert.equal(error, '');
  assert.match(out, /^NOTED: 0 refuse, 0 warn, \d+ note\n/);
  assert.match(out, /^ {2}duration +20\.148 h$/m);
  assert.match(out, /^ {2}old drug in it +167\.9 mcg$/m);
  assert.match(out, /^ {2}baclofen +200 mcg\/day \(8\.333 mcg\/hour\) at 2000 mcg\/mL$/m);
  assert.match(out, /^NOTE {4}bridge {2}\/visit\/bridge$/m);
  assert.match(out, /source: .*\((verified|recalled, unconfirmed|derived)\)/);
  assert.ok(out.split('\n').every((line) => line.length <= 160));
});

test('a refused plan is printed in full and ends with 1', async () => {
  const refused = SCENARIOS.find(({ name }) => name === 'a4-decimal-slip');
  assert.ok(refused !== undefined);
  const { code, out } = await theca(['plan', refused.path]);
  assert.equal(code, 1);
  assert.match(out, /^REFUSED: [1-9]\d* refuse, /);
  assert.match(out, /^Delivery$/m);
  assert.match(out, /^REFUSE {2}daily-dose {2}\/visit\/program\/dose$/m);
});

test('a visit is read from standard input as well', async () => {
  const { code, out } = await theca(['plan', '-', '--json'], text);
  assert.equal(code, 0);
  assert.equal((JSON.parse(out) as { readonly theca: string }).theca, 'plan/1');
});

test('what is wrong with a visit is listed with its place, all of it, and ends with 2', async () => {
  const wrong = file('wrong.json', text.replaceAll('"ug/d"', '"mcg/d"').replace('"baclofen"', '"bacofen"'));
  const errors = refusal(await theca(['plan', wrong, '--json']));
  assert.deepEqual(
    errors.map(({ at, found }) => ({ at, found })),
    [
      { at: '/last/fill/components/0/drug', found: '"bacofen"' },
      { at: '/last/program/dose/unit', found: '"mcg/d"' },
      { at: '/visit/program/dose/unit', found: '"mcg/d"' },
    ],
  );
  const { code, out, error } = await theca(['plan', wrong]);
  assert.equal(code, 2);
  assert.equal(out, '');
  assert.match(
    error,
    /^theca: nothing was done, 3 errors\n\n\/last\/fill\/components\/0\/drug\n {2}expected {2}one of /,
  );
});

test('a person is not drowned in errors, a program gets all', async () => {
  const keys = Array.from({ length: 25 }, (_, index) => `"key${index}": ${index}`).join(', ');
  const many = file('many.json', text.replace('{', `{ ${keys},`));
  const { error } = await theca(['plan', many]);
  assert.equal(error.match(/^\/key\d+$/gm)?.length, 20);
  assert.match(error, /… and 5 more; --json lists all/);
  assert.equal(refusal(await theca(['plan', many, '--json'])).length, 25);
});

test('a file that cannot be read is said to be so, without a trace', async () => {
  const secret = file('secret.json', text);
  chmodSync(secret, 0);
  const cases: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
    [path.join(folder, 'none.json'), '', /^no file of that name$/],
    [folder, '', /^a folder$/],
    [`${visit}/x`, '', /^no file of that name$/],
    [file('empty.json', ''), '', /^nothing$/],
    [file('latin.json', Uint8Array.from([0x7b, 0xe9, 0x7d])), '', /^bytes that are none$/],
    [file('zero.json', new Uint8Array(64)), '', /^"\\u0000/],
    [file('large.json', ' '.repeat(2_000_000)), '', /^1\.9 MiB$/],
    ['-', ' '.repeat(2_000_000), /^more than 1 MiB$/],
    ['-', '{ "theca": ', /^the end of the text$/],
    // Root may read everything.
    ...(process.getuid?.() === 0 ? [] : [[secret, '', /may not be read/] as const]),
  ];
  for (const [place, input, found] of cases) {
    const [error] = refusal(await theca(['plan', place, '--json'], input));
    assert.match(error?.found ?? '', found, place);
    const readable = await theca(['plan', place], input);
    assert.equal(readable.code, 2);
    assert.doesNotMatch(readable.error + readable.out, /\n\s+at |node:internal|\.ts:/);
  }
});

test('a file of fifty megabytes is refused at once, not read', async () => {
  const large = file('huge.json', new Uint8Array(50_000_000).fill(0x20));
  const [error] = refusal(await theca(['plan', large, '--json']));
  assert.equal(error?.found, '47.7 MiB');
  assert.equal(error?.expected, 'a document of at most 1 MiB');
});

test('the worked examples stand in the text to the digits of the arithmetic, in the units that are spoken', async () => {
  const textOf = async (scenario: string): Promise<string> =>
    (await theca(['plan', SCENARIOS.find(({ name }) => name === scenario)?.path ?? ''])).out;
  assert.match(await textOf('ziconotide-first-fill'), /0\.3358 mL\n +at +1 mL\/hour for 20\.148 min/);
  const bridge = await textOf('baclofen-2000-to-500');
  assert.match(bridge, /old drug in it +671\.6 mcg\n +duration +80\.592 h\n +flow +0\.1 mL\/day/);
  assert.match(bridge, /without a bridge +for 20\.148 h[\s\S]*baclofen +800 mcg\/day/);
});

test('what a file says cannot colour the screen or write a line of its own', async () => {
  const told = JSON.parse(text) as { visit: Record<string, unknown> };
  told.visit['bridge'] = { declined: 'late\u001b[2J\nREFUSE  nothing\u202e' };
  const { code, out } = await theca(['plan', '-'], JSON.stringify(told));
  assert.equal(code, 0);
  assert.match(out, /declined +late\ufffd\[2J REFUSE nothing\ufffd\n/);
  told.visit['\u001b[31m'] = 1;
  const { error } = await theca(['plan', '-'], JSON.stringify(told));
  assert.match(error, /\ufffd\[31m/);
  for (const one of ['\u001b', '\u202e']) assert.ok(!(error + out).includes(one));
});

test('wrong usage ends with 2 and says how it is meant', async () => {
  for (const args of [
    ['plan'],
    ['plan', '--jsn', visit],
    ['plan', visit, visit],
    ['plan', ''],
    ['paln', visit],
    [],
  ]) {
    const [error] = refusal(await theca([...args, '--json']));
    assert.match(error?.expected ?? '', /^theca plan <visit\.json>|^a command: /, args.join(' '));
    const readable = await theca(args);
    assert.equal(readable.code, 2);
    assert.match(readable.error, /usage: theca /);
    assert.equal(readable.out, '');
  }
});

test('help is an answer, not an error', async () => {
  for (const args of [['--help'], ['-h'], ['help'], ['plan', '--help'], ['plan', '-h']]) {
    const { code, out, error } = await theca(args);
    assert.equal(code, 0, args.join(' '));
    assert.equal(error, '');
    assert.match(out, /usage: theca /);
  }
});
