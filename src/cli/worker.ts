import { parseArgs } from 'node:util';
import { type ChunkThread, chunkThread } from './cohort/chunk-thread.ts';
import { withQueue } from './cohort/with-queue.ts';
import { Unusable } from './configuration.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { remark, say, sayErrors } from './output.ts';

const FORM = 'theca worker';

const USAGE = `usage: ${FORM}

Computes chunks of cohorts that wait in the database (theca cohort … --queue), one after the other, until it is stopped.
Any number of workers, on any machine that reaches the database, share the work; one that is killed loses nothing: its
chunk is computed by another.

  --help           this

DATABASE_URL names the PostgreSQL; without it the embedded one of THECA_DATA is used.
`;

export async function run(args: readonly string[]): Promise<ExitCode> {
  try {
    const { values } = parseArgs({ args: [...args], options: { help: { type: 'boolean', short: 'h' } } });
    if (values.help === true) {
      await say(USAGE);
      return EXIT.done;
    }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const found = error.message.split('. ')[0] ?? error.message;
    await sayErrors([{ at: '', expected: FORM, found }], args.includes('--json'));
    return EXIT.unusable;
  }
  try {
    return await worked();
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    await remark(`theca: ${error.message}\n`);
    return EXIT.unusable;
  }
}

const worked = (): Promise<ExitCode> =>
  withQueue(async (queue) => {
    const stopped = new Promise<void>((resolve) => {
      process.once('SIGINT', () => resolve()).once('SIGTERM', () => resolve());
    });
    // The next chunk is mostly of the same cohort, whose thread has read it already.
    let thread: ChunkThread | null = null;
    await queue.work(async ({ file, chunk }) => {
      if (thread?.file !== file) {
        await thread?.stop();
        thread = chunkThread(file);
      }
      return thread.compute(chunk);
    });
    await remark('theca: waiting for chunks of cohorts\n');
    await stopped;
    // The chunk in hand is computed to its end, so its thread is stopped after.
    await queue.close();
    await (thread as ChunkThread | null)?.stop();
    return EXIT.done;
  });
