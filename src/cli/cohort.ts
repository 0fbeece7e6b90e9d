import { type PreparedStudy, prepareStudy } from '../twin/study.ts';
import { studySummary } from '../twin/study-summary.ts';
import type { DecodeError } from '../wire/json/decoder.ts';
import { decodeStudy } from '../wire/scenario/decode-study.ts';
import { encodeOutside, encodeScenarioRefusals } from '../wire/scenario/encode-simulation.ts';
import { type Asked, askedOf, FORM } from './cohort/asked.ts';
import { CHUNK_PATIENTS, chunkCount } from './cohort/chunk.ts';
import { sayDone } from './cohort/cohort-done.ts';
import { diskTrouble } from './cohort/disk-trouble.ts';
import { DamagedChunk } from './cohort/kept-chunk.ts';
import { watchProgress } from './cohort/progress.ts';
import { joinChunks, openResults, type ResultsFolder } from './cohort/results-folder.ts';
import { writeSummary } from './cohort/summary-files.ts';
import { type ChunkDone, runOnThreads } from './cohort/threads.ts';
import { runThroughQueue } from './cohort/through-queue.ts';
import { withQueue } from './cohort/with-queue.ts';
import { Unusable } from './configuration.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { remark, say, sayErrors } from './output.ts';
import { readDocument } from './read-document.ts';

const USAGE = `usage: ${FORM}

Simulates virtual patients, each under every program of the file, on every core (docs/cohort-file.md). Shows how far it
is and how long it will take. Interrupted, it goes on where it was when it is called again with the same folder.
SIMULATED: the patients do not exist and nothing was measured.

  <cohort.json>    a cohort file, or - for standard input
  --out <folder>   where the results, summary.csv and summary.svg are left; must be new, or of this very cohort
  --format <name>  csv (without it) leaves results.csv, parquet leaves results.parquet; a finished cohort asked for
                   again in the other format is not computed again
  --threads <n>    how many threads; without it one a core
  --queue          leave the work to the workers of the database (theca worker) and wait for it
  --json           what was done as one JSON document on standard output
  --help           this

Answers with 0 when it is done, 1 where the model refuses a scenario or the folder holds something else, 2 where the file
cannot be read as a cohort or the folder cannot be written, 130 when it was interrupted.
`;

export async function run(args: readonly string[]): Promise<ExitCode> {
  const asked = askedOf(args);
  if ('at' in asked) {
    const asJson = args.includes('--json');
    await sayErrors([asked], asJson);
    if (!asJson) await remark(`\n${USAGE}`);
    return EXIT.unusable;
  }
  if (asked.help) {
    await say(USAGE);
    return EXIT.done;
  }
  const text = await readDocument(asked.path);
  const study = text.ok ? decodeStudy(text.value) : text;
  if (!text.ok || !study.ok) {
    await sayErrors(study.ok ? [] : study.refusal, asked.json);
    return EXIT.unusable;
  }
  const prepared = prepareStudy(study.value);
  if (!prepared.ok) {
    await sayErrors(encodeScenarioRefusals(prepared.refusal), asked.json);
    return EXIT.refused;
  }
  return inFolder(asked, text.value, prepared.value);
}

async function inFolder(asked: Asked, file: string, study: PreparedStudy): Promise<ExitCode> {
  let folder: ResultsFolder | null = null;
  try {
    const opened = await openResults(asked.out, file);
    if ('found' in opened) {
      const expected = 'a new folder, or that of this very cohort';
      await sayErrors([{ at: '--out', expected, found: opened.found }], asked.json);
      return EXIT.refused;
    }
    folder = opened;
    return await simulated(asked, file, study, folder);
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble === null) throw error;
    if (folder === null || asked.json) await sayErrors([trouble], asked.json);
    else
      await remark(
        `theca: stopped: ${trouble.found}\ncalled again with the same folder it goes on from here\n`,
      );
    return EXIT.unusable;
  } finally {
    folder?.close();
  }
}

/** What a person can mend, at the folder or at the database; null where it is a fault of ours. */
function troubleOf(error: unknown): DecodeError | null {
  if (error instanceof Unusable)
    return { at: '--queue', expected: 'a database that can be used', found: error.message };
  if (error instanceof DamagedChunk) {
    const found = `in chunks/ what is not ${error.message} as it was computed: take it away and call again`;
    return { at: '--out', expected: 'chunks that are whole', found };
  }
  const found = diskTrouble(error);
  return found === null ? null : { at: '--out', expected: 'a folder that can be written', found };
}

async function simulated(
  asked: Asked,
  file: string,
  { study, outside }: PreparedStudy,
  folder: ResultsFolder,
): Promise<ExitCode> {
  const all = Array.from({ length: chunkCount(study) }, (_, chunk) => chunk);
  const missing = all.filter((chunk) => !folder.done.has(chunk));
  const sizeOf = (chunk: number): number => Math.min(CHUNK_PATIENTS, study.patients - chunk * CHUNK_PATIENTS);
  const already = all
    .filter((chunk) => folder.done.has(chunk))
    .reduce((sum, chunk) => sum + sizeOf(chunk), 0);
  const interruption = new AbortController();
  const interrupt = (): void => interruption.abort();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const progress = watchProgress(study.patients, already);
  const startedAt = performance.now();
  const take = async ({ chunk, csv }: ChunkDone): Promise<void> => {
    await folder.keep(chunk, csv);
    progress.done(sizeOf(chunk));
  };
  try {
    if (asked.queue)
      await withQueue((queue) =>
        runThroughQueue(queue, folder.path, file, missing, take, interruption.signal),
      );
    else await runOnThreads(file, missing, asked.threads, take, interruption.signal);
  } catch (error) {
    // Of virtual patients everything may be said: it is the state that made the fault.
    if (error instanceof Error && troubleOf(error) === null) await remark(`theca: ${error.message}\n`);
    throw error;
  } finally {
    await progress.stop();
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
  if (interruption.signal.aborted) {
    await remark('theca: interrupted; called again with the same folder it goes on from here\n');
    return EXIT.interrupted;
  }
  const summary = studySummary();
  const results = await joinChunks(folder, study, file, asked.format, summary.add);
  const lines = summary.lines();
  await writeSummary(folder.path, lines, study.patients);
  const seconds = Number(((performance.now() - startedAt) / 1000).toFixed(1));
  const newly = study.patients - already;
  await sayDone(
    { study, newly, seconds, results, outside: encodeOutside(outside()), summary: lines },
    asked.json,
  );
  return EXIT.done;
}
