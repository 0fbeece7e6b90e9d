import { NumericalError } from './numerical-error.ts';

const mostSweeps = 60;

/**
 * The eigenvalues, ascending, of a symmetric tridiagonal matrix (both arrays are used up), by the implicit QL method
 * with Wilkinson's shift (Golub and Van Loan, Matrix Computations, section 8.3, from the bottom up). `carried` (n rows
 * of `width` numbers) becomes V^T carried. `offDiagonal` has n places, the last unused. Throws if a value needs over
 * 60 sweeps, which happens only if an entry is not finite.
 */
export function diagonaliseTridiagonal(
  diagonal: Float64Array,
  offDiagonal: Float64Array,
  carried: Float64Array,
  width: number,
): Float64Array {
  const size = diagonal.length;
  if (size > 0) offDiagonal[size - 1] = 0;
  for (let low = 0; low < size; low++) {
    for (let sweep = 0; ; sweep++) {
      const end = blockEnd(diagonal, offDiagonal, low);
      if (end === low) break;
      if (sweep === mostSweeps) throw new NumericalError(`eigenvalue ${low}`, 'does not settle');
      sweepUp(diagonal, offDiagonal, carried, width, low, end);
    }
  }
  return ascending(diagonal, carried, width);
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
function sweepUp(
  d: Float64Array,
  e: Float64Array,
  carried: Float64Array,
  width: number,
  low: number,
  end: number,
): void {
  const half = (d[low + 1] - d[low]) / (2 * e[low]);
  const root = length(half, 1);
  let g = d[end] - d[low] + e[low] / (half + (half < 0 ? -root : root));
  let sine = 1;
  let cosine = 1;
  let pushed = 0;
  for (let i = end - 1; i >= low; i--) {
    const f = sine * e[i];
    const b = cosine * e[i];
    const radius = length(f, g);
    e[i + 1] = radius;
    if (radius === 0) {
      d[i + 1] -= pushed;
      e[end] = 0;
      return;
    }
    sine = f / radius;
    cosine = g / radius;
    g = d[i + 1] - pushed;
    const turned = (d[i] - g) * sine + 2 * cosine * b;
    pushed = sine * turned;
    d[i + 1] = g + pushed;
    g = cosine * turned - b;
    turnRows(carried, i * width, width, sine, cosine);
  }
  d[low] -= pushed;
  e[low] = g;
  e[end] = 0;
}

/** The row at `here` and the next one, turned against each other. */
function turnRows(carried: Float64Array, here: number, width: number, sine: number, cosine: number): void {
  const next = here + width;
  for (let k = 0; k < width; k++) {
    const upper = carried[next + k];
    const lower = carried[here + k];
    carried[next + k] = sine * lower + cosine * upper;
    carried[here + k] = cosine * lower - sine * upper;
  }
}

/** sqrt(a^2 + b^2); the plain formula where it can neither overflow nor vanish. */
function length(a: number, b: number): number {
  const square = a * a + b * b;
  if (square > 1e-280 && square < 1e280) return Math.sqrt(square);
  const larger = Math.abs(a) > Math.abs(b) ? Math.abs(a) : Math.abs(b);
  if (!(larger > 0)) return larger;
  const x = a / larger;
  const y = b / larger;
  return larger * Math.sqrt(x * x + y * y);
}

/** Selection sort: n is small or the time lies elsewhere, and rows move once. */
function ascending(values: Float64Array, carried: Float64Array, width: number): Float64Array {
  for (let place = 0; place < values.length - 1; place++) {
    let least = place;
    for (let other = place + 1; other < values.length; other++)
      if (values[other] < values[least]) least = other;
    if (least === place) continue;
    [values[place], values[least]] = [values[least], values[place]];
    for (let k = 0; k < width; k++) {
      const kept = carried[place * width + k];
      carried[place * width + k] = carried[least * width + k];
      carried[least * width + k] = kept;
    }
  }
  return values;
}
