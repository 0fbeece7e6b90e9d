import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { parquetRows } from '../../../src/cli/cohort/parquet-rows.ts';
import type { StudyRow } from '../../../src/twin/study.ts';

const PATIENTS = 40_000;

/** Values at the ends of what a double can be, and names outside ASCII. */
const row = (patient: number, program: string): StudyRow => ({
  patient,
  program,
  drug: 'baclofen',
  level: 'T10',
  quantity: 'concentration',
  unit: 'ug/mL',
  standing: 'model',
  mean: 0.1 + patient / 3,
  lowest: Number.MIN_VALUE,
  highest: Number.MAX_VALUE,
  highestAtHours: patient,
  last: 0,
});

test('rows beyond one row group come back in their order, and no chunk is cut in two', async () => {
  const parts: Uint8Array[] = [];
  let longestWrite = 0;
  const writer = parquetRows(async (data) => {
    assert.ok(data instanceof Uint8Array);
    longestWrite = Math.max(longestWrite, data.length);
    parts.push(data.slice());
  }, {});
  const expected: StudyRow[] = [];
  for (let patient = 0; patient < PATIENTS; patient += 100) {
    const chunk = Array.from({ length: 100 }, (_, i) => [
      row(patient + i, 'nächtlich, "leise"'),
      row(patient + i, 'ohne Brücke\n2'),
      row(patient + i, '投与'),
    ]).flat();
    expected.push(...chunk);
    await writer.add('', chunk);
  }
  await writer.finish();
  const bytes = Buffer.concat(parts);
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const groups = parquetMetadata(file).row_groups.map(({ num_rows: rows }) => Number(rows));
  assert.deepEqual(groups, [50_100, 50_100, 19_800]);
  assert.ok(longestWrite < bytes.length / 2, 'written row group by row group');
  assert.deepEqual(await parquetReadObjects({ file }), expected);
});

test('a cohort of which nothing was computed is a file without rows', async () => {
  const parts: Uint8Array[] = [];
  const writer = parquetRows(async (data) => void parts.push(Buffer.from(data)), { key: 'value' });
  await writer.finish();
  const bytes = Buffer.concat(parts);
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  assert.deepEqual(await parquetReadObjects({ file }), []);
  assert.deepEqual(parquetMetadata(file).key_value_metadata, [{ key: 'key', value: 'value' }]);
});
