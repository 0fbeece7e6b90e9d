import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as later } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { asyncBufferFromFile, type FileMetaData, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import type { StudyRow } from '../../src/twin/study.ts';
import { STUDY_COLUMNS, STUDY_HEADING, studyCsvRow } from '../../src/wire/scenario/study-csv.ts';
import { theca } from './theca.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'theca-parquet-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const FILE = fileURLToPath(new URL('../scenarios/cohort/bridge-or-not.json', import.meta.url));
const TEXT = readFileSync(FILE, 'utf8');
const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const parquet = (name: string): string => path.join(folder, name, 'results.parquet');

async function read(name: string): Promise<{ metadata: FileMetaData; rows: readonly StudyRow[] }> {
  const file = await asyncBufferFromFile(parquet(name));
  const metadata = await parquetMetadataAsync(file);
  return { metadata, rows: (await parquetReadObjects({ file })) as unknown as readonly StudyRow[] };
}

test('a cohort as Parquet holds the rows of its CSV to the last digit, and the CSV costs no second computation', async () => {
  const out = path.join(folder, 'both');
  const first = await theca(['cohort', FILE, '--out', out, '--format', 'parquet', '--json']);
  assert.equal(first.code, 0, first.error);
  assert.equal(existsSync(path.join(out, 'results.csv')), false);
  const second = await theca(['cohort', FILE, '--out', out, '--format', 'csv', '--json']);
  assert.equal(second.code, 0, second.error);
  assert.equal((JSON.parse(second.out) as { newly: number }).newly, 0);
  const { rows } = await read('both');
  assert.equal(
    [STUDY_HEADING, ...rows.map(studyCsvRow)].join(''),
    readFileSync(path.join(out, 'results.csv'), 'utf8'),
  );
});

test('its columns are typed, none may be empty, and it says of itself what it was made from', async () => {
  const { metadata } = await read('both');
  const [, ...columns] = metadata.schema;
  assert.deepEqual(
    columns.map(({ name }) => name),
    STUDY_COLUMNS,
  );
  const kinds = columns.map(({ type, converted_type: as = '' }) => `${type} ${as}`.trim());
  assert.deepEqual(kinds, [
    'INT32',
    ...Array.from({ length: 6 }, () => 'BYTE_ARRAY UTF8'),
    ...Array.from({ length: 5 }, () => 'DOUBLE'),
  ]);
  assert.ok(columns.every(({ repetition_type: repetition }) => repetition === 'REQUIRED'));
  const about = new Map(metadata.key_value_metadata?.map(({ key, value }) => [key, value]));
  assert.match(about.get('theca.simulated') ?? '', /nothing was measured/);
  assert.equal(about.get('theca.cohort.sha256'), createHash('sha256').update(TEXT).digest('hex'));
  assert.equal(about.get('theca.cohort.seed'), '7');
  assert.equal(about.get('theca.cohort.patients'), '250');
  assert.match(about.get('theca.version') ?? '', /^\d+\.\d+\.\d+$/);
  assert.match(about.get('theca.model.sha256') ?? '', /^[0-9a-f]{64}$/);
});

test('killed in the middle and called again it is byte for byte the same, and before that there is no results file', async () => {
  const out = path.join(folder, 'killed');
  const chunks = path.join(out, 'chunks');
  const args = ['cohort', FILE, '--out', out, '--format', 'parquet'];
  const child = spawn(process.execPath, [MAIN, ...args, '--threads', '1'], { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.on('close', resolve));
  while (!existsSync(chunks) || readdirSync(chunks).length === 0) {
    assert.equal(child.exitCode, null, 'the command ended without a chunk');
    await later(20);
  }
  child.kill('SIGKILL');
  await ended;
  assert.equal(existsSync(parquet('killed')), false);
  const again = await theca(args);
  assert.equal(again.code, 0, again.error);
  assert.ok(readFileSync(parquet('killed')).equals(readFileSync(parquet('both'))));
  assert.deepEqual(
    readdirSync(out).filter((name) => name.endsWith('.part')),
    [],
  );
});

test('a format that there is not is refused where it stands, and nothing is made', async () => {
  const out = path.join(folder, 'never');
  const { code, out: said } = await theca(['cohort', FILE, '--out', out, '--format', 'xlsx', '--json']);
  assert.equal(code, 2);
  assert.deepEqual((JSON.parse(said) as { errors: unknown }).errors, [
    { at: '--format', expected: 'csv or parquet', found: '"xlsx"' },
  ]);
  assert.equal(existsSync(out), false);
});
