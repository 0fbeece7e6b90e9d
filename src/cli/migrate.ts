import { asked } from './asked.ts';
import { configurationOf } from './configuration.ts';
import { EXIT } from './exit-code.ts';
import { inWords } from './in-words.ts';
import { remark } from './output.ts';
import { migrated, openStore } from './store.ts';

const USAGE = `usage: theca migrate

Brings the database to the newest schema and ends. \`theca serve\` does it too, before it listens.

  DATABASE_URL   a PostgreSQL of your own, as the owner of the schema; else the embedded one in THECA_DATA
`;

export const run = (args: readonly string[]): Promise<number> => inWords(() => bringUp(args));

async function bringUp(args: readonly string[]): Promise<number> {
  const answer = await asked(args, USAGE);
  if (answer !== null) return answer;
  const store = await openStore(configurationOf(process.env), { orShare: true });
  try {
    const ran = await migrated(store);
    await remark(ran.length === 0 ? 'The schema is the newest.\n' : `Ran ${ran.join(', ')}.\n`);
    return EXIT.done;
  } finally {
    await store.stop();
  }
}
