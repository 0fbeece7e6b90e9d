import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { seededRandom } from '../../src/kernel/random.ts';
import { diagonalise, type Eigen, symmetricEigen } from '../../src/kernel/symmetric-eigen.ts';
import { diagonaliseTridiagonal } from '../../src/kernel/tridiagonal-eigen.ts';
import { wasmDiagonaliser } from '../../src/kernel/wasm-diagonaliser.ts';
import { worst } from './example-trees.ts';
import { kernelInstance } from './wasm-instance.ts';

/** The largest entry of A V - V diag, and of V^T V - 1, against the norm of A and against 1. */
function faults(matrix: Float64Array, size: number, { values, vectors }: Eigen): [number, number] {
  const at = (array: Float64Array, index: number): number => array[index] ?? Number.NaN;
  const norm = Math.max(1e-300, ...matrix.map(Math.abs));
  let residual = 0;
  let skew = 0;
  for (let j = 0; j < size; j++)
    for (let i = 0; i < size; i++) {
      let image = 0;
      let product = 0;
      for (let k = 0; k < size; k++) {
        image += at(matrix, i * size + k) * at(vectors, j * size + k);
        product += at(vectors, i * size + k) * at(vectors, j * size + k);
      }
      residual = Math.max(residual, Math.abs(image - at(values, j) * at(vectors, j * size + i)) / norm);
      skew = Math.max(skew, Math.abs(product - (i === j ? 1 : 0)));
    }
  return [residual, skew];
}

function symmetric(size: number, entry: (row: number, column: number) => number): Float64Array {
  const matrix = new Float64Array(size * size);
  for (let row = 0; row < size; row++)
    for (let column = 0; column <= row; column++) {
      matrix[row * size + column] = entry(row, column);
      matrix[column * size + row] = matrix[row * size + column] ?? 0;
    }
  return matrix;
}

test('eigenvectors are orthogonal and satisfy A v = value v, whatever the matrix', () => {
  const scale = fc.constantFrom(0, 1, 1e-8, 1e8);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 25 }), fc.integer(), scale, (size, seed, spread) => {
      const random = seededRandom(seed);
      const matrix = symmetric(size, (row, column) =>
        random() < 0.3 ? 0 : (random() - 0.5) * (row === column ? 1 : spread),
      );
      const eigen = symmetricEigen(matrix, size);
      const [residual, skew] = faults(matrix, size, eigen);
      assert.ok(residual < 1e-13 && skew < 1e-13, `${residual} ${skew}`);
      assert.deepEqual(eigen.values, eigen.values.toSorted());
    }),
    { numRuns: 200 },
  );
});

test('the chain of springs has the eigenvalues 2 - 2 cos(k pi / (n + 1))', () => {
  const size = 80;
  const expected = Float64Array.from(
    { length: size },
    (_, k) => 2 - 2 * Math.cos(((k + 1) * Math.PI) / (size + 1)),
  );
  const offDiagonal = new Float64Array(size).fill(-1);
  const chain = diagonaliseTridiagonal(new Float64Array(size).fill(2), offDiagonal, new Float64Array(0), 0);
  assert.ok(worst(chain, expected) < 1e-14);
  const dense = symmetric(size, (row, column) => (row === column ? 2 : row - column === 1 ? -1 : 0));
  assert.ok(worst(symmetricEigen(dense, size).values, expected) < 1e-14);
});

test('equal and clustered eigenvalues keep orthogonal vectors', () => {
  const size = 30;
  const matrix = symmetric(size, (row, column) => (row === column ? 1 + (row % 3) * 1e-12 : 1e-13));
  const [residual, skew] = faults(matrix, size, symmetricEigen(matrix, size));
  assert.ok(residual < 1e-14 && skew < 1e-13, `${residual} ${skew}`);
});

test('a matrix that is not finite or not square is refused', () => {
  assert.throws(() => symmetricEigen(Float64Array.of(1, 0, Number.NaN, 1), 2), /NaN|settle|finite/);
  assert.throws(() => symmetricEigen(new Float64Array(5), 2), /not n times n/);
});

test('the eigenvalues in WebAssembly, and what they carry along, are those in TypeScript to the last bit', () => {
  const inWasm = wasmDiagonaliser(kernelInstance());
  const scale = fc.constantFrom(0, 1, 1e-8, 1e8, 1e-170);
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer(),
      scale,
      (size, width, seed, spread) => {
        const random = seededRandom(seed);
        const matrix = symmetric(size, (row, column) =>
          random() < 0.3 ? 0 : (random() - 0.5) * (row === column ? 1 : spread),
        );
        const carried = Float64Array.from({ length: size * width }, () => random() - 0.5);
        const [mine, other] = [carried.slice(), carried.slice()];
        assert.deepEqual(
          inWasm(matrix.slice(), size, other, width),
          diagonalise(matrix.slice(), size, mine, width),
        );
        assert.deepEqual(other, mine);
      },
    ),
    { numRuns: 300 },
  );
  assert.throws(
    () => inWasm(new Float64Array(9).fill(Number.NaN), 3, new Float64Array(3), 1),
    /does not settle/,
  );
});
