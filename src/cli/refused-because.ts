import type { DecodeError } from '../wire/json/decoder.ts';
import { EXIT } from './exit-code.ts';
import { sayErrors } from './output.ts';

/** What was asked can be read and is not done: says why and answers with the code for it. */
export async function refusedBecause(why: DecodeError, asJson: boolean): Promise<number> {
  await sayErrors([why], asJson);
  return EXIT.refused;
}
