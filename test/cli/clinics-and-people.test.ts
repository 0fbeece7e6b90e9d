import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinicFile } from './clinic-files.ts';
import { ownDatabase } from './own-database.ts';
import { type Ended, theca } from './theca.ts';

const environment = await ownDatabase();
const PASSWORD = 'river stone lamp tree';

const run = (args: readonly string[], input = ''): Promise<Ended> => theca(args, input, environment);
// biome-ignore lint/suspicious/noExplicitAny: each test knows what it asked for.
const answerOf = ({ out }: Ended): any => JSON.parse(out);
const errorAt = (ended: Ended): string => {
  const { theca: form, errors } = answerOf(ended);
  assert.equal(form, 'error/1');
  assert.equal(errors.length, 1, ended.out);
  return errors[0].at;
};

async function addedClinic(name: string): Promise<string> {
  const ended = await run(['clinic', 'add', '-', '--json'], clinicFile(name));
  assert.equal(ended.code, 0, ended.error);
  return answerOf(ended).id;
}

const addPerson = (clinic: string, username: string, password = `${PASSWORD}\n`): Promise<Ended> => {
  const options = ['--clinic', clinic, '--username', username, '--name', 'Nora Nunes', '--role', 'nurse'];
  return run(['person', 'add', ...options, '--json'], password);
};

test('a clinic is added from a file and listed, and its name is not taken twice', async () => {
  assert.match((await run(['clinic', 'list'])).out, /No clinic yet/);
  const id = await addedClinic('Ribeira');
  const again = await run(['clinic', 'add', '-', '--json'], clinicFile('Ribeira'));
  assert.equal(again.code, 1);
  assert.equal(errorAt(again), '/name');
  const listed = answerOf(await run(['clinic', 'list', '--json']));
  assert.deepEqual(listed, {
    theca: 'clinics/1',
    clinics: [{ id, name: 'Ribeira', timeZone: 'Europe/Lisbon' }],
  });
});

test('what is wrong with a clinic file is said with its place, and nothing is added', async () => {
  const ended = await run(['clinic', 'add', '-', '--json'], clinicFile('Nowhere', { timeZone: 'Lisbon' }));
  assert.equal(ended.code, 2);
  assert.equal(errorAt(ended), '/timeZone');
  assert.equal((await run(['clinic', 'add', '/nowhere.json', '--json'])).code, 2);
  assert.doesNotMatch((await run(['clinic', 'list'])).out, /Nowhere/);
});

test('a person is added to a clinic once, by a username that nobody has in any case of letters', async () => {
  const [first, second] = [await addedClinic('Foz'), await addedClinic('Bonfim')];
  const added = await addPerson(first, 'Nora.N');
  assert.equal(added.code, 0, added.error);
  const { id: _, ...person } = answerOf(added);
  assert.deepEqual(person, {
    theca: 'person/1',
    clinic: first,
    username: 'nora.n',
    name: 'Nora Nunes',
    role: 'nurse',
    active: true,
  });
  const again = await addPerson(second, 'NORA.n');
  assert.equal(again.code, 1);
  assert.equal(errorAt(again), '--username');
  const everybody = await run(['person', 'list', '--json']);
  assert.doesNotMatch(everybody.out, /argon2|password/i);
  assert.equal(answerOf(everybody).people.length, 1);
  assert.deepEqual(answerOf(await run(['person', 'list', '--clinic', second, '--json'])).people, []);
});

test('a short password is refused and not repeated, and none is wrong usage', async () => {
  const clinic = await addedClinic('Campo');
  const short = await addPerson(clinic, 'carla', 'stone lamp\n');
  assert.equal(short.code, 1);
  assert.equal(errorAt(short), 'password');
  assert.doesNotMatch(`${short.out}${short.error}`, /stone/);
  assert.equal((await addPerson(clinic, 'carla', '')).code, 2);
  assert.deepEqual(answerOf(await run(['person', 'list', '--clinic', clinic, '--json'])).people, []);
});

test('an unknown clinic, an unknown person and an impossible option are said with their place', async () => {
  assert.equal(errorAt(await addPerson('Foz', 'zulmira')), '--clinic');
  assert.equal(errorAt(await addPerson('Foz', 'Zé Pequeno')), '--username');
  const nobody = await run(['person', 'deactivate', '--username', 'nobody-here', '--json']);
  assert.equal(nobody.code, 1);
  assert.equal(errorAt(nobody), '--username');
  for (const args of [
    ['person', 'delete'],
    ['person', 'password', '--username', 'a', '--password', 'x'],
    ['person', 'deactivate', '--username', 'a', '--username', 'b'],
    ['clinic', 'add', 'a.json', 'b.json'],
  ]) {
    const ended = await run([...args, '--json']);
    assert.equal(ended.code, 2, args.join(' '));
    assert.equal(errorAt(ended), '');
  }
});

test('help is an answer, and says where the password comes from', async () => {
  for (const args of [
    ['clinic', '--help'],
    ['person', 'add', '--help'],
    ['seed', '--help'],
  ]) {
    const ended = await run(args);
    assert.equal(ended.code, 0);
    assert.match(ended.out, /^usage: theca/);
  }
  assert.match((await run(['person', '--help'])).out, /standard input/);
});

test('the demonstration, whose password everybody knows, is not put beside a clinic of somebody', async () => {
  const ended = await run(['seed']);
  assert.equal(ended.code, 1);
  assert.match(ended.error, /without a clinic of your own/);
  assert.doesNotMatch((await run(['clinic', 'list'])).out, /demonstration/);
});
