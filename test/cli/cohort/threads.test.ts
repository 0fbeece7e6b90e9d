import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { setImmediate as soon } from 'node:timers/promises';
import { type ChunkThread, chunkThread } from '../../../src/cli/cohort/chunk-thread.ts';
import { handOut } from '../../../src/cli/cohort/threads.ts';

const EXAMPLE = new URL('../../scenarios/cohort/bridge-or-not.json', import.meta.url);
const study = { ...(JSON.parse(await readFile(EXAMPLE, 'utf8')) as object), patients: 201 };
const started: ChunkThread[] = [];
after(() => Promise.all(started.map((thread) => thread.stop())));

/** A thread that notes which chunks it was asked for. */
function noting(asked: number[]): ChunkThread {
  const thread = chunkThread(JSON.stringify(study));
  started.push(thread);
  const compute: ChunkThread['compute'] = (chunk, signal) => {
    asked.push(chunk);
    return thread.compute(chunk, signal);
  };
  return { ...thread, compute };
}

test('a thread is at its next chunk while its last is being written', async () => {
  const asked: number[] = [];
  const written: number[] = [];
  const write = async ({ chunk }: { readonly chunk: number }): Promise<void> => {
    // Would wait for ever for a thread that waits for it.
    while (chunk < 2 && !asked.includes(chunk + 1)) await soon();
    written.push(chunk);
  };
  await handOut([noting(asked)], [0, 1, 2], write, new AbortController().signal);
  assert.deepEqual(written, [0, 1, 2]);
});

test('interrupted, what was being written is written before the threads are let go', async () => {
  const interruption = new AbortController();
  const asked: number[] = [];
  const written: number[] = [];
  const write = async ({ chunk }: { readonly chunk: number }): Promise<void> => {
    interruption.abort();
    for (let turn = 0; turn < 20; turn++) await soon();
    written.push(chunk);
  };
  await handOut([noting(asked)], [0, 1, 2], write, interruption.signal);
  assert.deepEqual(written, [0]);
});

test('a disk that is full ends the work with its own error', async () => {
  const asked: number[] = [];
  const full = (): Promise<void> => Promise.reject(new Error('no room'));
  const signal = new AbortController().signal;
  await assert.rejects(handOut([noting(asked), noting(asked)], [0, 1, 2], full, signal), /no room/);
});
