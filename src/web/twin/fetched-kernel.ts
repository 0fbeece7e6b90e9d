import { compiledKernel } from '../../twin/compiled-kernel.ts';
import type { NumericKernel } from '../../twin/numeric-kernel.ts';

/** The hot loops in WebAssembly. Rejects where the browser may not or cannot: the loops in TypeScript give the same numbers. */
export async function fetchedKernel(): Promise<NumericKernel> {
  const file = fetch(new URL('../../kernel/wasm/kernel.wasm', import.meta.url));
  const { instance } = await WebAssembly.instantiateStreaming(file);
  return compiledKernel(instance.exports);
}
