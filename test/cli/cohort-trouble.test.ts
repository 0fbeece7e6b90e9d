import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as later } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { theca } from './theca.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'theca-cohort-trouble-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const TEXT = readFileSync(new URL('../scenarios/cohort/bridge-or-not.json', import.meta.url), 'utf8').replace(
  '"patients": 250',
  '"patients": 20',
);
const FILE = path.join(folder, 'cohort.json');
writeFileSync(FILE, TEXT);

test('two runs do not share a folder, and one that was killed does not keep it', async () => {
  const out = path.join(folder, 'shared');
  const child = spawn(process.execPath, [MAIN, 'cohort', FILE, '--out', out], { stdio: 'ignore' });
  const ended = once(child, 'close');
  while (!existsSync(path.join(out, 'running'))) {
    assert.equal(child.exitCode, null, 'the command ended at once');
    await later(5);
  }
  child.kill('SIGSTOP');
  const second = await theca(['cohort', FILE, '--out', out, '--json']);
  child.kill('SIGKILL');
  await ended;
  assert.equal(second.code, 1);
  assert.match(second.out, new RegExp(`another run is at work \\(process ${child.pid}\\)`));
  const third = await theca(['cohort', FILE, '--out', out]);
  assert.equal(third.code, 0, third.error);
  assert.equal(existsSync(path.join(out, 'running')), false);
});

test('what another version of the model began is not gone on with', async () => {
  const stamp = path.join(folder, 'shared', 'cohort.sha256');
  const own = readFileSync(stamp, 'utf8');
  const [file] = own.split('\n');
  writeFileSync(stamp, `${file}\n${'0'.repeat(64)}\n`);
  const { code, error } = await theca(['cohort', FILE, '--out', path.join(folder, 'shared')]);
  writeFileSync(stamp, own);
  assert.equal(code, 1);
  assert.match(error, /another version of the model/);
});

test('a chunk that was cut short or changed is named and makes no results', async () => {
  const chunk = path.join(folder, 'shared', 'chunks', '000000.csv');
  const whole = readFileSync(chunk, 'utf8');
  const lines = whole.split('\r\n');
  const damages = [
    whole.slice(0, -40),
    lines.slice(0, -3).join('\r\n'),
    `${lines.slice(8).join('\r\n')}`,
    whole.replace(/\d\r\n/, 'x\r\n'),
    [...lines.slice(0, 40), ...lines.slice(64)].join('\r\n'),
    '',
  ];
  for (const damage of damages) {
    writeFileSync(chunk, damage);
    const { code, out } = await theca(['cohort', FILE, '--out', path.join(folder, 'shared'), '--json']);
    assert.equal(code, 2, out);
    assert.match(out, /what is not chunk 0 as it was computed/);
  }
  rmSync(chunk);
  const again = await theca(['cohort', FILE, '--out', path.join(folder, 'shared')]);
  assert.equal(again.code, 0, again.error);
  assert.equal(readFileSync(chunk, 'utf8'), whole);
});

test('patients who have no row at all are no damage', async () => {
  const file = JSON.parse(TEXT) as {
    programs: { scenario: { catheter: { tip?: string }; observe: { levels: readonly string[] } } }[];
  };
  for (const { scenario } of file.programs) {
    scenario.catheter.tip = 'L3';
    scenario.observe.levels = ['cord tip'];
  }
  const out = path.join(folder, 'sparse');
  const { code, error } = await theca(['cohort', '-', '--out', out], JSON.stringify(file));
  assert.equal(code, 0, error);
  const rows = readFileSync(path.join(out, 'results.csv'), 'utf8').trimEnd().split('\r\n').slice(1);
  assert.ok(rows.length > 0 && rows.length < 40, `${rows.length}`);
});

test('a place that cannot be a folder is told in words', async () => {
  for (const [out, text] of [
    [FILE, /found {5}a file\n/],
    [path.join(FILE, 'below'), /a file where a folder should be/],
    [path.join(folder, 'x'.repeat(300)), /a name that is too long/],
    ...(process.platform === 'linux' ? [['/proc/theca', /no such folder/] as const] : []),
  ] as const) {
    const { code, error } = await theca(['cohort', FILE, '--out', out]);
    assert.equal(code, 2, error);
    assert.match(error, text);
  }
});

test('what is in no row is told, and what is in the rows of some patients only', async () => {
  const file = JSON.parse(TEXT) as {
    programs: { scenario: { catheter: { tip?: string }; observe: { levels: readonly string[] } } }[];
  };
  const [first, second] = file.programs;
  assert.ok(first !== undefined && second !== undefined);
  delete first.scenario.catheter.tip;
  second.scenario.catheter.tip = 'L3';
  second.scenario.observe.levels = ['cord tip', 'T10'];
  const out = path.join(folder, 'partly');
  const { code, out: said } = await theca(['cohort', '-', '--out', out, '--json'], JSON.stringify(file));
  assert.equal(code, 0);
  const done = JSON.parse(said) as {
    outside: { at: string; notComputed: boolean }[];
    partly: { level: string; patients: number }[];
  };
  assert.ok(
    done.outside.some(({ at, notComputed }) => notComputed && at === '/programs/0/scenario/catheter/tip'),
  );
  const [partly] = done.partly;
  assert.ok(done.partly.length === 1 && partly?.level === 'cord tip');
  assert.ok(partly.patients > 0 && partly.patients < 20);
});

test('a reader who goes away does not hold the command', async () => {
  const child = spawn(process.execPath, [MAIN, 'cohort', FILE, '--format', 'xlsx', '--out', folder]);
  child.stderr.destroy();
  const [code] = (await once(child, 'close')) as [number];
  assert.equal(code, 2);
});
