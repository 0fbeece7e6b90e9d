/** Rows of zeros of so many numbers each. */
export type MakeRows = (lengths: readonly number[]) => readonly Float64Array[];

/** One after the other in the same memory: to get memory takes longer than to fill a short row. */
export const zeroRows: MakeRows = (lengths) => rowsIn(new Float64Array(sumOf(lengths)), lengths);

/**
 * Makes rows that hold until it makes others: for what nobody reads once a computation is over. It uses its memory again, since
 * to get memory takes longer than to fill it.
 */
export function rowLender(): MakeRows {
  let memory = new Float64Array(0);
  return (lengths) => {
    const length = sumOf(lengths);
    if (memory.length < length) memory = new Float64Array(length);
    else memory.fill(0, 0, length);
    return rowsIn(memory, lengths);
  };
}

function sumOf(lengths: readonly number[]): number {
  let sum = 0;
  for (const length of lengths) sum += length;
  return sum;
}

function rowsIn(memory: Float64Array, lengths: readonly number[]): readonly Float64Array[] {
  const rows: Float64Array[] = [];
  const { buffer } = memory;
  let first = 0;
  for (const length of lengths) {
    rows.push(new Float64Array(buffer, first, length));
    first += length * memory.BYTES_PER_ELEMENT;
  }
  return rows;
}
