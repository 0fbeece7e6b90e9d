import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { Unusable } from './configuration.ts';
import { remark } from './output.ts';

/** More than the longest password in UTF-8. */
const MOST_BYTES = 4_096;

/**
 * A password: the first line of standard input, or typed twice at the terminal without being shown. Never an argument,
 * which everybody on the machine could read.
 */
export async function enteredPassword(): Promise<string> {
  if (process.stdin.isTTY !== true) return piped();
  const first = await typed('Password: ');
  const second = await typed('The same again: ');
  if (first !== second) throw new Unusable('The two passwords differ. Nothing was done.');
  return first;
}

async function piped(): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Buffer);
    length += (chunk as Buffer).length;
    if (length > MOST_BYTES) throw new Unusable('Standard input is too long for a password.');
  }
  const text = Buffer.concat(chunks)
    .toString('utf8')
    .replace(/\r?\n$/, '');
  if (text === '')
    throw new Unusable('No password: it is read from standard input, or asked for at a terminal.');
  return text;
}

/** One line of the terminal, not shown. Ctrl-C and Ctrl-D end the command with nothing done. */
async function typed(prompt: string): Promise<string> {
  await remark(prompt);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  try {
    return await new Promise<string>((resolve, reject) => {
      lines.once('line', resolve);
      lines.once('SIGINT', () => reject(new Unusable('Stopped. Nothing was done.')));
      lines.once('close', () => reject(new Unusable('No password. Nothing was done.')));
    });
  } finally {
    lines.close();
    await remark('\n');
  }
}
