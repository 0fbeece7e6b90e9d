// Sums over even and odd places apart, as two lanes of a vector instruction would make them: so that the twin in
// WebAssembly gives the same bits. Lengths are even.

/**
 * into[j] = vector j (of `count`, `stride` apart) times the vector at `place` of `other`, four vectors at a time; of each only
 * the numbers from `from` to before `until`, both even.
 */
export function dots(
  vectors: Float64Array,
  count: number,
  stride: number,
  other: Float64Array,
  place: number,
  into: Float64Array,
  from = 0,
  until = stride,
): void {
  let j = 0;
  for (; j + 4 <= count; j += 4) fourDots(vectors, j * stride, stride, other, place, into, j, from, until);
  for (; j < count; j++) {
    let even = 0;
    let odd = 0;
    const at = j * stride;
    for (let index = from; index < until; index += 2) {
      even += vectors[at + index] * other[place + index];
      odd += vectors[at + index + 1] * other[place + index + 1];
    }
    into[j] = even + odd;
  }
}

function fourDots(
  vectors: Float64Array,
  first: number,
  stride: number,
  other: Float64Array,
  place: number,
  into: Float64Array,
  j: number,
  from: number,
  until: number,
): void {
  const second = first + stride;
  const third = second + stride;
  const fourth = third + stride;
  let [a, b, c, d] = [0, 0, 0, 0];
  let [e, f, g, h] = [0, 0, 0, 0];
  for (let index = from; index < until; index += 2) {
    const even = other[place + index];
    const odd = other[place + index + 1];
    a += vectors[first + index] * even;
    b += vectors[second + index] * even;
    c += vectors[third + index] * even;
    d += vectors[fourth + index] * even;
    e += vectors[first + index + 1] * odd;
    f += vectors[second + index + 1] * odd;
    g += vectors[third + index + 1] * odd;
    h += vectors[fourth + index + 1] * odd;
  }
  into[j] = a + e;
  into[j + 1] = b + f;
  into[j + 2] = c + g;
  into[j + 3] = d + h;
}

/** The vector at `place` loses along[j] times vector j, for the first `count`, four at a time. */
export function subtractAll(
  vectors: Float64Array,
  count: number,
  stride: number,
  place: number,
  along: Float64Array,
): void {
  let j = 0;
  for (; j + 4 <= count; j += 4) {
    const first = j * stride;
    const second = first + stride;
    const third = second + stride;
    const fourth = third + stride;
    const [a, b, c, d] = [along[j], along[j + 1], along[j + 2], along[j + 3]];
    for (let index = 0; index < stride; index++)
      vectors[place + index] -=
        a * vectors[first + index] +
        b * vectors[second + index] +
        c * vectors[third + index] +
        d * vectors[fourth + index];
  }
  for (; j < count; j++) {
    const a = along[j];
    const at = j * stride;
    for (let index = 0; index < stride; index++) vectors[place + index] -= a * vectors[at + index];
  }
}

export function normSquare(vectors: Float64Array, place: number, stride: number): number {
  let even = 0;
  let odd = 0;
  for (let index = place; index < place + stride; index += 2) {
    even += vectors[index] * vectors[index];
    odd += vectors[index + 1] * vectors[index + 1];
  }
  return even + odd;
}
