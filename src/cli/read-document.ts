import { type FileHandle, open } from 'node:fs/promises';
import { accepted, type Result, refused } from '../core/result.ts';
import type { DecodeError } from '../wire/json/decoder.ts';
import { LARGEST_TEXT, tooLarge } from '../wire/json/parse.ts';

const FAILURES: Readonly<Record<string, string>> = {
  ENOENT: 'no file of that name',
  ENOTDIR: 'no file of that name',
  EISDIR: 'a folder',
  EACCES: 'a file that may not be read by this user',
  EPERM: 'a file that may not be read by this user',
  ENAMETOOLONG: 'a name that is too long',
  ELOOP: 'a link that leads nowhere',
};

const unreadable = (found: string): Result<string, readonly DecodeError[]> =>
  refused([{ at: '', expected: 'a file that can be read, or - for standard input', found }]);

/** The text of a file, or of standard input for `-`. Stops reading where it is too large for what it should be. */
export async function readDocument(path: string): Promise<Result<string, readonly DecodeError[]>> {
  if (path === '-') return collected(process.stdin);
  let file: FileHandle | undefined;
  try {
    file = await open(path);
    const { size } = await file.stat();
    if (size > LARGEST_TEXT) return refused([tooLarge(`${(size / LARGEST_TEXT).toFixed(1)} MiB`)]);
    // Not trusting the size: a pipe has none, and a file may grow.
    return await collected(file.createReadStream({ autoClose: false }));
  } catch (error) {
    return unreadable(reasonOf(error));
  } finally {
    await file?.close();
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = FAILURES[code];
  if (known !== undefined) return known;
  if (code === 'ERR_INVALID_ARG_VALUE') return 'a name that no file can have';
  throw error;
}

async function collected(stream: AsyncIterable<unknown>): Promise<Result<string, readonly DecodeError[]>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    if (!(chunk instanceof Uint8Array)) throw new Error('a stream of bytes was expected');
    length += chunk.byteLength;
    if (length > LARGEST_TEXT) return refused([tooLarge('more than 1 MiB')]);
    chunks.push(chunk);
  }
  try {
    return accepted(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)));
  } catch {
    return refused([{ at: '', expected: 'text in UTF-8', found: 'bytes that are none' }]);
  }
}
