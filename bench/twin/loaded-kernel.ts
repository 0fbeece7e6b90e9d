import { readFileSync } from 'node:fs';
import { wasmExecutor } from '../../src/kernel/wasm-executor.ts';
import type { KernelExports } from '../../src/kernel/wasm-memory.ts';
import { wasmProjector } from '../../src/kernel/wasm-projector.ts';
import { type ReductionMemory, reductionMemory } from '../../src/twin/reduction-memory.ts';

const file = new URL('../../src/kernel/wasm/kernel.wasm', import.meta.url);

/** The loops in WebAssembly as any program in Node loads them. Remembers no reduction: every patient is another one. */
export function loadedKernel(): ReductionMemory {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(file)));
  const instance = exports as unknown as KernelExports;
  return reductionMemory(0, { project: wasmProjector(instance), run: wasmExecutor(instance) });
}
