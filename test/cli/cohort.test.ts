import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { theca } from './theca.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'theca-cohort-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const FILE = fileURLToPath(new URL('../scenarios/cohort/bridge-or-not.json', import.meta.url));
const TEXT = readFileSync(FILE, 'utf8');
const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

const results = (name: string): string => readFileSync(path.join(folder, name, 'results.csv'), 'utf8');

test('a cohort is the same by one thread and by two, and holds every patient under every program', async () => {
  const one = await theca(['cohort', FILE, '--out', path.join(folder, 'one'), '--threads', '1', '--json']);
  assert.equal(one.code, 0, one.error);
  const two = await theca(['cohort', FILE, '--out', path.join(folder, 'two'), '--threads', '2', '--json']);
  assert.equal(two.code, 0, two.error);
  assert.equal(results('two'), results('one'));
  const rows = results('one').trimEnd().split('\r\n');
  // Three levels, one of them an effect with its site and its score.
  assert.equal(rows.length, 1 + 250 * 2 * 4);
  assert.equal((JSON.parse(one.out) as { simulated: boolean }).simulated, true);
});

test('the summary holds the percentiles of the results, and its picture says that it is simulated', () => {
  const summary = readFileSync(path.join(folder, 'one', 'summary.csv'), 'utf8').split('\r\n');
  const line = summary.find((each) => each.startsWith('unbridged,baclofen,T10,concentration,lowest')) ?? null;
  assert.equal(line, null, 'the lowest is no measure of the summary');
  const mean =
    summary.find((each) => each.startsWith('bridged,baclofen,T10,concentration,mean'))?.split(',') ?? [];
  const values = results('one')
    .split('\r\n')
    .map((row) => row.split(','))
    .filter((row) => row[1] === 'bridged' && row[3] === 'T10')
    .map((row) => Number(row[7]))
    .sort((a, b) => a - b);
  const median = values[124] ?? 0;
  assert.ok(Math.abs(Number(mean[10]) / median - 1) < 0.02, `${mean[10]} for ${median}`);
  assert.match(readFileSync(path.join(folder, 'one', 'summary.svg'), 'utf8'), /SIMULATED/);
});

test('a cohort that was killed in the middle goes on where it was and ends with the same results', async () => {
  const out = path.join(folder, 'killed');
  const chunks = path.join(out, 'chunks');
  const child = spawn(process.execPath, [MAIN, 'cohort', FILE, '--out', out, '--threads', '1']);
  const ended = new Promise((resolve) => child.on('close', resolve));
  while (!existsSync(chunks) || readdirSync(chunks).length === 0) {
    assert.equal(child.exitCode, null, 'the command ended without a chunk');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  child.kill('SIGKILL');
  await ended;
  const again = await theca(['cohort', FILE, '--out', out, '--json']);
  assert.equal(again.code, 0, again.error);
  assert.equal(results('killed'), results('one'));
});

test('the folder of another cohort, and one with something else in it, are left alone', async () => {
  const other = await theca(
    ['cohort', '-', '--out', path.join(folder, 'one'), '--json'],
    TEXT.replace('"seed": 7', '"seed": 8'),
  );
  assert.equal(other.code, 1);
  assert.match(other.out, /another cohort/);
  const full = await theca(['cohort', FILE, '--out', path.dirname(FILE), '--json']);
  assert.equal(full.code, 1);
  assert.match(full.out, /something else/);
});

test('wrong usage and a wrong file are told with what was expected, nothing is made', async () => {
  const out = path.join(folder, 'never');
  for (const [args, text] of [
    [['cohort', FILE], /no --out/],
    [['cohort', FILE, '--out', out, '--threads', '0'], /--threads 0/],
  ] as const) {
    const { code, error } = await theca(args);
    assert.equal(code, 2);
    assert.match(error, text);
  }
  const wrong = await theca(['cohort', '-', '--out', out, '--json'], TEXT.replace('"T10"', '"T99"'));
  assert.equal(wrong.code, 2);
  const { errors } = JSON.parse(wrong.out) as { errors: readonly { at: string }[] };
  assert.match(errors[0]?.at ?? '', /^\/programs\/0\/scenario\//);
  const name = await theca(['cohort', '-', '--out', out, '--json'], TEXT.replace('"bridged"', '"a\\r\\nb"'));
  assert.equal(name.code, 2);
  assert.match(name.out, /without control characters/);
  assert.equal(existsSync(out), false);
});
