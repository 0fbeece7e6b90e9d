import type { Weights } from './tree.ts';
import { checkProjection, type ProjectTree, projectionOf } from './tree-projection.ts';
import { noPivot } from './tree-solve.ts';
import { wasmDiagonaliser } from './wasm-diagonaliser.ts';
import { allotment, type KernelExports, reserve } from './wasm-memory.ts';
import { rowLender } from './zero-rows.ts';

/**
 * The projection in WebAssembly: the same numbers as `projectTree` to the last bit. Its vectors are lent: they
 * lie in the memory of the instance and hold until the instance is used again, for whatever. So are its matrix and what it reads:
 * they hold until it projects, or reads, again.
 */
export function wasmProjector(instance: KernelExports): ProjectTree {
  const diagonalise = wasmDiagonaliser(instance);
  const forMatrix = rowLender();
  const forRows = rowLender();
  return (tree, inputs, shifts) => {
    checkProjection(inputs, shifts);
    const nodes = tree.parents.length;
    const rounds = shifts.length + 1;
    const fours = Math.ceil(rounds / 4);
    const blocks = inputs.length * fours;
    const capacity = 4 * blocks;
    const { bytes, doubles } = allotment();
    const room = {
      parents: bytes(nodes * 4),
      diagonal: doubles(nodes),
      coupling: doubles(nodes),
      fronts: doubles(inputs.length * nodes),
      shifts: doubles(4 * fours),
      multipliers: doubles(4 * nodes),
      pivots: doubles(4 * nodes),
      work: doubles(24),
      image: doubles(4 * nodes),
      vectors: doubles(capacity * nodes),
      matrix: doubles(capacity * capacity),
      end: bytes(0),
    };
    const buffer = reserve(instance, room.end);
    new Int32Array(buffer, room.parents, nodes).set(tree.parents);
    const numbers = new Float64Array(buffer);
    numbers.set(tree.diagonal, room.diagonal / 8);
    numbers.set(tree.coupling, room.coupling / 8);
    for (let input = 0; input < inputs.length; input++)
      numbers.set(inputs[input], room.fronts / 8 + input * nodes);
    numbers[room.shifts / 8] = 0;
    numbers.set(shifts, room.shifts / 8 + 1);
    // The last four are filled up with the last shift, whose answers are thrown away.
    numbers.fill(shifts.at(-1) ?? 0, room.shifts / 8 + rounds, room.shifts / 8 + 4 * fours);
    const failed = instance.project(
      room.parents,
      room.diagonal,
      room.coupling,
      nodes,
      inputs.length,
      room.fronts,
      room.shifts,
      rounds,
      room.multipliers,
      room.pivots,
      room.work,
      room.image,
      room.vectors,
      room.matrix,
    );
    if (failed >= 0) noPivot(failed, 'one of the shifts');
    const [matrix] = forMatrix([capacity * capacity]);
    matrix.set(numbers.subarray(room.matrix / 8, room.matrix / 8 + matrix.length));
    const onVectors = (weights: readonly Weights[]): Float64Array => {
      const { bytes, doubles } = allotment(room.end);
      const length = weights.reduce((sum, { values }) => sum + values.length, 0);
      const [spansAt, weightsAt] = [bytes(weights.length * 8), doubles(length)];
      const rowsAt = doubles(weights.length * capacity);
      const buffer = reserve(instance, doubles(0));
      const spans = new Int32Array(buffer, spansAt, 2 * weights.length);
      const held = new Float64Array(buffer);
      let at = weightsAt / 8;
      for (let place = 0; place < weights.length; place++) {
        const { first, values } = weights[place];
        spans[2 * place] = first;
        spans[2 * place + 1] = values.length;
        held.set(values, at);
        at += values.length;
      }
      instance.onVectors(room.vectors, blocks, nodes, spansAt, weightsAt, weights.length, rowsAt);
      const [rows] = forRows([weights.length * capacity]);
      rows.set(held.subarray(rowsAt / 8, rowsAt / 8 + rows.length));
      return rows;
    };
    return projectionOf(matrix, capacity, onVectors, diagonalise);
  };
}
