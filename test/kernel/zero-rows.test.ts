import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rowLender, zeroRows } from '../../src/kernel/zero-rows.ts';

test('rows have the lengths asked for, are zero and do not overlap', () => {
  for (const make of [zeroRows, rowLender()]) {
    const rows = make([3, 0, 20, 1]);
    assert.deepEqual(
      rows.map(({ length }) => length),
      [3, 0, 20, 1],
    );
    for (const [place, row] of rows.entries()) row.fill(place + 1);
    for (const [place, row] of rows.entries()) assert.ok(row.every((value) => value === place + 1));
  }
});

test('rows that are lent again are zero again, whether they are more or fewer', () => {
  const lend = rowLender();
  for (const lengths of [[4, 4], [2], [8], [3, 3], [40, 1], [5]]) {
    const rows = lend(lengths);
    assert.ok(rows.every((row) => row.every((value) => value === 0)));
    for (const row of rows) row.fill(7);
  }
});

test('what one lender lends is left alone by another', () => {
  const [mine] = rowLender()([9]);
  mine?.fill(1);
  rowLender()([9])[0]?.fill(2);
  assert.deepEqual([...(mine ?? [])], [1, 1, 1, 1, 1, 1, 1, 1, 1]);
});
