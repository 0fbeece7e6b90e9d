import { NumericalError } from './numerical-error.ts';

/** What an instance of wasm/kernel.wasm exports. Whoever can load files makes the instance and passes it in. */
export interface KernelExports {
  readonly memory: { readonly buffer: ArrayBufferLike; readonly grow: (pages: number) => number };
  readonly run: (...addressesAndSizes: number[]) => number;
  readonly diagonalise: (...addressesAndSizes: number[]) => number;
  readonly project: (...addressesAndSizes: number[]) => number;
  readonly onVectors: (...addressesAndSizes: number[]) => void;
}

const pageBytes = 65_536;

/** Makes the memory at least so long; views of it made before are void if it grew. */
export function reserve({ memory }: KernelExports, bytes: number): ArrayBufferLike {
  const missing = Math.ceil((bytes - memory.buffer.byteLength) / pageBytes);
  if (missing > 0 && memory.grow(missing) < 0)
    throw new NumericalError('WebAssembly', `no memory for ${bytes} bytes`);
  return memory.buffer;
}

/** Hands out addresses from `end` on, sixteen bytes apart at least. The stub runtime keeps nothing here; no address is zero. */
export function allotment(end = 1024): {
  readonly bytes: (count: number) => number;
  readonly doubles: (count: number) => number;
} {
  let free = end;
  const bytes = (count: number): number => {
    const at = free;
    free += Math.ceil(count / 16) * 16;
    return at;
  };
  return { bytes, doubles: (count) => bytes(count * 8) };
}
