import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { LAKESIDE } from '../../src/cli/demonstration/clinic.ts';
import { demonstrationPatients } from '../../src/cli/demonstration/patients.ts';
import { seedDemonstration } from '../../src/cli/demonstration/seed-demonstration.ts';
import { canonical } from '../../src/core/therapy/canonical.ts';
import { keptBoardRows } from '../../src/records/board.ts';
import { type InClinic, inClinic } from '../../src/records/database.ts';
import { findPatients } from '../../src/records/find-patients.ts';
import { appendEvents, firstBrokenVersion, loadTherapy, StaleVersion } from '../../src/records/journal.ts';
import { rebuild } from '../../src/records/rebuild.ts';
import { migratedDatabase, START } from './migrated-database.ts';

const { owner, records } = await migratedDatabase();
await seedDemonstration(records, START);
const stories = demonstrationPatients(START);
const within = <T>(work: (here: InClinic) => Promise<T>): Promise<T> => inClinic(records, LAKESIDE.id, work);

const asOwner = async (text: string): Promise<void> => {
  const client = new pg.Client(owner);
  await client.connect();
  await client.query(text);
  await client.end();
};

test('seeding again changes nothing', async () => {
  assert.equal(await seedDemonstration(records, START), false);
});

test('what is loaded from the journal is what was decided', async () => {
  for (const story of stories) {
    const loaded = await within((here) => loadTherapy(here, story.patient));
    assert.equal(loaded.version, story.events.length);
    assert.equal(canonical(loaded.state), canonical(story.state));
  }
});

test('[SR-74] events are appended to the version that was expected, or not at all', async () => {
  const [story] = stories;
  assert.ok(story);
  const last = story.events.slice(-1);
  const stale = story.events.length - 1;
  await assert.rejects(
    within((here) => appendEvents(here, story.patient, stale, last)),
    (error) => error instanceof StaleVersion && error.actual === story.events.length,
  );
  assert.equal((await within((here) => loadTherapy(here, story.patient))).version, story.events.length);
});

test('every cached table is what a rebuild from the journal makes', async () => {
  const tables = ['patients', 'board_rows', 'implanted_pumps', 'open_orders'] as const;
  const contents = (here: InClinic) =>
    Promise.all(
      tables.map(async (table) => {
        const { rows } = await sql`select * from ${sql.table(table)} order by patient`.execute(here.sql);
        return [table, rows];
      }),
    );
  const before = await within(contents);
  const after = await within(async (here) => {
    assert.equal(await rebuild(here), stories.length);
    return contents(here);
  });
  assert.deepEqual(after, before);
  assert.ok(JSON.stringify(before).includes('Lindqvist'));
});

test('a patient is found by three letters of any word, with or without marks, or by the number', async () => {
  const names = (search: string) =>
    within(async (here) => (await findPatients(here, search)).map(({ name }) => name));
  for (const [search, name] of [
    ['lin', 'Ingrid Lindqvist'],
    ['OLA', 'Þórunn Ólafsdóttir'],
    ['mon fer', 'María José Fernández de la Vega y Álvarez-Monteserín'],
    ['παπ', 'Δήμητρα Παπαδοπούλου'],
    ['ngu', 'Nguyễn Thị Minh Khai'],
    ['weiss', 'Hans-Jürgen Weißenborn'],
    ["o'b", "Siobhán O'Brien-Ferreira"],
    ['10070', 'Zoë van der Meer'],
  ] as const)
    assert.ok((await names(search)).includes(name), search);
  assert.deepEqual(await names('%%%'), []);
});

test('[SR-66] a changed or a lost event shows in the chain of its stream', async () => {
  const [first, second] = stories;
  assert.ok(first && second);
  assert.equal(await within((here) => firstBrokenVersion(here, first.patient)), null);
  await asOwner(
    `update events set data = jsonb_set(data, '{stamp,at}', '"2020-01-01T00:00:00Z"')
     where stream = '${first.patient}' and version = 3`,
  );
  assert.equal(await within((here) => firstBrokenVersion(here, first.patient)), 3);
  await asOwner(`delete from events where stream = '${second.patient}' and version = 2`);
  assert.equal(await within((here) => firstBrokenVersion(here, second.patient)), 2);
});

test('the board of another clinic is empty', async () => {
  const other = '2b4e51de-0000-4000-8000-000000000001';
  assert.deepEqual(await inClinic(records, other, keptBoardRows), []);
});
