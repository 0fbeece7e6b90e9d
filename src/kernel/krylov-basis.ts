import { NumericalError } from './numerical-error.ts';
import type { SymmetricTree } from './tree.ts';
import { emptyFactor, factorTree, solveTree } from './tree-solve.ts';

/** Orthonormal vectors one after the other, `size` numbers each. */
export interface Basis {
  readonly size: number;
  count: number;
  readonly vectors: Float64Array;
}

/**
 * Spans A^-1 b and, pole by pole, (A + pole)^-1 of the newest vector of each input. A direction that is in the space
 * already (an input that another one contains) is left out. At most `inputs * (poles + 1)` vectors.
 */
export function krylovBasis(
  tree: SymmetricTree,
  inputs: readonly Float64Array[],
  poles: readonly number[],
): Basis {
  const size = tree.parents.length;
  const basis = { size, count: 0, vectors: new Float64Array(inputs.length * (poles.length + 1) * size) };
  const along = new Float64Array(inputs.length * (poles.length + 1));
  const front = inputs.map((input) => input.slice());
  const factor = emptyFactor(tree.parents);
  for (let round = 0; round <= poles.length; round++) {
    const shift = round === 0 ? 0 : poles[round - 1];
    if (!(shift >= 0)) throw new NumericalError('poles', `${shift} is below zero`);
    factorTree(tree, shift, factor);
    for (const vector of front) {
      const place = basis.count * size;
      const fresh = basis.vectors.subarray(place, place + size);
      solveTree(factor, vector, fresh);
      if (!orthonormalise(basis, along)) continue;
      basis.count++;
      vector.set(fresh);
    }
  }
  if (basis.count === 0) throw new NumericalError('reduction', 'every input is zero');
  return basis;
}

/** Removes from the vector after the last what the others span, and norms it; false if nothing is left. */
function orthonormalise({ size, count, vectors }: Basis, along: Float64Array): boolean {
  const place = count * size;
  const before = Math.sqrt(ownSquare(vectors, place, size));
  if (before === 0) return false;
  let was = before;
  for (let pass = 0; pass < 3; pass++) {
    projections(vectors, count, size, place, along);
    subtract(vectors, count, size, place, along);
    const norm = Math.sqrt(ownSquare(vectors, place, size));
    if (!(norm > 1e-13 * before)) return false;
    // What a pass leaves behind is rounding of what it took away: once it took little, the vector is orthogonal.
    if (norm > 0.01 * was) {
      for (let index = place; index < place + size; index++) vectors[index] /= norm;
      return true;
    }
    was = norm;
  }
  return false;
}

function ownSquare(vectors: Float64Array, place: number, size: number): number {
  let even = 0;
  let odd = 0;
  for (let index = place; index < place + size - 1; index += 2) {
    even += vectors[index] * vectors[index];
    odd += vectors[index + 1] * vectors[index + 1];
  }
  if (size % 2 === 1) even += vectors[place + size - 1] ** 2;
  return even + odd;
}

/** along[j] = vector j . the vector at `place`, for the first `count`, four at a time. */
export function projections(
  vectors: Float64Array,
  count: number,
  size: number,
  place: number,
  along: Float64Array,
  other: Float64Array = vectors,
): void {
  let j = 0;
  for (; j + 4 <= count; j += 4) {
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    let at = j * size;
    for (let index = place; index < place + size; index++, at++) {
      const value = other[index];
      a += vectors[at] * value;
      b += vectors[at + size] * value;
      c += vectors[at + 2 * size] * value;
      d += vectors[at + 3 * size] * value;
    }
    along[j] = a;
    along[j + 1] = b;
    along[j + 2] = c;
    along[j + 3] = d;
  }
  for (; j < count; j++) {
    let sum = 0;
    for (let index = 0; index < size; index++) sum += vectors[j * size + index] * other[place + index];
    along[j] = sum;
  }
}

function subtract(
  vectors: Float64Array,
  count: number,
  size: number,
  place: number,
  along: Float64Array,
): void {
  let j = 0;
  for (; j + 4 <= count; j += 4) {
    const [a, b, c, d] = [along[j], along[j + 1], along[j + 2], along[j + 3]];
    let at = j * size;
    for (let index = place; index < place + size; index++, at++)
      vectors[index] -=
        a * vectors[at] + b * vectors[at + size] + c * vectors[at + 2 * size] + d * vectors[at + 3 * size];
  }
  for (; j < count; j++)
    for (let index = 0; index < size; index++) vectors[place + index] -= along[j] * vectors[j * size + index];
}
