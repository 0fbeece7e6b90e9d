import { NumericalError } from './numerical-error.ts';
import { tridiagonalEigen } from './tridiagonal-eigen.ts';

/** `vectors[j * n + i]` is component i of the unit eigenvector that belongs to `values[j]`; values ascend. */
export interface Eigen {
  readonly values: Float64Array;
  readonly vectors: Float64Array;
}

/**
 * All eigenvalues and vectors of a dense symmetric matrix (row after row, n * n; only the lower triangle is read), by
 * Householder reflections to tridiagonal form and implicit QL. Residual and orthogonality about 1e-14 of the norm.
 */
export function symmetricEigen(matrix: Float64Array, size: number): Eigen {
  if (matrix.length !== size * size)
    throw new NumericalError('symmetric eigen', 'the matrix is not n times n');
  const work = matrix.slice();
  const diagonal = new Float64Array(size);
  const offDiagonal = new Float64Array(Math.max(size - 1, 0));
  const reflectors: Float64Array[] = [];
  for (let column = 0; column < size - 2; column++) reflectors.push(reflect(work, size, column, offDiagonal));
  for (let i = 0; i < size; i++) diagonal[i] = work[i * size + i];
  if (size > 1) offDiagonal[size - 2] = work[(size - 1) * size + size - 2];
  const eigen = tridiagonalEigen(diagonal, offDiagonal);
  for (let column = size - 3; column >= 0; column--)
    applyReflector(eigen.vectors, size, column, reflectors[column]);
  return eigen;
}

/** One reflection that clears `column` below its subdiagonal; the trailing block becomes P A P. Returns its unit vector. */
function reflect(work: Float64Array, size: number, column: number, offDiagonal: Float64Array): Float64Array {
  const length = size - column - 1;
  const v = new Float64Array(length);
  let norm = 0;
  for (let i = 0; i < length; i++) {
    v[i] = work[(column + 1 + i) * size + column];
    norm = Math.hypot(norm, v[i]);
  }
  const head = v[0] > 0 ? -norm : norm;
  offDiagonal[column] = head;
  v[0] -= head;
  let square = 0;
  for (let i = 0; i < length; i++) square += v[i] * v[i];
  if (square === 0) return v;
  const unit = 1 / Math.sqrt(square);
  for (let i = 0; i < length; i++) v[i] *= unit;
  const p = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    const row = (column + 1 + i) * size + column + 1;
    let sum = 0;
    for (let j = 0; j <= i; j++) sum += work[row + j] * v[j];
    for (let j = 0; j < i; j++) p[j] += work[row + j] * v[i];
    p[i] += sum;
  }
  let along = 0;
  for (let i = 0; i < length; i++) along += v[i] * p[i];
  for (let i = 0; i < length; i++) p[i] = 2 * (p[i] - along * v[i]);
  for (let i = 0; i < length; i++) {
    const row = (column + 1 + i) * size + column + 1;
    for (let j = 0; j <= i; j++) work[row + j] -= p[i] * v[j] + v[i] * p[j];
  }
  return v;
}

function applyReflector(vectors: Float64Array, size: number, column: number, v: Float64Array): void {
  for (let j = 0; j < size; j++) {
    const row = j * size + column + 1;
    let along = 0;
    for (let i = 0; i < v.length; i++) along += v[i] * vectors[row + i];
    along *= 2;
    for (let i = 0; i < v.length; i++) vectors[row + i] -= along * v[i];
  }
}
