import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fits } from '../../../src/web/client/kept.ts';
import {
  FACTS_SAMPLE,
  type FactsEntry,
  factsEntryOf,
  factsOf,
  NO_FACTS,
  readFacts,
} from '../../../src/web/register/facts-entry.ts';
import { decodeVisit } from '../../../src/wire/visit/decode-visit.ts';

const ANSWERED: FactsEntry = {
  ...NO_FACTS,
  indication: 'cancer-pain',
  opioidTolerant: 'no',
  allergies: 'none',
  opioids: 'none',
  medicines: 'none',
};

const BORN = '1968-04-02';

function problemsOf(entry: FactsEntry): Readonly<Record<string, string>> {
  const read = readFacts(entry, BORN);
  return read.ok ? {} : read.problems;
}

function fileOf(entry: FactsEntry): Readonly<Record<string, unknown>> {
  const read = readFacts(entry, BORN);
  assert.ok(read.ok, JSON.stringify(read));
  return { ...read.value };
}

test('nothing is taken for granted: every question of the facts has to be answered', () => {
  assert.deepEqual(problemsOf(NO_FACTS), {
    indication: 'no-choice',
    opioidTolerant: 'no-choice',
    allergies: 'no-choice',
    systemicOpioids: 'no-choice',
    otherMedicines: 'no-choice',
  });
});

test('no known allergy is an empty list, and allergies that nobody knows are no list at all', () => {
  assert.deepEqual(fileOf(ANSWERED)['allergies'], []);
  assert.equal('allergies' in fileOf({ ...ANSWERED, allergies: 'unknown' }), false);
});

test('what nobody knows is left out, so that every check treats it as unknown', () => {
  const unknown: FactsEntry = {
    ...ANSWERED,
    indication: 'unknown',
    opioidTolerant: 'unknown',
    allergies: 'unknown',
    opioids: 'unknown',
    medicines: 'unknown',
  };
  assert.deepEqual(fileOf(unknown), { birthDate: BORN });
});

test('where there is an allergy it has to be said to what', () => {
  assert.deepEqual(problemsOf({ ...ANSWERED, allergies: 'some' }), { allergies: 'not-listed' });
  const named: FactsEntry = {
    ...ANSWERED,
    allergies: 'some',
    allergyDrugs: ['morphine'],
    allergyLines: [{ id: 1, text: ' latex ' }],
  };
  assert.deepEqual(fileOf(named)['allergies'], ['morphine', 'latex']);
});

test('the same substance twice is said at its line, whatever its capitals', () => {
  const twice: FactsEntry = {
    ...ANSWERED,
    allergies: 'some',
    allergyLines: [
      { id: 1, text: 'Latex' },
      { id: 2, text: 'latex' },
    ],
  };
  assert.deepEqual(problemsOf(twice), { 'allergies/1': 'line-twice' });
});

test('spasticity asks where it comes from, and nothing else does', () => {
  assert.deepEqual(problemsOf({ ...ANSWERED, indication: 'spasticity' }), { spasticityOrigin: 'no-choice' });
  const spastic = fileOf({ ...ANSWERED, indication: 'spasticity', spasticityOrigin: 'cerebral' });
  assert.equal(spastic['spasticityOrigin'], 'cerebral');
  const changed = fileOf({ ...ANSWERED, indication: 'crps', spasticityOrigin: 'cerebral' });
  assert.equal('spasticityOrigin' in changed, false);
});

test('an opioid beside the pump needs its drug, its route and its dose over time', () => {
  assert.deepEqual(problemsOf({ ...ANSWERED, opioids: 'some' }), {
    'systemicOpioids/0/drug': 'empty',
    'systemicOpioids/0/route': 'empty',
    'systemicOpioids/0/dailyDose': 'field',
  });
  const comma = { id: 1, drug: 'oxycodone', route: 'oral', dose: { text: '1,5', unit: 'mg/d' } };
  assert.deepEqual(problemsOf({ ...ANSWERED, opioids: 'some', opioidLines: [comma] }), {
    'systemicOpioids/0/dailyDose': 'field',
  });
});

test('the facts on record come back as they were typed, and are read by the visit file', () => {
  const typed: FactsEntry = {
    ...ANSWERED,
    indication: 'spasticity',
    spasticityOrigin: 'unknown',
    opioidTolerant: 'yes',
    allergies: 'some',
    allergyDrugs: ['fentanyl'],
    allergyLines: [{ id: 1, text: 'latex' }],
    opioids: 'some',
    opioidLines: [{ id: 1, drug: 'oxycodone', route: 'oral', dose: { text: '0.75', unit: 'mg/h' } }],
    medicines: 'unknown',
  };
  const file = fileOf(typed);
  const facts = factsOf(file);
  assert.ok(facts !== null);
  const again = factsEntryOf(facts);
  assert.deepEqual(again.opioidLines, [
    { id: 1, drug: 'oxycodone', route: 'oral', dose: { text: '18', unit: 'mg/d' } },
  ]);
  assert.deepEqual(factsOf(fileOf(again)), facts);
  assert.ok(fits({ ...FACTS_SAMPLE }, { ...typed }), 'a draft of it would be found again');
  const visit = { at: '2026-11-22T10:00', program: { mode: 'stopped' } };
  const whole = {
    theca: 'visit/1',
    timeZone: 'America/Chicago',
    patient: file,
    pump: { model: 'synchromed-ii-40' },
    catheter: { segments: [] },
    visit,
  };
  assert.ok(decodeVisit(JSON.stringify(whole)).ok);
});
