import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NO_FACTS } from '../../../src/web/register/facts-entry.ts';
import { NOBODY, type RegisterEntry, readRegister } from '../../../src/web/register/register-entry.ts';
import { maybeTheSame } from '../../../src/web/register/same-patient.ts';
import { registerRequest } from '../../../src/wire/contract/command.ts';

const ZOE: RegisterEntry = {
  name: ' Zoë  Okafor-Müller ',
  recordNumber: ' A-17 ',
  birthDate: { day: '2', month: '4', year: '1968' },
  facts: {
    ...NO_FACTS,
    indication: 'crps',
    opioidTolerant: 'unknown',
    allergies: 'none',
    opioids: 'unknown',
    medicines: 'none',
  },
};
const TODAY = '2026-11-22';

test('nobody is registered without a name, a record number and a birth date', () => {
  const read = readRegister(NOBODY, TODAY);
  assert.ok(!read.ok);
  const { name, recordNumber, birthDate } = read.problems;
  assert.deepEqual(
    { name, recordNumber, birthDate },
    { name: 'empty', recordNumber: 'empty', birthDate: 'empty' },
  );
});

test('nobody is born tomorrow, nor on the thirtieth of February', () => {
  const born = (day: string, month: string, year: string): unknown => {
    const read = readRegister({ ...ZOE, birthDate: { day, month, year } }, TODAY);
    return read.ok ? null : read.problems['birthDate'];
  };
  assert.equal(born('23', '11', '2026'), 'born-in-the-future');
  assert.equal(born('22', '11', '2026'), null);
  assert.equal(born('30', '2', '1968'), 'day-unknown');
  assert.equal(born('2', '4', '68'), 'day-unfinished');
});

test('a registration is what the contract takes, with the one birth date in both places', () => {
  const read = readRegister(ZOE, TODAY);
  assert.ok(read.ok);
  const request = registerRequest.parse(read.value);
  assert.deepEqual(request, {
    identity: { name: 'Zoë  Okafor-Müller', recordNumber: 'A-17', birthDate: '1968-04-02' },
    facts: { birthDate: '1968-04-02', indication: 'crps', allergies: [], otherMedicines: [] },
  });
});

test('who may be registered already is found by number, by name in any order, or by birth date and a shared name', () => {
  const listed = (id: string, name: string, recordNumber: string, birthDate: string) => ({
    id,
    name,
    recordNumber,
    birthDate,
  });
  const all = [
    listed('number', 'Somebody Else', 'a-17', '1950-01-01'),
    listed('name', 'MULLER OKAFOR, Zoe', 'B-1', '1999-09-09'),
    listed('day', 'Okafor, Z.', 'B-2', '1968-04-02'),
    listed('other', 'Adaeze Okafor', 'B-3', '1970-01-01'),
    listed('born', 'Ana Pérez', 'B-4', '1968-04-02'),
  ];
  assert.deepEqual(
    maybeTheSame(ZOE, all).map(({ id }) => id),
    ['number', 'name', 'day'],
  );
  assert.deepEqual(maybeTheSame(NOBODY, all), []);
});
