import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { EXIT } from './exit-code.ts';
import { inWords } from './in-words.ts';
import { remark, say, sayErrors } from './output.ts';

/** What stands on the command line after the name of a subcommand. */
export interface Given {
  readonly json: boolean;
  /** The value of an option that was asked for as needed. */
  readonly needed: (option: string) => string;
  readonly optional: (option: string) => string | null;
  readonly file: string;
}

/** One thing that `theca clinic` or `theca person` does. */
export interface Subcommand {
  /** As in the usage, without `theca`. */
  readonly usage: string;
  readonly needs: readonly string[];
  readonly may: readonly string[];
  readonly takesFile: boolean;
  readonly run: (given: Given) => Promise<number>;
}

type Subcommands = Readonly<Record<string, Subcommand>>;

/** Finds the subcommand and its options, says what is wrong with them, answers `--help`. */
export function dispatch(all: Subcommands, usage: string, args: readonly string[]): Promise<number> {
  const json = args.includes('--json');
  return inWords(async () => {
    if (args.includes('--help') || args.includes('-h')) {
      await say(usage);
      return EXIT.done;
    }
    const [name, ...rest] = args;
    const found = name !== undefined && Object.hasOwn(all, name) ? all[name] : undefined;
    if (found === undefined) {
      const expected = `one of ${Object.keys(all).join(', ')}`;
      return wrongUsage(expected, name === undefined ? 'nothing' : JSON.stringify(name), json, usage);
    }
    const given = givenOf(found, rest);
    return typeof given === 'string'
      ? wrongUsage(`theca ${found.usage}`, given, json, usage)
      : found.run(given);
  }, json);
}

async function wrongUsage(expected: string, found: string, json: boolean, usage: string): Promise<number> {
  await sayErrors([{ at: '', expected, found }], json);
  if (!json) await remark(`\n${usage}`);
  return EXIT.unusable;
}

/** What was given, or what is wrong with it. An option given twice is refused: which one was meant is not known. */
function givenOf({ needs, may, takesFile }: Subcommand, args: readonly string[]): Given | string {
  const texts = [...needs, ...may].map((name) => [name, { type: 'string', multiple: true }] as const);
  const options: ParseArgsOptionsConfig = { ...Object.fromEntries(texts), json: { type: 'boolean' } };
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    // Node adds advice after the first sentence that does not fit here.
    if (error instanceof TypeError) return error.message.split('. ')[0] ?? error.message;
    throw error;
  }
  const { positionals } = parsed;
  const values = new Map<string, string>();
  for (const [name] of texts) {
    const [value, ...more] = (parsed.values[name] ?? []) as readonly string[];
    if (more.length > 0) return `--${name} more than once`;
    if (value !== undefined) values.set(name, value);
  }
  const missing = needs.find((name) => !values.has(name));
  if (missing !== undefined) return `no --${missing}`;
  if (takesFile && positionals.length === 0) return 'no file';
  if (positionals.length > (takesFile ? 1 : 0)) return `too many arguments: ${positionals.join(' ')}`;
  return {
    json: parsed.values['json'] === true,
    needed: (option) => values.get(option) ?? '',
    optional: (option) => values.get(option) ?? null,
    file: positionals[0] ?? '',
  };
}
