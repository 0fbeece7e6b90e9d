import { enableCompileCache } from 'node:module';
import type { Command } from './command.ts';
import { EXIT } from './exit-code.ts';
import { remark, say, sayErrors } from './output.ts';

enableCompileCache();

/** A command's module is read only when it is called: planning a visit starts no database. */
const COMMANDS: Readonly<Record<string, Command>> = {
  plan: { summary: 'plan a refill visit from a visit file', load: () => import('./plan.ts') },
  simulate: {
    summary: 'simulate where the drug is, from a scenario file',
    load: () => import('./simulate.ts'),
  },
  cohort: {
    summary: 'simulate virtual patients under programs, on every core',
    load: () => import('./cohort.ts'),
  },
  worker: {
    summary: 'compute chunks of cohorts that wait in the database',
    load: () => import('./worker.ts'),
  },
  pump: { summary: 'play a virtual pump from a pump file', load: () => import('./pump.ts') },
  serve: { summary: 'serve the API and the web app', load: () => import('./serve.ts') },
  migrate: { summary: 'bring the database to the newest schema', load: () => import('./migrate.ts') },
  clinic: { summary: 'add a clinic, list clinics', load: () => import('./clinic.ts') },
  person: { summary: 'add who signs in, change a password, end access', load: () => import('./person.ts') },
  seed: { summary: 'make the demonstration clinic', load: () => import('./seed.ts') },
};

const USAGE = `Theca: open therapy management for intrathecal drug pumps

usage: theca <command> [arguments]

${Object.entries(COMMANDS)
  .map(([name, { summary }]) => `  ${name.padEnd(10)}${summary}`)
  .join('\n')}

theca <command> --help says more of one command.
Answers with 0 done, 1 refused, 2 wrong usage or unreadable input, 3 fault.
`;

async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === '--help' || name === '-h' || name === 'help') {
    await say(USAGE);
    return EXIT.done;
  }
  const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) {
    const expected = `a command: ${Object.keys(COMMANDS).join(', ')}`;
    const asJson = args.includes('--json');
    await sayErrors(
      [{ at: '', expected, found: name === undefined ? 'none' : JSON.stringify(name) }],
      asJson,
    );
    if (!asJson) await remark(`\n${USAGE}`);
    return EXIT.unusable;
  }
  const { run } = await command.load();
  return run(rest);
}

// A reader that closes its end (`theca plan … | head -1`) ends the output, not the command.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

/** A fault of ours: said without a trace, which would hold more than the person needs and may hold what nobody should read. */
async function ended(error: unknown): Promise<void> {
  const cause = error instanceof Error ? error.name : 'unknown';
  if (process.argv.includes('--json'))
    await sayErrors([{ at: '', expected: 'no fault of ours', found: `internal error (${cause})` }], true);
  else await remark(`theca: internal error (${cause}). This is a fault of Theca, not of what was asked.\n`);
  process.exitCode = EXIT.fault;
}

process.on('uncaughtException', (error) => {
  void ended(error).finally(() => process.exit(EXIT.fault));
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  await ended(error);
}
