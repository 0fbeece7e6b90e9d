import { allClinics, type Member, membersOf } from '../records/clinics.ts';
import { inClinic } from '../records/database.ts';
import { EXIT } from './exit-code.ts';
import { say, sayJson } from './output.ts';
import { addPerson } from './person-add.ts';
import { changePerson } from './person-change.ts';
import { memberJson, memberLines, unknownClinic } from './person-text.ts';
import { refusedBecause } from './refused-because.ts';
import { dispatch, type Given } from './subcommands.ts';
import { withRecords } from './with-records.ts';

const USAGE = `usage: theca person add --clinic ID --username U --name "…" --role nurse|physician|pharmacist [--json]
       theca person list [--clinic ID] [--json]
       theca person password --username U [--json]
       theca person deactivate --username U [--json]
       theca person activate --username U [--json]

Who signs in. The password is read from standard input or asked for at the terminal, never an argument: 15 characters or more.
Nobody is deleted, because the record says who did what; deactivate ends a person's sessions at once, as does password.
Works beside a running server.

  DATABASE_URL   a PostgreSQL of your own, as the owner of the schema; else the embedded one in THECA_DATA

Answers with 0 done, 1 refused (a username that is taken or that nobody has, an unknown clinic, a password that is too
short), 2 wrong usage.
`;

const named = { needs: ['username'], may: [], takesFile: false } as const;

export const run = (args: readonly string[]): Promise<number> =>
  dispatch(
    {
      add: {
        usage: 'person add --clinic ID --username U --name "…" --role nurse|physician|pharmacist [--json]',
        needs: ['clinic', 'username', 'name', 'role'],
        may: [],
        takesFile: false,
        run: addPerson,
      },
      list: {
        usage: 'person list [--clinic ID] [--json]',
        needs: [],
        may: ['clinic'],
        takesFile: false,
        run: list,
      },
      password: {
        ...named,
        usage: 'person password --username U [--json]',
        run: changePerson('set-password'),
      },
      deactivate: {
        ...named,
        usage: 'person deactivate --username U [--json]',
        run: changePerson('deactivate-person'),
      },
      activate: {
        ...named,
        usage: 'person activate --username U [--json]',
        run: changePerson('activate-person'),
      },
    },
    USAGE,
    args,
  );

async function list({ json, optional }: Given): Promise<number> {
  const wanted = optional('clinic');
  return withRecords(async (records) => {
    const clinics = (await allClinics(records)).filter(({ id }) => wanted === null || id === wanted);
    if (wanted !== null && clinics.length === 0) return refusedBecause(unknownClinic(wanted), json);
    const people: Member[] = [];
    for (const { id } of clinics) people.push(...(await inClinic(records, id, membersOf)));
    if (json) await sayJson({ theca: 'people/1', people: people.map(memberJson) });
    else if (people.length === 0) await say('Nobody yet.\n');
    else
      await say(
        clinics
          .map(({ id, name }) => `${name}\n${memberLines(people.filter(({ clinic }) => clinic === id))}`)
          .join('\n'),
      );
    return EXIT.done;
  });
}
