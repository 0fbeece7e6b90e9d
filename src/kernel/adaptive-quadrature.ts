import { finite, NumericalError } from './numerical-error.ts';

/** Kronrod's 15 points (the 8 from 0 up), their weights, and Gauss's weights of the 7 points among them (QUADPACK). */
const points = [
  0, 0.20778495500789848, 0.4058451513773972, 0.5860872354676911, 0.7415311855993945, 0.8648644233597691,
  0.9491079123427585, 0.9914553711208126,
];
const kronrod = [
  0.20948214108472782, 0.20443294007529889, 0.19035057806478542, 0.1690047266392679, 0.14065325971552592,
  0.10479001032225019, 0.06309209262997856, 0.022935322010529224,
];
const gauss = [0.4179591836734694, 0, 0.3818300505051189, 0, 0.27970539148927664, 0, 0.1294849661688697, 0];

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly error: number;
}

/**
 * The integral of f from `from` to `to`, halving the worst piece (Gauss-Kronrod 7-15) until the summed error estimate
 * is below `relative` times the value or `absolute`. Throws after 2,000 pieces, or where f is not finite.
 */
export function integrate(
  f: (x: number) => number,
  from: number,
  to: number,
  { relative = 1e-10, absolute = 0 }: { readonly relative?: number; readonly absolute?: number } = {},
): number {
  const pieces = [measured(f, from, to)];
  for (;;) {
    let value = 0;
    let error = 0;
    let worst = 0;
    for (const [index, piece] of pieces.entries()) {
      value += piece.value;
      error += piece.error;
      if (piece.error > pieces[worst].error) worst = index;
    }
    if (error <= Math.max(relative * Math.abs(value), absolute)) return value;
    if (pieces.length >= 2000) throw new NumericalError(`integral from ${from} to ${to}`, 'does not settle');
    const { from: low, to: high } = pieces[worst];
    const middle = (low + high) / 2;
    if (middle <= Math.min(low, high) || middle >= Math.max(low, high))
      throw new NumericalError(`integral near ${middle}`, 'cannot be cut finer');
    pieces[worst] = measured(f, low, middle);
    pieces.push(measured(f, middle, high));
  }
}

function measured(f: (x: number) => number, from: number, to: number): Piece {
  const half = (to - from) / 2;
  const middle = (from + to) / 2;
  const at = (x: number): number => finite(f(x), `integrand at ${x}`);
  let fine = kronrod[0] * at(middle);
  let coarse = (gauss[0] * fine) / kronrod[0];
  let size = Math.abs(fine);
  for (let index = 1; index < 8; index++) {
    const low = at(middle - half * points[index]);
    const high = at(middle + half * points[index]);
    fine += kronrod[index] * (low + high);
    coarse += gauss[index] * (low + high);
    size += kronrod[index] * (Math.abs(low) + Math.abs(high));
  }
  // Below the rounding of the sum itself a smaller estimate means nothing.
  const rounding = 50 * Number.EPSILON * size * Math.abs(half);
  const error = Math.abs((fine - coarse) * half);
  return { from, to, value: fine * half, error: error <= rounding ? 0 : error };
}
