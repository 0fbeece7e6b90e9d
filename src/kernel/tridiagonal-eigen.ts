import { NumericalError } from './numerical-error.ts';
import type { Eigen } from './symmetric-eigen.ts';

const mostSweeps = 60;

/**
 * All eigenvalues and vectors of a symmetric tridiagonal matrix, by the implicit QL method with Wilkinson's shift
 * (Golub and Van Loan, Matrix Computations, section 8.3, from the bottom up). Throws if a value needs over 60 sweeps,
 * which happens only if an entry is not finite.
 */
export function tridiagonalEigen(diagonal: Float64Array, offDiagonal: Float64Array): Eigen {
  const size = diagonal.length;
  const d = diagonal.slice();
  const e = new Float64Array(size);
  e.set(offDiagonal);
  const vectors = new Float64Array(size * size);
  for (let i = 0; i < size; i++) vectors[i * size + i] = 1;
  for (let low = 0; low < size; low++) {
    for (let sweep = 0; ; sweep++) {
      const end = blockEnd(d, e, low);
      if (end === low) break;
      if (sweep === mostSweeps) throw new NumericalError(`eigenvalue ${low}`, 'does not settle');
      sweepUp(d, e, vectors, low, end);
    }
  }
  return ascending(d, vectors);
}

/** The last row of the block that begins at `low` and is not yet split by a negligible off-diagonal. */
function blockEnd(d: Float64Array, e: Float64Array, low: number): number {
  let end = low;
  // The comparison is turned round so that NaN does not look negligible.
  while (end < d.length - 1 && !(Math.abs(e[end]) <= 2 ** -53 * (Math.abs(d[end]) + Math.abs(d[end + 1]))))
    end++;
  return end;
}

/** One implicit QL sweep over rows low..end: a bulge chased upwards by plane rotations. */
function sweepUp(d: Float64Array, e: Float64Array, vectors: Float64Array, low: number, end: number): void {
  const size = d.length;
  const half = (d[low + 1] - d[low]) / (2 * e[low]);
  const root = Math.hypot(half, 1);
  let g = d[end] - d[low] + e[low] / (half + (half < 0 ? -root : root));
  let sine = 1;
  let cosine = 1;
  let carried = 0;
  for (let i = end - 1; i >= low; i--) {
    const f = sine * e[i];
    const b = cosine * e[i];
    const radius = Math.hypot(f, g);
    e[i + 1] = radius;
    if (radius === 0) {
      d[i + 1] -= carried;
      e[end] = 0;
      return;
    }
    sine = f / radius;
    cosine = g / radius;
    g = d[i + 1] - carried;
    const turned = (d[i] - g) * sine + 2 * cosine * b;
    carried = sine * turned;
    d[i + 1] = g + carried;
    g = cosine * turned - b;
    const here = i * size;
    const next = here + size;
    for (let k = 0; k < size; k++) {
      const upper = vectors[next + k];
      const lower = vectors[here + k];
      vectors[next + k] = sine * lower + cosine * upper;
      vectors[here + k] = cosine * lower - sine * upper;
    }
  }
  d[low] -= carried;
  e[low] = g;
  e[end] = 0;
}

function ascending(d: Float64Array, vectors: Float64Array): Eigen {
  const size = d.length;
  const order = Array.from(d.keys()).sort((a, b) => d[a] - d[b]);
  const sorted = new Float64Array(size * size);
  for (const [place, from] of order.entries())
    sorted.set(vectors.subarray(from * size, (from + 1) * size), place * size);
  return { values: Float64Array.from(order, (from) => d[from]), vectors: sorted };
}
