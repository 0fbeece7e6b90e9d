import { NumericalError } from './numerical-error.ts';
import { diagonaliseTridiagonal } from './tridiagonal-eigen.ts';

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
  const vectors = new Float64Array(size * size);
  for (let i = 0; i < size; i++) vectors[i * size + i] = 1;
  const values = diagonalise(matrix.slice(), size, vectors, size);
  return { values, vectors };
}

/** As `diagonalise`, which is the one in plain TypeScript. */
export type Diagonalise = (
  work: Float64Array,
  size: number,
  carried: Float64Array,
  width: number,
) => Float64Array;

/**
 * The eigenvalues, ascending, of a symmetric matrix that is used up on the way; `carried` (n rows of `width` numbers)
 * becomes V^T carried, so that a few vectors can be turned into modes without ever forming V.
 */
export function diagonalise(
  work: Float64Array,
  size: number,
  carried: Float64Array,
  width: number,
): Float64Array {
  const diagonal = new Float64Array(size);
  const offDiagonal = new Float64Array(size);
  const v = new Float64Array(size);
  const p = new Float64Array(Math.max(size, width));
  for (let column = 0; column < size - 2; column++) {
    offDiagonal[column] = reflect(work, size, column, v, p);
    turn(carried, width, column + 1, size - column - 1, v, p);
  }
  for (let i = 0; i < size; i++) diagonal[i] = work[i * size + i];
  if (size > 1) offDiagonal[size - 2] = work[(size - 1) * size + size - 2];
  return diagonaliseTridiagonal(diagonal, offDiagonal, carried, width);
}

/**
 * One reflection that clears `column` below its subdiagonal; the trailing block becomes P A P with P = 1 - v v^T.
 * Leaves v (length sqrt 2, or zero) and returns the subdiagonal. `p` is room to work in.
 */
function reflect(work: Float64Array, size: number, column: number, v: Float64Array, p: Float64Array): number {
  const length = size - column - 1;
  let square = 0;
  for (let i = 0; i < length; i++) {
    const entry = work[(column + 1 + i) * size + column];
    v[i] = entry;
    square += entry * entry;
    p[i] = 0;
  }
  const norm = Math.sqrt(square);
  const head = v[0] > 0 ? -norm : norm;
  const half = square - v[0] * head;
  if (half === 0) return 0;
  v[0] -= head;
  const unit = 1 / Math.sqrt(half);
  for (let i = 0; i < length; i++) v[i] *= unit;
  for (let i = 0; i < length; i++) {
    const row = (column + 1 + i) * size + column + 1;
    const own = v[i];
    let sum = work[row + i] * own;
    for (let j = 0; j < i; j++) {
      const entry = work[row + j];
      sum += entry * v[j];
      p[j] += entry * own;
    }
    p[i] += sum;
  }
  let along = 0;
  for (let i = 0; i < length; i++) along += v[i] * p[i];
  along /= 2;
  for (let i = 0; i < length; i++) p[i] -= along * v[i];
  for (let i = 0; i < length; i++) {
    const row = (column + 1 + i) * size + column + 1;
    const [pi, vi] = [p[i], v[i]];
    for (let j = 0; j <= i; j++) work[row + j] -= pi * v[j] + vi * p[j];
  }
  return head;
}

/** Rows from `first` on become (1 - v v^T) times themselves. */
function turn(
  carried: Float64Array,
  width: number,
  first: number,
  length: number,
  v: Float64Array,
  p: Float64Array,
): void {
  for (let k = 0; k < width; k++) p[k] = 0;
  for (let i = 0, at = first * width; i < length; i++, at += width)
    for (let k = 0; k < width; k++) p[k] += v[i] * carried[at + k];
  for (let i = 0, at = first * width; i < length; i++, at += width)
    for (let k = 0; k < width; k++) carried[at + k] -= v[i] * p[k];
}
