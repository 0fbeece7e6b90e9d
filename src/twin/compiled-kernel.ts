import { wasmExecutor } from '../kernel/wasm-executor.ts';
import type { KernelExports } from '../kernel/wasm-memory.ts';
import { wasmProjector } from '../kernel/wasm-projector.ts';
import type { NumericKernel } from './numeric-kernel.ts';

/** The hot loops in an instance of `kernel.wasm`, whose exports are given: the same numbers as in TypeScript to the last bit. */
export function compiledKernel(exports: unknown): NumericKernel {
  const instance = exports as KernelExports;
  return { project: wasmProjector(instance), run: wasmExecutor(instance) };
}
