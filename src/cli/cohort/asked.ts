import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { DecodeError } from '../../wire/json/decoder.ts';
import { FORMATS, type ResultsFormat } from './results-file.ts';

export const FORM =
  'theca cohort <cohort.json> --out <folder> [--format csv|parquet] [--threads <n> | --queue] [--json]';

const MOST_THREADS = 999;

/** What a person asked of `theca cohort`. */
export interface Asked {
  readonly help: boolean;
  readonly json: boolean;
  readonly path: string;
  readonly out: string;
  readonly format: ResultsFormat;
  readonly threads: number;
  readonly queue: boolean;
}

/** What was asked, or what is wrong with it. */
export function askedOf(args: readonly string[]): Asked | DecodeError {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', short: 'h' },
        json: { type: 'boolean' },
        out: { type: 'string' },
        format: { type: 'string' },
        threads: { type: 'string' },
        queue: { type: 'boolean' },
      },
      allowPositionals: true,
      strict: true,
    });
    const [path = '', ...others] = positionals;
    const { help = false, json = false, queue = false, out = '', format: name = 'csv' } = values;
    const threads = values.threads ?? String(Math.min(availableParallelism(), MOST_THREADS));
    const format = FORMATS.find((known) => known === name);
    const asked = { help, json, path, out, format: format ?? 'csv', threads: Number(threads), queue };
    if (help) return asked;
    if (path === '') return wrong('no file');
    if (others.length > 0) return wrong(`more than one file: ${positionals.join(', ')}`);
    if (out === '') return wrong('no --out');
    if (format === undefined)
      return { at: '--format', expected: FORMATS.join(' or '), found: JSON.stringify(name) };
    if (queue && values.threads !== undefined) return wrong('--queue and --threads together');
    if (!/^[1-9]\d{0,2}$/.test(threads)) return wrong(`--threads ${threads}`);
    return asked;
  } catch (error) {
    // Node adds advice after the first sentence that does not fit here.
    if (error instanceof TypeError) return wrong(error.message.split('. ')[0] ?? error.message);
    throw error;
  }
}

const wrong = (found: string): DecodeError => ({ at: '', expected: FORM, found });
