import { randomUUID } from 'node:crypto';
import { STARTING_POLICY } from '../core/clinic-policy.ts';
import { instantAt } from '../core/time.ts';
import { addClinic, allClinics, type Clinic } from '../records/clinics.ts';
import { inClinic, type Records } from '../records/database.ts';
import { logOperator } from '../records/membership.ts';
import { type ClinicFile, decodeClinicFile, encodeClinicFile } from '../wire/clinic/clinic-file.ts';
import { encodeClinicSettings } from '../wire/therapy/clinic-policy.ts';
import { LAKESIDE } from './demonstration/clinic.ts';
import { EXIT } from './exit-code.ts';
import { operatorName } from './operator-name.ts';
import { remark, say, sayErrors, sayJson } from './output.ts';
import { readDocument } from './read-document.ts';
import { refusedBecause } from './refused-because.ts';
import { dispatch, type Given } from './subcommands.ts';
import { withRecords } from './with-records.ts';

const USAGE = `usage: theca clinic add FILE [--json]
       theca clinic list [--json]

Adds a clinic from a file (docs/running.md), or lists the clinics. FILE may be - for standard input. Works beside a running
server; its people can sign in at once.

  DATABASE_URL   a PostgreSQL of your own, as the owner of the schema; else the embedded one in THECA_DATA

Answers with 0 done, 1 refused because a clinic of that name is there, 2 wrong usage or a file that cannot be read.
`;

export const run = (args: readonly string[]): Promise<number> =>
  dispatch(
    {
      add: { usage: 'clinic add FILE [--json]', needs: [], may: [], takesFile: true, run: add },
      list: { usage: 'clinic list [--json]', needs: [], may: [], takesFile: false, run: list },
    },
    USAGE,
    args,
  );

async function add({ file, json }: Given): Promise<number> {
  const text = await readDocument(file);
  const read = text.ok ? decodeClinicFile(text.value) : text;
  if (!read.ok) {
    await sayErrors(read.refusal, json);
    return EXIT.unusable;
  }
  return withRecords(async (records) => {
    const there = await allClinics(records);
    if (there.some(({ name }) => name === read.value.name)) {
      const found = JSON.stringify(read.value.name);
      return refusedBecause({ at: '/name', expected: 'a name that no clinic here has', found }, json);
    }
    const id = await made(records, read.value);
    if (json) await sayJson({ ...encodeClinicFile(read.value), id });
    else await say(addedText(id, read.value));
    if (there.some((clinic) => clinic.id === LAKESIDE.id)) await remark(BESIDE_DEMONSTRATION);
    return EXIT.done;
  });
}

async function made(records: Records, { name, timeZone, policy, observation }: ClinicFile): Promise<string> {
  const id = randomUUID();
  const at = instantAt(Date.now());
  const settings = encodeClinicSettings({ clinic: policy ?? STARTING_POLICY, observation });
  await inClinic(records, id, async (here) => {
    await addClinic(here, { id, name, timeZone, settings: JSON.stringify(settings) }, at);
    await logOperator(here, { at, operator: operatorName(), action: 'add-clinic', person: null });
  });
  return id;
}

const addedText = (id: string, { name, timeZone, policy }: ClinicFile): string =>
  `Added ${name}, ${timeZone}
  id      ${id}
  policy  ${policy === null ? 'none stated: plans use our starting values and say so' : 'as stated'}

Its people: theca person add --clinic ${id} --username … --name "…" --role nurse|physician|pharmacist
`;

const BESIDE_DEMONSTRATION = `
This database also holds the demonstration clinic, whose password everybody knows. No clinic sees another's patients;
still, keep real patients in a database of their own: another THECA_DATA, or DATABASE_URL.
`;

async function list({ json }: Given): Promise<number> {
  return withRecords(async (records) => {
    const clinics = await allClinics(records);
    if (json) await sayJson({ theca: 'clinics/1', clinics: clinics.map(listed) });
    else if (clinics.length === 0) await say('No clinic yet.\n');
    else await say(clinics.map(({ id, name, timeZone }) => `${id}  ${timeZone}  ${name}\n`).join(''));
    return EXIT.done;
  });
}

const listed = ({ id, name, timeZone }: Clinic) => ({ id, name, timeZone });
