import { NumericalError } from './numerical-error.ts';
import { checkProjection, type ProjectTree } from './tree-projection.ts';
import { noPivot } from './tree-solve.ts';
import { wasmDiagonaliser } from './wasm-diagonaliser.ts';
import { allotment, type KernelExports, reserve } from './wasm-memory.ts';

/**
 * The projection in WebAssembly: the same numbers as `projectTree` to the last bit. Its vectors are lent: they
 * lie in the memory of the instance and hold until the instance is used again, for whatever.
 */
export function wasmProjector(instance: KernelExports): ProjectTree {
  const diagonalise = wasmDiagonaliser(instance);
  return (tree, inputs, shifts) => {
    checkProjection(inputs, shifts);
    const nodes = tree.parents.length;
    const stride = nodes + (nodes % 2);
    const rounds = shifts.length + 1;
    const fours = Math.ceil(rounds / 4) * 4;
    const capacity = inputs.length * rounds;
    const { bytes, doubles } = allotment();
    const room = {
      parents: bytes(nodes * 4),
      diagonal: doubles(nodes),
      coupling: doubles(nodes),
      fronts: doubles(inputs.length * stride),
      shifts: doubles(fours),
      multipliers: doubles(4 * nodes),
      pivots: doubles(4 * nodes),
      image: doubles(stride),
      along: doubles(capacity),
      vectors: doubles(capacity * stride),
      matrix: doubles(capacity * capacity),
      end: bytes(0),
    };
    const buffer = reserve(instance, room.end);
    new Int32Array(buffer, room.parents, nodes).set(tree.parents);
    const numbers = new Float64Array(buffer);
    numbers.set(tree.diagonal, room.diagonal / 8);
    numbers.set(tree.coupling, room.coupling / 8);
    numbers.fill(0, room.fronts / 8, room.fronts / 8 + inputs.length * stride);
    for (const [place, input] of inputs.entries()) numbers.set(input, room.fronts / 8 + place * stride);
    numbers[room.shifts / 8] = 0;
    numbers.set(shifts, room.shifts / 8 + 1);
    // The last group of four is filled up with its last shift.
    numbers.fill(shifts.at(-1) ?? 0, room.shifts / 8 + rounds, room.shifts / 8 + fours);
    numbers.fill(0, room.image / 8, room.image / 8 + stride);
    const count = instance.project(
      room.parents,
      room.diagonal,
      room.coupling,
      nodes,
      stride,
      inputs.length,
      room.fronts,
      room.shifts,
      rounds,
      room.multipliers,
      room.pivots,
      room.image,
      room.along,
      room.vectors,
      room.matrix,
    );
    if (count < 0) noPivot(-1 - count, 'one of the shifts');
    if (count === 0) throw new NumericalError('reduction', 'every input is zero');
    const matrix = numbers.slice(room.matrix / 8, room.matrix / 8 + capacity * capacity);
    const onVectors = (weights: readonly Float64Array[]): Float64Array => {
      const { doubles } = allotment(room.end);
      const [weightsAt, rowsAt] = [doubles(weights.length * stride), doubles(weights.length * count)];
      const end = doubles(0);
      const held = new Float64Array(reserve(instance, end));
      held.fill(0, weightsAt / 8, weightsAt / 8 + weights.length * stride);
      for (const [place, weight] of weights.entries()) held.set(weight, weightsAt / 8 + place * stride);
      instance.onVectors(room.vectors, count, stride, weightsAt, weights.length, room.along, rowsAt);
      return held.slice(rowsAt / 8, rowsAt / 8 + weights.length * count);
    };
    return { count, onVectors, capacity, matrix, diagonalise };
  };
}
