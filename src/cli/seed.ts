import { instantAt } from '../core/time.ts';
import { openRecords } from '../records/database.ts';
import { asked } from './asked.ts';
import { configurationOf } from './configuration.ts';
import { seedDemonstration } from './demonstration/seed-demonstration.ts';
import { signInText } from './demonstration/sign-in-text.ts';
import { EXIT } from './exit-code.ts';
import { inWords } from './in-words.ts';
import { say } from './output.ts';
import { migrated, openStore } from './store.ts';

const USAGE = `usage: theca seed

Makes the demonstration clinic with its synthetic patients, if it is not there, and prints its sign-ins.
\`theca serve\` does it too, the first time.
`;

export const run = (args: readonly string[]): Promise<number> => inWords(() => seed(args));

async function seed(args: readonly string[]): Promise<number> {
  const answer = await asked(args, USAGE);
  if (answer !== null) return answer;
  const store = await openStore(configurationOf(process.env), { orShare: true });
  try {
    await migrated(store);
    const records = openRecords(store.connection);
    try {
      await seedDemonstration(records, instantAt(Date.now()));
      await say(signInText());
      return EXIT.done;
    } finally {
      await records.close();
    }
  } finally {
    await store.stop();
  }
}
