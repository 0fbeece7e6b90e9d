/** So many rows of zeros, one after the other in the same memory: to get memory takes longer than to fill a short row. */
export function zeroRows(count: number, length: number): readonly Float64Array[] {
  const all = new Float64Array(count * length);
  const rows: Float64Array[] = [];
  for (let row = 0; row < count; row++) rows.push(all.subarray(row * length, (row + 1) * length));
  return rows;
}
