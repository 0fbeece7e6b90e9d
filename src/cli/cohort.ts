import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { openCohortQueue } from '../records/jobs/cohort-queue.ts';
import { prepareStudy, type Study } from '../twin/study.ts';
import { studySummary } from '../twin/study-summary.ts';
import { decodeStudy } from '../wire/scenario/decode-study.ts';
import { encodeScenarioRefusals } from '../wire/scenario/encode-simulation.ts';
import { studyRowOf } from '../wire/scenario/read-study-csv.ts';
import { CHUNK_PATIENTS, chunkCount } from './cohort/chunk.ts';
import { watchProgress } from './cohort/progress.ts';
import { joinChunks, openResults, type ResultsFolder } from './cohort/results-folder.ts';
import { writeSummary } from './cohort/summary-files.ts';
import { type ChunkDone, runOnThreads } from './cohort/threads.ts';
import { runThroughQueue } from './cohort/through-queue.ts';
import { configurationOf } from './configuration.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { remark, say, sayErrors, sayJson } from './output.ts';
import { readDocument } from './read-document.ts';
import { openStore } from './store.ts';

const FORM = 'theca cohort <cohort.json> --out <folder> [--threads <n> | --queue] [--json]';

const USAGE = `usage: ${FORM}

Simulates virtual patients, each under every program of the file, on every core (docs/cohort-file.md). Shows how far it
is and how long it will take. Interrupted, it goes on where it was when it is called again with the same folder.
SIMULATED: the patients do not exist and nothing was measured.

  <cohort.json>    a cohort file, or - for standard input
  --out <folder>   where results.csv, summary.csv and summary.svg are left; must be new, or of this very cohort
  --threads <n>    how many threads; without it one a core
  --queue          leave the work to the workers of the database (theca worker) and wait for it
  --json           what was done as one JSON document on standard output
  --help           this

Answers with 0 when it is done, 1 where the model refuses a scenario or the folder holds something else, 2 where the file
cannot be read as a cohort, 130 when it was interrupted.
`;

interface Asked {
  readonly help: boolean;
  readonly json: boolean;
  readonly path: string;
  readonly out: string;
  readonly threads: number;
  readonly queue: boolean;
}

export async function run(args: readonly string[]): Promise<ExitCode> {
  const asked = argumentsOf(args);
  if (typeof asked === 'string') {
    const asJson = args.includes('--json');
    await sayErrors([{ at: '', expected: FORM, found: asked }], asJson);
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
  const folder = await openResults(asked.out, text.value);
  if (typeof folder === 'string') {
    const found =
      folder === 'not-empty' ? 'a folder with something else in it' : 'the results of another cohort';
    await sayErrors(
      [{ at: '--out', expected: 'a new folder, or that of this very cohort', found }],
      asked.json,
    );
    return EXIT.refused;
  }
  return simulated(asked, text.value, study.value, folder);
}

async function simulated(asked: Asked, file: string, study: Study, folder: ResultsFolder): Promise<ExitCode> {
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
    if (asked.queue) await throughQueue(folder.path, file, missing, take, interruption.signal);
    else await runOnThreads(file, missing, asked.threads, take, interruption.signal);
  } finally {
    await progress.stop();
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
  if (interruption.signal.aborted) {
    await remark('theca: interrupted; called again with the same folder it goes on from here\n');
    return EXIT.interrupted;
  }
  const summary = studySummary();
  const results = await joinChunks(folder, all.length, (line) => summary.add(studyRowOf(line)));
  await writeSummary(folder.path, summary.lines());
  const seconds = Number(((performance.now() - startedAt) / 1000).toFixed(1));
  const newly = study.patients - already;
  if (asked.json)
    await sayJson({
      theca: 'cohort-done/1',
      simulated: true,
      patients: study.patients,
      newly,
      seconds,
      results,
    });
  else
    await say(
      `SIMULATED: ${study.patients} virtual patients under ${study.programs.length} programs, ${newly} of them now, in ${seconds} s\n${results}\n`,
    );
  return EXIT.done;
}

/** By the workers of the database, which need not be here. */
async function throughQueue(
  folder: string,
  file: string,
  chunks: readonly number[],
  take: (done: ChunkDone) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const store = await openStore(configurationOf(process.env), { orShare: true });
  try {
    const queue = await openCohortQueue(store.connection, (trouble) => void remark(`theca: ${trouble}\n`));
    try {
      await runThroughQueue(queue, folder, file, chunks, take, signal);
    } finally {
      await queue.close();
    }
  } finally {
    await store.stop();
  }
}

/** What was asked, or what is wrong with it. */
function argumentsOf(args: readonly string[]): Asked | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', short: 'h' },
        json: { type: 'boolean' },
        out: { type: 'string' },
        threads: { type: 'string' },
        queue: { type: 'boolean' },
      },
      allowPositionals: true,
      strict: true,
    });
    const [path = '', ...others] = positionals;
    const { help = false, json = false, queue = false, out = '' } = values;
    const threads = values.threads ?? String(availableParallelism());
    const asked = { help, json, path, out, threads: Number(threads), queue };
    if (help) return asked;
    if (path === '') return 'no file';
    if (others.length > 0) return `more than one file: ${positionals.join(', ')}`;
    if (out === '') return 'no --out';
    if (queue && values.threads !== undefined) return '--queue and --threads together';
    if (!/^[1-9]\d{0,2}$/.test(threads)) return `--threads ${threads}`;
    return asked;
  } catch (error) {
    // Node adds advice after the first sentence that does not fit here.
    if (error instanceof TypeError) return error.message.split('. ')[0] ?? error.message;
    throw error;
  }
}
