import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DrugId } from '../../../src/core/ids.ts';
import type { Mixture } from '../../../src/core/mixture.ts';
import type { PatientFacts, VisitInput } from '../../../src/core/visit-input.ts';
import { mcgPerDay } from '../amounts.ts';
import { ADULT, bolus, continuous, of, plain, ruled, severities, type Told } from './dose-visits.ts';

const told = (drugs: readonly DrugId[], patient: PatientFacts = ADULT, pump?: VisitInput['pump']): Told => ({
  mixture: drugs.map((id) => of(id, 500)) as unknown as Mixture,
  program: continuous(mcgPerDay(100)),
  patient,
  ...(pump === undefined ? {} : { pump }),
});
const allergic = (...allergies: readonly string[]): PatientFacts => ({ ...ADULT, allergies });
const prometra = { model: 'prometra-ii-20' } as const;

test('[SR-42] an allergy is found by id, in free text, by trade name, in any case', () => {
  for (const text of ['morphine', 'MORPHINE sulfate (rash)', 'Mitigo', 'Infumorph: itch', 'môrphine'])
    assert.deepEqual(severities('allergy', told(['morphine'], allergic(text))), ['warn'], text);
  assert.match(plain(ruled('allergy', told(['baclofen'], allergic('Lioresal')))), /allergy to baclofen/);
});

test('[SR-42] an allergy is found as other languages write the drug, and with its salt', () => {
  for (const text of ['Morphin', 'morfina', 'morphine-HCl', 'Morphin-Hydrochlorid'])
    assert.match(plain(ruled('allergy', told(['morphine'], allergic(text)))), /allergy to morphine/, text);
  assert.match(plain(ruled('allergy', told(['bupivacaine'], allergic('Bupivacaína')))), /to bupivacaine/);
  assert.deepEqual(severities('allergy', told(['morphine'], allergic('apomorphine'))), ['note']);
});

test('[SR-42] an allergy to an opioid that no pump holds is one to the class', () => {
  for (const text of ['codeine', 'Oxycodone 10 mg'])
    assert.match(plain(ruled('allergy', told(['morphine'], allergic(text)))), /class of morphine/, text);
  assert.deepEqual(severities('allergy', told(['baclofen'], allergic('codeine'))), ['note']);
});

test('[SR-42] an allergy to the class, or to a relative, is found and named as such', () => {
  for (const text of ['opioids', 'fentanyl patch', 'Narcotics'])
    assert.match(plain(ruled('allergy', told(['morphine'], allergic(text)))), /class of morphine/, text);
  assert.match(plain(ruled('allergy', told(['bupivacaine'], allergic('local anesthetics')))), /class/);
});

test('[SR-42] only whole words match, and what matched nothing is shown to be looked at', () => {
  for (const text of ['apomorphine', 'penicillin'])
    assert.deepEqual(severities('allergy', told(['morphine'], allergic(text))), ['note'], text);
  assert.deepEqual(ruled('allergy', told(['morphine'])), []);
});

test('[SR-42] missing lists are unknown, never clear', () => {
  const { allergies: _a, otherMedicines: _o, systemicOpioids: _s, ...rest } = ADULT;
  for (const rule of ['allergy', 'other-medicines', 'systemic-opioids']) {
    const found = ruled(rule, told(['morphine'], rest));
    assert.deepEqual(
      found.map(({ severity }) => severity),
      ['warn'],
    );
    assert.match(plain(found), /unknown/);
    assert.deepEqual(ruled(rule, told(['morphine'])), []);
  }
});

test('[SR-42] sedatives, anticoagulants and monoamine oxidase inhibitors are found in the medicines', () => {
  const taking = (...otherMedicines: readonly string[]): Told =>
    told(['morphine'], { ...ADULT, otherMedicines });
  for (const text of [
    'Lorazepam 1 mg',
    'apixaban',
    'Xarelto 20',
    'phenelzine',
    'pregabalin 75',
    'Pregabalina',
  ])
    assert.deepEqual(severities('other-medicines', taking(text)), ['warn'], text);
  assert.deepEqual(severities('other-medicines', taking('paracetamol')), ['note']);
});

test('ziconotide with an opioid is not recommended by the label, and it is said of each opioid', () => {
  const found = ruled('combination', told(['ziconotide', 'morphine', 'fentanyl']));
  assert.deepEqual(
    found.map(({ severity }) => severity),
    ['warn', 'warn'],
  );
  assert.match(plain(found), /does not recommend/);
  assert.deepEqual(ruled('combination', told(['morphine', 'bupivacaine'])), []);
});

