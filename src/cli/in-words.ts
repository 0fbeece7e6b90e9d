import { Unusable } from './configuration.ts';
import { EXIT } from './exit-code.ts';
import { remark } from './output.ts';

/** Does the work; what an operator can put right is said to him in words and not as a fault. */
export async function inWords(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    await remark(`theca: ${error.message}\n`);
    return EXIT.unusable;
  }
}
