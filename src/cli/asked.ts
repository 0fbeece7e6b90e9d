import { EXIT } from './exit-code.ts';
import { say, sayErrors } from './output.ts';

/** For a command without arguments: the code to end with at once, or null to go on. */
export async function asked(args: readonly string[], usage: string): Promise<number | null> {
  const [first] = args;
  if (first === undefined) return null;
  if (first === '--help' || first === '-h') {
    await say(usage);
    return EXIT.done;
  }
  await sayErrors([{ at: '', expected: 'no argument', found: JSON.stringify(first) }], false);
  return EXIT.unusable;
}
