import { NumericalError } from './numerical-error.ts';
import type { Diagonalise } from './symmetric-eigen.ts';
import { allotment, type KernelExports, reserve } from './wasm-memory.ts';

/** The small eigenproblem in WebAssembly: the same numbers as `diagonalise` to the last bit. */
export function wasmDiagonaliser(instance: KernelExports): Diagonalise {
  return (work, size, carried, width) => {
    const { bytes, doubles } = allotment();
    const room = {
      work: doubles(work.length),
      carried: doubles(carried.length),
      d: doubles(size),
      e: doubles(size),
      v: doubles(size),
      p: doubles(Math.max(size, width)),
      end: bytes(0),
    };
    const numbers = new Float64Array(reserve(instance, room.end));
    numbers.set(work, room.work / 8);
    numbers.set(carried, room.carried / 8);
    const { d, e, v, p } = room;
    const unsettled = instance.diagonalise(room.work, size, room.carried, width, d, e, v, p);
    if (unsettled >= 0) throw new NumericalError(`eigenvalue ${unsettled}`, 'does not settle');
    carried.set(numbers.subarray(room.carried / 8, room.carried / 8 + carried.length));
    return numbers.slice(d / 8, d / 8 + size);
  };
}
