// Square matrices, row after row: meant to be read, not to be fast.

const at = (list: ArrayLike<number>, index: number): number => {
  const value = list[index];
  if (value === undefined) throw new RangeError(`no element ${index}`);
  return value;
};

export function times(a: Float64Array, b: Float64Array, size: number): Float64Array {
  const product = new Float64Array(size * size);
  for (let row = 0; row < size; row++)
    for (let k = 0; k < size; k++) {
      const factor = at(a, row * size + k);
      if (factor === 0) continue;
      for (let column = 0; column < size; column++) {
        const index = row * size + column;
        product[index] = at(product, index) + factor * at(b, k * size + column);
      }
    }
  return product;
}

export const applied = (matrix: Float64Array, vector: Float64Array): Float64Array =>
  vector.map((_, row) =>
    vector.reduce((sum, value, column) => sum + at(matrix, row * vector.length + column) * value, 0),
  );

/** e^A by its series after halving A until it is small, then squaring as often. */
export function exponential(matrix: Float64Array, size: number): Float64Array {
  const largest = matrix.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
  const halvings = Math.max(0, Math.ceil(Math.log2(largest * size)) + 1);
  const small = matrix.map((entry) => entry / 2 ** halvings);
  const identity = matrix.map((_, index) => (index % (size + 1) === 0 ? 1 : 0));
  let term: Float64Array = identity;
  let sum: Float64Array = identity;
  for (let k = 1; k <= 20; k++) {
    term = times(term, small, size).map((entry) => entry / k);
    sum = sum.map((entry, index) => entry + at(term, index));
  }
  for (let k = 0; k < halvings; k++) sum = times(sum, sum, size);
  return sum;
}

/** x of A x = b, by elimination with pivots. */
export function solved(matrix: Float64Array, b: Float64Array): Float64Array {
  const size = b.length;
  const rows = Array.from({ length: size }, (_, row) => [
    ...matrix.subarray(row * size, (row + 1) * size),
    at(b, row),
  ]);
  for (let column = 0; column < size; column++) {
    const size0 = (row: readonly number[]): number => Math.abs(at(row, column));
    const pivot = rows.slice(column).reduce((best, row) => (size0(row) > size0(best) ? row : best));
    rows.splice(rows.indexOf(pivot), 1);
    rows.splice(column, 0, pivot);
    for (const row of rows) {
      if (row === pivot) continue;
      const factor = at(row, column) / at(pivot, column);
      for (let k = column; k <= size; k++) row[k] = at(row, k) - factor * at(pivot, k);
    }
  }
  return Float64Array.from(rows, (row, index) => at(row, size) / at(row, index));
}
