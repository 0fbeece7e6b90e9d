import { NumericalError } from './numerical-error.ts';
import { type Random, seededRandom } from './random.ts';
import { sobolDirections } from './sobol-directions.ts';

export const mostSobolDimensions = sobolDirections.length + 1;

/** Point `index` (0 to 2^32 - 1) of a sequence, written into `into`: numbers in (0, 1), any point without those before. */
export type PointSequence = (index: number, into: Float64Array) => void;

/**
 * Sobol's sequence in up to 40 dimensions, scrambled by a random lower triangular matrix and a digital shift in each
 * dimension (Matousek): every block of 2^m points stays as even as it was, and different seeds are independent
 * estimates. Throws beyond 40 dimensions.
 */
export function sobolSequence(dimensions: number, seed: number): PointSequence {
  if (!(Number.isInteger(dimensions) && dimensions >= 1 && dimensions <= mostSobolDimensions))
    throw new NumericalError('Sobol', `${dimensions} dimensions`);
  const random = seededRandom(seed);
  const directions = Array.from({ length: dimensions }, (_, axis) => scrambled(directionsOf(axis), random));
  const shifts = directions.map(() => bits(random));
  return (index, into) => {
    if (!(Number.isInteger(index) && index >= 0 && index < 2 ** 32))
      throw new NumericalError('Sobol', `no point ${index}`);
    for (let axis = 0; axis < dimensions; axis++) {
      let place = shifts[axis];
      for (let bit = 0, rest = (index ^ (index >>> 1)) >>> 0; rest !== 0; bit++, rest >>>= 1)
        if ((rest & 1) === 1) place ^= directions[axis][bit];
      into[axis] = ((place >>> 0) + 0.5) / 2 ** 32;
    }
  };
}

const bits = (random: Random): number => Math.floor(random() * 2 ** 32) | 0;

/** The 32 direction numbers of an axis, the highest bit first; the first axis is van der Corput's sequence. */
function directionsOf(axis: number): Int32Array {
  const numbers = new Int32Array(32);
  if (axis === 0) {
    for (let i = 0; i < 32; i++) numbers[i] = 1 << (31 - i);
    return numbers;
  }
  const [polynomial, ...first] = sobolDirections[axis - 1];
  const degree = first.length;
  for (let i = 0; i < 32; i++) {
    if (i < degree) {
      numbers[i] = first[i] << (31 - i);
      continue;
    }
    let number = numbers[i - degree] ^ (numbers[i - degree] >>> degree);
    for (let k = 1; k < degree; k++) if (((polynomial >>> (degree - k)) & 1) === 1) number ^= numbers[i - k];
    numbers[i] = number;
  }
  return numbers;
}

/** Each number times a random matrix with ones on its diagonal: bit i becomes itself plus some of the higher bits. */
function scrambled(numbers: Int32Array, random: Random): Int32Array {
  const rows = Int32Array.from({ length: 32 }, (_, bit) => {
    const own = 1 << (31 - bit);
    const higher = bit === 0 ? 0 : -1 << (32 - bit);
    return own | (bits(random) & higher);
  });
  return numbers.map((number) => {
    let result = 0;
    for (let bit = 0; bit < 32; bit++) if (oddBits(rows[bit] & number)) result |= 1 << (31 - bit);
    return result;
  });
}

function oddBits(value: number): boolean {
  let folded = value ^ (value >>> 16);
  folded ^= folded >>> 8;
  folded ^= folded >>> 4;
  folded ^= folded >>> 2;
  folded ^= folded >>> 1;
  return (folded & 1) === 1;
}
