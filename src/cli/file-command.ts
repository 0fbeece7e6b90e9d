import { parseArgs } from 'node:util';
import type { Result } from '../core/result.ts';
import type { DecodeError } from '../wire/json/decoder.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { remark, say, sayErrors } from './output.ts';
import { readDocument } from './read-document.ts';

/** A command that reads one file and answers it. Its flags exclude each other. */
export interface FileCommand<File, Flag extends string> {
  /** How it is called, in one line: `theca plan <visit.json> [--json]`. */
  readonly form: string;
  readonly usage: string;
  readonly flags: readonly Flag[];
  readonly decode: (text: string) => Result<File, readonly DecodeError[]>;
  readonly answer: (file: File, flag: Flag | null) => Promise<ExitCode>;
}

/** Runs it. Wrong usage and a file that is no such file are said on the channel that was asked for. */
export async function runOnFile<File, Flag extends string>(
  args: readonly string[],
  command: FileCommand<File, Flag>,
): Promise<ExitCode> {
  const asked = argumentsOf(args, command.flags);
  if (typeof asked === 'string') {
    const asJson = args.includes('--json');
    await sayErrors([{ at: '', expected: command.form, found: asked }], asJson);
    if (!asJson) await remark(`\n${command.usage}`);
    return EXIT.unusable;
  }
  if (asked.help) {
    await say(command.usage);
    return EXIT.done;
  }
  const text = await readDocument(asked.path);
  const file = text.ok ? command.decode(text.value) : text;
  if (file.ok) return command.answer(file.value, asked.flag);
  await sayErrors(file.refusal, asked.flag === 'json');
  return EXIT.unusable;
}

interface Asked<Flag extends string> {
  readonly help: boolean;
  readonly flag: Flag | null;
  readonly path: string;
}

/** What was asked, or what is wrong with it. */
function argumentsOf<Flag extends string>(
  args: readonly string[],
  flags: readonly Flag[],
): Asked<Flag> | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', short: 'h' },
        ...Object.fromEntries(flags.map((flag) => [flag, { type: 'boolean' as const }])),
      },
      allowPositionals: true,
      strict: true,
    });
    const [path, ...others] = positionals;
    const [flag = null, ...more] = flags.filter((each) => Object.hasOwn(values, each));
    if (values['help'] === true) return { help: true, flag, path: '' };
    if (more.length > 0) return `--${[flag, ...more].join(' and --')} together`;
    if (path === undefined || path === '') return 'no file';
    return others.length === 0
      ? { help: false, flag, path }
      : `more than one file: ${positionals.join(', ')}`;
  } catch (error) {
    // Node adds advice after the first sentence that does not fit here.
    if (error instanceof TypeError) return error.message.split('. ')[0] ?? error.message;
    throw error;
  }
}
