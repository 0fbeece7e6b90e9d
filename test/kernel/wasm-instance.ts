import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { RunPlanExports } from '../../src/kernel/wasm-executor.ts';

export const wasmFolder = path.join(import.meta.dirname, '..', '..', 'src', 'kernel', 'wasm');

/** A fresh instance of the committed executor: it imports nothing. */
export function runPlanInstance(): RunPlanExports {
  const module = new WebAssembly.Module(readFileSync(path.join(wasmFolder, 'run-plan.wasm')));
  return new WebAssembly.Instance(module).exports as unknown as RunPlanExports;
}
