// Vectors that are worked on four at a time, one after the other in one array. Every sum runs from the first node to the last, so
// that the twin in WebAssembly, where the four stand side by side, gives the same bits.

/** The lengths of four vectors that begin at `block`. */
export function lengths(vectors: Float64Array, block: number, nodes: number, into: Float64Array): void {
  for (let lane = 0; lane < 4; lane++) {
    const at = block + lane * nodes;
    into[lane] = Math.sqrt(product(vectors, at, vectors, at, nodes));
  }
}

/** Each of the four at `old` times each of the four of `other` at `fresh`: into[4 * old + fresh]. */
export function products(
  vectors: Float64Array,
  old: number,
  other: Float64Array,
  fresh: number,
  nodes: number,
  into: Float64Array,
): void {
  for (let lane = 0; lane < 4; lane++) {
    const at = fresh + lane * nodes;
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let node = 0; node < nodes; node++) {
      const value = other[at + node];
      const from = old + node;
      a += vectors[from] * value;
      b += vectors[from + nodes] * value;
      c += vectors[from + 2 * nodes] * value;
      d += vectors[from + 3 * nodes] * value;
    }
    into[lane] = a;
    into[lane + 4] = b;
    into[lane + 8] = c;
    into[lane + 12] = d;
  }
}

/** The four at `fresh` lose what `products` found of the four at `old`. */
export function subtract(
  vectors: Float64Array,
  old: number,
  fresh: number,
  nodes: number,
  along: Float64Array,
): void {
  for (let lane = 0; lane < 4; lane++) {
    const at = fresh + lane * nodes;
    const [a, b, c, d] = [along[lane], along[lane + 4], along[lane + 8], along[lane + 12]];
    for (let node = 0; node < nodes; node++) {
      const from = old + node;
      vectors[at + node] -=
        a * vectors[from] +
        b * vectors[from + nodes] +
        (c * vectors[from + 2 * nodes] + d * vectors[from + 3 * nodes]);
    }
  }
}

/**
 * Makes the four at `block` orthonormal among themselves. `sizes` is how long each was at first and `kept` what part of it earlier
 * passes kept; one of which no more than `nothing` is left becomes zero. Returns the least part that this pass kept of one.
 */
export function separate(
  vectors: Float64Array,
  block: number,
  nodes: number,
  sizes: Float64Array,
  kept: Float64Array,
  nothing: number,
): number {
  let least = Number.POSITIVE_INFINITY;
  for (let lane = 0; lane < 4; lane++) {
    const at = block + lane * nodes;
    const size = Math.sqrt(product(vectors, at, vectors, at, nodes));
    const part = size / sizes[lane];
    const left = kept[lane] * part;
    const isNew = left > nothing;
    kept[lane] = isNew ? left : 0;
    if (isNew) least = Math.min(least, part);
    const inverse = isNew ? 1 / size : 0;
    const later = [lane + 1, lane + 2, lane + 3].filter((other) => other < 4);
    const takes = later.map((other) => product(vectors, at, vectors, block + other * nodes, nodes) * inverse);
    for (let node = at; node < at + nodes; node++) vectors[node] *= inverse;
    for (const [place, other] of later.entries()) {
      const take = takes[place] ?? 0;
      const from = block + other * nodes;
      for (let node = 0; node < nodes; node++) vectors[from + node] -= vectors[at + node] * take;
    }
  }
  return least;
}

/** A vector at `first` times another at `second`. */
export function product(
  a: Float64Array,
  first: number,
  b: Float64Array,
  second: number,
  nodes: number,
): number {
  let sum = 0;
  for (let node = 0; node < nodes; node++) sum += a[first + node] * b[second + node];
  return sum;
}
