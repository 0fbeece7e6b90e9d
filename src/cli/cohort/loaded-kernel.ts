import { readFileSync } from 'node:fs';
import { wasmExecutor } from '../../kernel/wasm-executor.ts';
import type { KernelExports } from '../../kernel/wasm-memory.ts';
import { wasmProjector } from '../../kernel/wasm-projector.ts';
import { type ReductionMemory, reductionMemory } from '../../twin/reduction-memory.ts';

// The types of Node do not name what Node has.
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

const FILE = new URL('../../kernel/wasm/kernel.wasm', import.meta.url);

/** The hot loops in WebAssembly; remembers no reduction, since every virtual patient is another one. */
export function loadedKernel(): ReductionMemory {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(FILE)));
  const instance = exports as KernelExports;
  return reductionMemory(0, { project: wasmProjector(instance), run: wasmExecutor(instance) });
}
