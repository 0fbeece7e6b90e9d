import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { theca } from './theca.ts';

const fileNamed = (name: string): string =>
  fileURLToPath(new URL(`../scenarios/twin/${name}.json`, import.meta.url));
const NEEDLE = fileNamed('morphine-by-needle');

interface Answer {
  readonly theca: string;
  readonly simulated: boolean;
  readonly times: { readonly unit: string; readonly values: readonly number[] };
  readonly series: readonly {
    readonly drug: string;
    readonly level: string;
    readonly unit: string;
    readonly values: readonly number[];
  }[];
  readonly balance: readonly {
    readonly delivered: { readonly value: number };
    readonly relativeError: number;
  }[];
  readonly parameters: readonly {
    readonly id: string;
    readonly source: string;
    readonly evidence: string;
    readonly setBy: string;
  }[];
  readonly outside: readonly { readonly code: string; readonly at: string; readonly notComputed: boolean }[];
}

async function simulated(name: string): Promise<Answer> {
  const { code, out, error } = await theca(['simulate', fileNamed(name), '--json']);
  assert.equal(code, 0, error);
  return JSON.parse(out) as Answer;
}

test('a single injection by needle, without a pump, is simulated at every level asked for', async () => {
  const answer = await simulated('morphine-by-needle');
  assert.equal(answer.theca, 'simulation/1');
  assert.equal(answer.simulated, true);
  assert.deepEqual(
    answer.series.map(({ level }) => level),
    ['L3-4', 'T10', 'C7', 'cisterna', 'plasma'],
  );
  for (const { values } of answer.series) assert.equal(values.length, answer.times.values.length);
  assert.equal(answer.balance[0]?.delivered.value, 300);
  assert.ok((answer.balance[0]?.relativeError ?? 1) < 1e-9);
});

test('every parameter that was used is named with its mark and its source', async () => {
  const { parameters } = await simulated('morphine-by-needle');
  assert.ok(parameters.length > 20);
  for (const { id, source, evidence, setBy } of parameters) {
    assert.notEqual(source, '', id);
    assert.match(evidence, /^(verified|recalled|computed|assumed)$/, id);
    assert.equal(setBy, 'model', id);
  }
});

test('with a bridge the level at the tip stays what it was; without it the dose falls to a quarter for days', async () => {
  const levelAtTip = async (name: string): Promise<readonly number[]> =>
    (await simulated(name)).series.find(({ level }) => level === 'tip')?.values ?? [];
  const bridged = await levelAtTip('baclofen-500-to-2000-bridged');
  const before = bridged[0] ?? 0;
  for (const value of bridged) assert.ok(Math.abs(value / before - 1) < 1e-6, `${value} for ${before}`);
  const unbridged = await levelAtTip('baclofen-500-to-2000-unbridged');
  assert.ok(Math.abs(Math.min(...unbridged) / before - 0.25) < 1e-4);
});

test('the rows of the CSV are the times, its columns name drug, level and unit', async () => {
  const { out, code } = await theca(['simulate', NEEDLE, '--csv']);
  assert.equal(code, 0);
  const lines = out.trimEnd().split('\r\n');
  assert.equal(lines.length, 1 + 49);
  assert.match(lines[0] ?? '', /^time,hours,morphine L3-4 \[ug\/mL\],/);
  assert.match(lines[1] ?? '', /^2026-11-22T08:00:00-06:00,0,/);
});

test('what the model was not made for is said with its pointer and not computed', async () => {
  const heavy = readFileSync(NEEDLE, 'utf8').replace('"isobaric"', '"hyperbaric"');
  const { out, code } = await theca(['simulate', '-', '--json'], heavy);
  assert.equal(code, 0);
  const { outside } = JSON.parse(out) as Answer;
  assert.ok(outside.some(({ code: why, notComputed }) => why === 'baricity' && notComputed));
});

test('a person is told that nothing was measured', async () => {
  const { out } = await theca(['simulate', NEEDLE]);
  assert.match(out.split('\n')[0] ?? '', /SIMULATED.*not a dose|nothing of it is a dose/);
});

test('a gigantic horizon is refused with a pointer, and a file that is none with 2', async () => {
  const years = readFileSync(NEEDLE, 'utf8').replace('"2026-11-23T08:00"', '"2190-11-23T08:00"');
  const refused = await theca(['simulate', '-', '--json'], years);
  assert.equal(refused.code, 1, refused.out.slice(0, 400));
  const { errors } = JSON.parse(refused.out) as { errors: readonly { at: string }[] };
  assert.match(errors[0]?.at ?? '', /^\/observe/);
  const wrong = await theca(['simulate', '-', '--json'], '{"theca":"scenario/1"}');
  assert.equal(wrong.code, 2);
  const both = await theca(['simulate', NEEDLE, '--json', '--csv']);
  assert.equal(both.code, 2);
  assert.match(both.out, /together/);
});
