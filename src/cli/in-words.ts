import { Unusable } from './configuration.ts';
import { EXIT } from './exit-code.ts';
import { remark, sayErrors } from './output.ts';

/** Does the work; what an operator can put right is said to him in words and not as a fault. */
export async function inWords(work: () => Promise<number>, asJson = false): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    if (asJson)
      await sayErrors(
        [{ at: '', expected: 'what this command needs around it', found: error.message }],
        true,
      );
    else await remark(`theca: ${error.message}\n`);
    return EXIT.unusable;
  }
}
