import { NumericalError } from './numerical-error.ts';

/**
 * The lower triangle L (row after row, n * n) with L L^T = matrix. Throws if the matrix is not symmetric to rounding
 * or not positive definite: correlations that contradict each other are refused, not repaired.
 */
export function cholesky(matrix: Float64Array, size: number): Float64Array {
  if (matrix.length !== size * size) throw new NumericalError('Cholesky', 'the matrix is not n times n');
  const lower = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      const given = matrix[row * size + column];
      if (Math.abs(given - matrix[column * size + row]) > 1e-12 * Math.abs(given))
        throw new NumericalError('Cholesky', `entries ${row}, ${column} and ${column}, ${row} differ`);
      let rest = given;
      for (let k = 0; k < column; k++) rest -= lower[row * size + k] * lower[column * size + k];
      if (column < row) lower[row * size + column] = rest / lower[column * size + column];
      else if (rest > 1e-14 * given) lower[row * size + row] = Math.sqrt(rest);
      else throw new NumericalError('Cholesky', `not positive definite at row ${row}`);
    }
  }
  return lower;
}

/** L z: independent standard normals become correlated ones. */
export function correlated(lower: Float64Array, z: Float64Array): Float64Array {
  const size = z.length;
  return z.map((_, row) => {
    let sum = 0;
    for (let k = 0; k <= row; k++) sum += lower[row * size + k] * z[k];
    return sum;
  });
}
