import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { theca } from './theca.ts';

const fileNamed = (name: string): string =>
  fileURLToPath(new URL(`../scenarios/pump/${name}.json`, import.meta.url));
const STALL = fileNamed('stall-after-mri');

interface Answer {
  readonly theca: string;
  readonly simulated: string;
  readonly displayed: { readonly delivered: { readonly value: number; readonly unit: string } };
  readonly log: readonly { readonly sequence: number; readonly kind: string }[];
  readonly refused: readonly { readonly at: string; readonly because: string }[];
}

test('[SR-25] every answer about a virtual pump says SIMULATED, to a person and to a program', async () => {
  const person = await theca(['pump', STALL]);
  assert.equal(person.code, 0, person.error);
  assert.match(person.out.split('\n')[0] ?? '', /SIMULATED/);
  const program = await theca(['pump', STALL, '--json']);
  assert.equal((JSON.parse(program.out) as Answer).simulated, 'SIMULATED');
});

test('[SR-23] the log of a pump file has gapless numbers from 1', async () => {
  const { out, code } = await theca(['pump', STALL, '--json']);
  assert.equal(code, 0);
  const { log, theca: kind } = JSON.parse(out) as Answer;
  assert.equal(kind, 'pump-log/1');
  assert.deepEqual(
    log.map(({ sequence }) => sequence),
    log.map((_, index) => index + 1),
  );
});

test('a refused action is answered with 1 and its pointer, and the rest of the file is played', async () => {
  const { out, code } = await theca(['pump', fileNamed('patient-boluses-within-a-window'), '--json']);
  assert.equal(code, 1);
  const { refused } = JSON.parse(out) as Answer;
  assert.deepEqual(
    refused.map(({ at, because }) => [at, because]),
    [
      ['/actions/2', 'lockout'],
      ['/actions/3', 'window-limit'],
    ],
  );
});

test('a file that is none is answered with 2 and a pointer, never with a trace', async () => {
  const wrong = readFileSync(STALL, 'utf8').replace('"motor-stall"', '"gremlin"');
  const { code, out, error } = await theca(['pump', '-', '--json'], wrong);
  assert.equal(code, 2);
  assert.equal(error, '');
  const document = JSON.parse(out) as { errors: readonly { at: string }[] };
  assert.deepEqual(
    document.errors.map(({ at }) => at),
    ['/actions/1/fault/kind'],
  );
  const both = await theca(['pump', STALL, STALL]);
  assert.equal(both.code, 2);
  assert.match(both.error, /more than one file/);
  assert.doesNotMatch(both.error, /\bat .*\.ts:/);
});

test('the file of a pump is found by its help', async () => {
  const { code, out } = await theca(['pump', '--help']);
  assert.equal(code, 0);
  assert.match(out, /theca pump <scenario\.json>/);
});
