import type { DecodeError } from '../wire/json/decoder.ts';

/** Waits until the text has left, so that no exit cuts a pipe short. A reader that has gone away is no fault. */
function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (error === null || error === undefined || ('code' in error && error.code === 'EPIPE')) resolve();
      else reject(error);
    });
  });
}

export const say = (text: string): Promise<void> => write(process.stdout, text);
export const remark = (text: string): Promise<void> => write(process.stderr, text);

export const sayJson = (document: unknown): Promise<void> => say(`${JSON.stringify(document, null, 2)}\n`);

/** What a file says is repeated without what would move the cursor or colour the screen. */
export const printable = (text: string): string =>
  text.replace(/(?!\n)[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, '\ufffd');

/** More than a person reads at once. */
const MOST_LISTED = 20;

/** What is wrong with what came in: one JSON document on standard output, or a readable list on standard error. */
export function sayErrors(errors: readonly DecodeError[], asJson: boolean): Promise<void> {
  if (asJson) return sayJson({ theca: 'error/1', errors });
  const lines = errors.slice(0, MOST_LISTED).map(({ at, expected, found }) => {
    const place = at === '' ? '' : `${at}\n`;
    return printable(`${place}  expected  ${expected}\n  found     ${found}\n`);
  });
  const count = errors.length === 1 ? 'one error' : `${errors.length} errors`;
  const more =
    errors.length > MOST_LISTED ? `\n… and ${errors.length - MOST_LISTED} more; --json lists all\n` : '';
  return remark(`theca: nothing was done, ${count}\n\n${lines.join('\n')}${more}`);
}
