import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { KernelExports } from '../../src/kernel/wasm-memory.ts';

export const wasmFolder = path.join(import.meta.dirname, '..', '..', 'src', 'kernel', 'wasm');

/** A fresh instance of the committed module: it imports nothing. */
export function kernelInstance(): KernelExports {
  const module = new WebAssembly.Module(readFileSync(path.join(wasmFolder, 'kernel.wasm')));
  return new WebAssembly.Instance(module).exports as unknown as KernelExports;
}
