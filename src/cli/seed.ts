import { instantAt } from '../core/time.ts';
import { allClinics } from '../records/clinics.ts';
import { asked } from './asked.ts';
import { LAKESIDE } from './demonstration/clinic.ts';
import { seedDemonstration } from './demonstration/seed-demonstration.ts';
import { signInText } from './demonstration/sign-in-text.ts';
import { EXIT } from './exit-code.ts';
import { inWords } from './in-words.ts';
import { say } from './output.ts';
import { refusedBecause } from './refused-because.ts';
import { withRecords } from './with-records.ts';

const USAGE = `usage: theca seed

Makes the demonstration clinic with its synthetic patients, if it is not there, and prints its sign-ins.
\`theca serve\` does it too, the first time, where there is no clinic and the database is the embedded one.
A database that holds a clinic of your own is left alone: everybody knows the password of the demonstration.

  DATABASE_URL   a PostgreSQL of your own, as the owner of the schema; else the embedded one in THECA_DATA

Answers with 0 done, 1 refused because there is a clinic of your own, 2 wrong usage.
`;

export const run = (args: readonly string[]): Promise<number> => inWords(() => seed(args));

async function seed(args: readonly string[]): Promise<number> {
  const answer = await asked(args, USAGE);
  if (answer !== null) return answer;
  return withRecords(async (records) => {
    const clinics = await allClinics(records);
    if (clinics.length > 0 && !clinics.some(({ id }) => id === LAKESIDE.id)) {
      const expected = 'a database without a clinic of your own: another THECA_DATA or DATABASE_URL';
      return refusedBecause({ at: '', expected, found: `${clinics.length} of them` }, false);
    }
    await seedDemonstration(records, instantAt(Date.now()));
    await say(signInText());
    return EXIT.done;
  });
}
