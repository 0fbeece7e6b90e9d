import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { claim, release } from '../../records/cluster/ownership.ts';
import type { Study, StudyRow } from '../../twin/study.ts';
import { studyRowOf } from '../../wire/scenario/read-study-csv.ts';
import { chunkCount } from './chunk.ts';
import { keptChunk, rowsOfKept } from './kept-chunk.ts';
import { makeFolder } from './make-folder.ts';
import { modelDigest, sha256, thecaVersion } from './model-digest.ts';
import { type ResultsFormat, resultsWriter } from './results-file.ts';
import { writeWhole } from './whole-file.ts';

/** Where a cohort leaves its results, chunk by chunk, so that it can be interrupted and taken up again. */
export interface ResultsFolder {
  readonly path: string;
  /** The numbers of the chunks that are whole. */
  readonly done: ReadonlySet<number>;
  readonly keep: (chunk: number, csv: string) => Promise<void>;
  /** Lets another run have the folder. */
  readonly close: () => void;
}

/** Why a folder is left alone, in words that follow "found". */
export interface FolderRefusal {
  readonly found: string;
}

const CHUNK = /^(\d{6})\.csv$/;
const STAMP = 'cohort.sha256';
const CLAIM = 'running';
/** What a run that was killed at its very beginning leaves. */
const OURS_AT_FIRST = /^(running(\.\d+|\.abandoned\.\d+)?|cohort\.sha256\.part)$/;
const nameOf = (chunk: number): string => `${String(chunk).padStart(6, '0')}.csv`;

const refusal = (found: string): FolderRefusal => ({ found });

/**
 * Opens the folder of this very cohort for this process alone, made new where it is missing. One that holds something else, that
 * another version of the model began, or in which another run is at work, is left alone.
 */
export async function openResults(folder: string, file: string): Promise<ResultsFolder | FolderRefusal> {
  const chunks = path.join(folder, 'chunks');
  const stamp = path.join(folder, STAMP);
  await makeFolder(folder);
  const present = (await readdir(folder)).filter((name) => !OURS_AT_FIRST.test(name));
  if (present.length > 0 && !present.includes(STAMP)) return refusal('a folder with something else in it');
  const place = path.join(folder, CLAIM);
  const other = claim(place);
  if (other !== undefined) return refusal(`a folder in which another run is at work (process ${other})`);
  const [ofFile, ofModel] = [sha256(file), modelDigest()];
  // Read only now: another run may have begun and ended since.
  const [begunFile, begunModel] = existsSync(stamp) ? (await readFile(stamp, 'utf8')).split('\n') : [];
  const found =
    begunFile === undefined || (begunFile === ofFile && begunModel === ofModel)
      ? null
      : begunFile === ofFile
        ? 'the results of this cohort by another version of the model'
        : 'the results of another cohort';
  if (found !== null) {
    release(place);
    return refusal(found);
  }
  // The stamp first: whatever else is in the folder, it says whose it is.
  if (begunFile === undefined) await writeWhole(stamp, (append) => append(`${ofFile}\n${ofModel}\n`));
  await makeFolder(chunks);
  const done = new Set(
    (await readdir(chunks)).flatMap((name) => {
      const number = CHUNK.exec(name)?.[1];
      return number === undefined ? [] : [Number(number)];
    }),
  );
  return {
    path: folder,
    done,
    // A chunk that an interruption cut short does not count.
    keep: (chunk, csv) => writeWhole(path.join(chunks, nameOf(chunk)), (append) => append(keptChunk(csv))),
    close: () => release(place),
  };
}

/** Reads the chunks in their order and writes them as one file; `each` sees every row. Answers with the place of the file; throws `DamagedChunk`. */
export async function joinChunks(
  { path: folder }: ResultsFolder,
  { seed, patients }: Study,
  file: string,
  format: ResultsFormat,
  each: (row: StudyRow) => void,
): Promise<string> {
  const place = path.join(folder, `results.${format}`);
  const about = {
    'theca.form': 'cohort-results/1',
    'theca.simulated': 'virtual patients: they do not exist and nothing was measured',
    'theca.version': thecaVersion(),
    'theca.model.sha256': modelDigest(),
    'theca.cohort.sha256': sha256(file),
    'theca.cohort.seed': String(seed),
    'theca.cohort.patients': String(patients),
  };
  await writeWhole(place, async (append) => {
    const writer = await resultsWriter(format, append, about);
    for (let chunk = 0; chunk < chunkCount({ patients }); chunk++) {
      const kept = await readFile(path.join(folder, 'chunks', nameOf(chunk)), 'utf8');
      const csv = rowsOfKept(kept, chunk);
      const rows = csv
        .split('\r\n')
        .filter((line) => line !== '')
        .map(studyRowOf);
      for (const row of rows) each(row);
      await writer.add(csv, rows);
    }
    await writer.finish();
  });
  return place;
}
