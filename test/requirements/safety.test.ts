import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';

import { looseEnds, PROBABILITIES, readHazards, riskOf, SEVERITIES } from '../../scripts/trace/hazards.ts';
import { readSafety } from '../../scripts/trace/read.ts';
import { readRequirements } from '../../scripts/trace/requirements.ts';
import { trackedFiles } from '../architecture/tracked-files.ts';

const ONE = `
- id: SR-1
  area: pump
  hazard: too much
  cause: null
  sources: []
  requirement: No more than [2 mL].
  tests: [PBT]
  howTested: null
  settings:
    - { default: 2 mL, owner: clinic, setIn: null }
  status: implemented
  note: null
`;

const HAZARD = `
accidents:
  - { id: A1, event: it happened, answer: it is refused }
hazards:
  - id: HZ-1
    hazard: too much
    sequence: somebody types it
    situation: it runs
    harm: death
    initial: { severity: catastrophic, probability: occasional, risk: high }
    controls:
      - { kind: protective-measure, measure: it is refused, by: [SR-1] }
    accidents: [A1]
    residual: { severity: catastrophic, probability: improbable, risk: medium }
    arising: null
    notes: null
`;

test('all ninety-five requirements stand in the data, each answers a hazard, and every accident has a row', () => {
  const { requirements, register } = readSafety();
  assert.equal(requirements.length, 95);
  assert.equal(register.accidents.length, 20);
});

test('every place of the source where a figure in brackets is set is there', () => {
  const places = readSafety()
    .requirements.flatMap(({ settings }) => settings)
    .flatMap(({ setIn }) => setIn?.match(/\b(?:src|docs)\/[\w./-]+\.\w+/g) ?? []);
  assert.ok(places.length > 5);
  for (const place of places)
    assert.ok(existsSync(new URL(`../../${place}`, import.meta.url)), `${place} is not there`);
});

test('every requirement that a comment, a finding or a page names is one', () => {
  const known = new Set(readSafety().requirements.map(({ id }) => id));
  const named = trackedFiles()
    .filter((file) => /^(src|scripts|bench|models|docs)\//.test(file.path))
    .flatMap((file) => [...file.text.matchAll(/\bSR-\d+\b/g)].map(([id]) => ({ id, at: file.path })));
  assert.ok(named.length > 50);
  assert.deepEqual(
    named.filter(({ id }) => !known.has(id)),
    [],
  );
});

test('a requirement of the data is read, and each thing that is wrong with one is refused', () => {
  assert.equal(readRequirements(ONE).length, 1);
  for (const [from, to] of [
    ['SR-1', 'SR-2'],
    ['SR-1', 'SR-01'],
    ['status: implemented', 'status: done'],
    ['status: implemented', 'status: partly'],
    ['tests: [PBT]', 'tests: []'],
    ['tests: [PBT]', 'tests: [PBT, LOOK]'],
    ['area: pump', 'area: pump\n  more: x'],
    ['area: pump', 'area: pump\n  area: pump'],
    ['owner: clinic', 'owner: nobody'],
    ['[2 mL]', '2 mL'],
    ['[2 mL]', '[2 mL] in [1 h]'],
    ['requirement: No', 'requirement: [No'],
  ] as const)
    assert.throws(() => readRequirements(ONE.replace(from, to)), `${from} → ${to}`);
});

test('a gap and a repetition in the numbers of the requirements are refused', () => {
  assert.throws(() => readRequirements(`${ONE}${ONE}`), /SR-1 stands where SR-2 belongs/);
  assert.throws(() => readRequirements(`${ONE}${ONE.replace('SR-1', 'SR-3')}`), /SR-3 stands where SR-2/);
});

test('a hazard is read, and an unknown word or an estimate that its matrix does not give is refused', () => {
  assert.equal(readHazards(HAZARD).hazards.length, 1);
  for (const [from, to] of [
    ['risk: high', 'risk: low'],
    ['severity: catastrophic, probability: improbable', 'severity: bad, probability: improbable'],
    ['protective-measure', 'hope'],
    ['by: [SR-1]', 'by: []'],
    [', by: [SR-1]', ''],
    ['accidents: [A1]', 'requirements: [SR-1]\n    accidents: [A1]'],
    ['    arising: null\n', ''],
    [
      'by: [SR-1] }',
      'by: [SR-1] }\n      - { kind: inherent-safety, measure: it cannot be typed, by: [SR-1] }',
    ],
    ['    notes: null', ''],
  ] as const)
    assert.throws(() => readHazards(HAZARD.replace(from, to)), `${from} → ${to}`);
});

test('a greater severity or probability is never a smaller risk', () => {
  const rank = { low: 0, medium: 1, high: 2 };
  for (const [i, severity] of SEVERITIES.entries())
    for (const [j, probability] of PROBABILITIES.entries()) {
      const here = rank[riskOf(severity, probability)];
      const graver = SEVERITIES[i + 1];
      const oftener = PROBABILITIES[j + 1];
      if (graver !== undefined) assert.ok(rank[riskOf(graver, probability)] >= here);
      if (oftener !== undefined) assert.ok(rank[riskOf(severity, oftener)] >= here);
    }
});

test('what does not hang together is named', () => {
  const register = readHazards(HAZARD);
  assert.deepEqual(looseEnds(register, ['SR-1']), []);
  assert.deepEqual(looseEnds(register, ['SR-1', 'SR-2']), ['SR-2 answers no hazard']);
  assert.deepEqual(looseEnds(register, []), ['a hazard names SR-1, which nobody wrote']);
  const { accidents, hazards } = register;
  assert.deepEqual(looseEnds({ accidents: [], hazards }, ['SR-1']), [
    'a hazard names A1, which nobody wrote',
  ]);
  const unanswered = hazards.map((hazard) => ({ ...hazard, accidents: [] }));
  assert.deepEqual(looseEnds({ accidents, hazards: unanswered }, ['SR-1']), ['A1 belongs to no hazard']);
  assert.deepEqual(looseEnds({ accidents, hazards: [...hazards, ...hazards] }, ['SR-1']), [
    'HZ-1 stands twice',
  ]);
});