test('[SR-41] drug, mixture, pump and strength outside the labelling are acknowledged', () => {
  assert.deepEqual(severities('off-label-drug', told(['hydromorphone'])), ['warn']);
  assert.deepEqual(severities('off-label-drug', told(['morphine'])), []);
  assert.deepEqual(severities('off-label-mixture', told(['morphine', 'bupivacaine'])), ['warn']);
  assert.deepEqual(severities('off-label-mixture', told(['morphine'])), []);
  assert.deepEqual(severities('off-label-pump', told(['ziconotide'], ADULT, prometra)), ['warn']);
  assert.deepEqual(severities('off-label-pump', told(['baclofen'], ADULT, prometra)), []);
  const constant = told(['morphine'], ADULT, { model: 'constant-flow' });
  assert.deepEqual(severities('off-label-pump', constant), ['warn']);
  const weak: Told = { ...told(['baclofen'], ADULT, prometra), mixture: [of('baclofen', 499.999)] };
  assert.deepEqual(severities('off-label-concentration', weak), ['warn']);
  assert.deepEqual(severities('off-label-concentration', told(['baclofen'], ADULT, prometra)), []);
});

test('the Prometra controller refuses boluses of baclofen and is meant for morphine only', () => {
  const with_ = (drug: DrugId): Told => {
    const one = told([drug], ADULT, prometra);
    return { ...one, program: { ...one.program, patientBolus: bolus(5, 2, 6) } };
  };
  assert.deepEqual(severities('patient-bolus-drug', with_('baclofen')), ['refuse']);
  assert.deepEqual(severities('patient-bolus-labelling', with_('fentanyl')), ['warn']);
  for (const drug of ['morphine', 'baclofen'] as const)
    assert.deepEqual(severities('patient-bolus-labelling', with_(drug)), []);
});

test('every high-alert drug asks for a second person, saline does not', () => {
  assert.equal(ruled('high-alert', told(['morphine', 'clonidine'])).length, 1);
  assert.deepEqual(ruled('high-alert', told(['saline'])), []);
});

test('a patient below the labelled age, or of unknown age, is named', () => {
  const born = (birthDate: string): PatientFacts => ({ ...ADULT, birthDate });
  assert.deepEqual(severities('age', told(['morphine'], born('2008-11-23'))), ['warn']);
  assert.deepEqual(severities('age', told(['morphine'], born('2008-11-22'))), []);
  assert.deepEqual(severities('age', told(['baclofen'], born('2022-11-22'))), []);
  assert.deepEqual(severities('age', told(['baclofen'], born('2022-11-23'))), ['warn']);
  assert.match(plain(ruled('age', told(['fentanyl'], born('2010-01-01')))), /no labelled age is known/);
  const { birthDate: _, ...unknown } = ADULT;
  assert.match(plain(ruled('age', told(['morphine'], unknown))), /birth date is unknown/);
});

test('a mixture that nobody studied warns, and one with a short studied time says on what it rests', () => {
  assert.match(plain(ruled('stability-unknown', told(['fentanyl']))), /takes no account/);
  assert.match(plain(ruled('stability-unknown', told(['morphine', 'bupivacaine']))), /90 days, is used/);
  assert.deepEqual(ruled('stability-unknown', told(['morphine', 'clonidine'])), []);
  assert.match(plain(ruled('stability-basis', told(['baclofen', 'morphine']))), /30 days .*shortest/);
});

test('baclofen is judged by the usual range of its origin, and by both where the origin is unknown', () => {
  const at = (mcg: number, patient: PatientFacts): Told => ({
    ...told(['baclofen'], patient),
    program: continuous(mcgPerDay(mcg)),
  });
  const spinal: PatientFacts = { ...ADULT, indication: 'spasticity', spasticityOrigin: 'spinal' };
  const { spasticityOrigin: _, ...unknown } = spinal;
  assert.deepEqual(severities('maintenance-range', at(800, spinal)), []);
  assert.deepEqual(severities('maintenance-range', at(800.001, spinal)), ['warn']);
  assert.deepEqual(severities('maintenance-range', at(299, spinal)), ['note']);
  assert.deepEqual(severities('maintenance-range', at(750, unknown)), ['warn']);
  assert.deepEqual(severities('maintenance-range', at(750, ADULT)), []);
});
