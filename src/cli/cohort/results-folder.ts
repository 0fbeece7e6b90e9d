import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { STUDY_HEADING } from '../../wire/scenario/study-csv.ts';

/** Where a cohort leaves its results, chunk by chunk, so that it can be interrupted and taken up again. */
export interface ResultsFolder {
  readonly path: string;
  /** The numbers of the chunks that are whole. */
  readonly done: ReadonlySet<number>;
  readonly keep: (chunk: number, csv: string) => Promise<void>;
}

export type FolderRefusal = 'another-cohort' | 'not-empty';

const CHUNK = /^(\d{6})\.csv$/;
const nameOf = (chunk: number): string => `${String(chunk).padStart(6, '0')}.csv`;

/** Opens the folder of this very cohort, made new where it is missing; one that holds something else is left alone. */
export async function openResults(folder: string, file: string): Promise<ResultsFolder | FolderRefusal> {
  const digest = createHash('sha256').update(file).digest('hex');
  const chunks = path.join(folder, 'chunks');
  const stamp = path.join(folder, 'cohort.sha256');
  await mkdir(folder, { recursive: true });
  const present = await readdir(folder);
  if (present.includes('cohort.sha256')) {
    if ((await readFile(stamp, 'utf8')).trim() !== digest) return 'another-cohort';
  } else if (present.length > 0) return 'not-empty';
  await mkdir(chunks, { recursive: true });
  await writeFile(stamp, `${digest}\n`);
  const done = new Set(
    (await readdir(chunks)).flatMap((name) => {
      const number = CHUNK.exec(name)?.[1];
      return number === undefined ? [] : [Number(number)];
    }),
  );
  return {
    path: folder,
    done,
    keep: async (chunk, csv) => {
      const place = path.join(chunks, nameOf(chunk));
      // Renamed when it is whole: a chunk that an interruption cut short does not count.
      await writeFile(`${place}.part`, csv);
      await rename(`${place}.part`, place);
    },
  };
}

/** Reads the chunks in their order and writes them as one file; `each` sees every line. */
export async function joinChunks(
  { path: folder }: ResultsFolder,
  count: number,
  each: (line: string) => void,
): Promise<string> {
  const place = path.join(folder, 'results.csv');
  const out = createWriteStream(`${place}.part`);
  out.write(STUDY_HEADING);
  for (let chunk = 0; chunk < count; chunk++) {
    const text = await readFile(path.join(folder, 'chunks', nameOf(chunk)), 'utf8');
    for (const line of text.split('\r\n')) if (line !== '') each(line);
    if (!out.write(text)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  await rename(`${place}.part`, place);
  return place;
}
