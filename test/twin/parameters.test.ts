import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { DRUG_IDS } from '../../src/core/ids.ts';
import { canalOf } from '../../src/twin/canal.ts';
import { levelNamed, nameOfLevel, positionOfLevel, VERTEBRAL_LEVELS } from '../../src/twin/levels.ts';
import { isKnownInCsf } from '../../src/twin/parameters/drug-loss.ts';
import {
  POPULATION,
  parameterReader,
  TWIN_PARAMETERS,
  withValues,
} from '../../src/twin/parameters/parameter-set.ts';
import { VARIABILITY_PARAMETERS } from '../../src/twin/parameters/variability.ts';
import { plasmaResponse } from '../../src/twin/plasma-response.ts';
import { simulate } from '../../src/twin/simulate.ts';
import { csfNode, spineTree } from '../../src/twin/spine-tree.ts';
import { exactly } from './parameter-values.ts';
import { INJECTED, injection, observing } from './scenarios.ts';

test('every parameter stands once, with a unit, a source, and a range around it if it has one', () => {
  assert.equal(new Set(TWIN_PARAMETERS.map(({ id }) => id)).size, TWIN_PARAMETERS.length);
  for (const { id, value, unit, range, source } of TWIN_PARAMETERS) {
    assert.match(id, /^[a-z0-9]+(-[a-z0-9]+)*$/);
    assert.ok(unit.length > 0 && source.length > 3, id);
    assert.ok(Number.isFinite(value) && value >= 0, id);
    if (range !== null) assert.ok(range[0] <= value && value <= range[1], id);
  }
});

test('a source can be looked up: no figure names the documentation alone, and every key stands in it', () => {
  const page = readFileSync(new URL('../../docs/twin.md', import.meta.url), 'utf8');
  for (const { id, source } of [...TWIN_PARAMETERS, ...VARIABILITY_PARAMETERS]) {
    assert.ok(source.replaceAll('docs/twin.md', '').length > 8, `${id}: ${source}`);
    for (const [key] of source.matchAll(/\bS\d+\b/g))
      assert.ok(page.includes(`\n| ${key} | `), `${id}: ${key}`);
  }
});

test('a range of plasma holds nineteen of twenty where a source gives mean and standard deviation', () => {
  const rangeOf = (id: string): readonly number[] =>
    (TWIN_PARAMETERS.find((one) => one.id === id)?.range ?? []).map((end) => Number(end.toPrecision(3)));
  assert.deepEqual(rangeOf('bupivacaine-plasma-cl1'), [0.286, 0.834]);
  assert.deepEqual(rangeOf('ziconotide-plasma-v1'), [18, 43]);
});

test('everything about the cord is assumed, and says that it is a prior', () => {
  const cord = TWIN_PARAMETERS.filter(({ id }) => /-cord-/.test(id));
  assert.ok(cord.length >= 24);
  for (const { id, evidence, source } of cord) {
    assert.equal(evidence, 'assumed', id);
    assert.match(source, /prior/, id);
  }
});

test('every drug of a pump but saline is known in CSF', () => {
  assert.deepEqual(
    DRUG_IDS.filter((drug) => !isKnownInCsf(drug)),
    ['saline'],
  );
});

test('a parameter may be set up to ten times beyond its range and no further', () => {
  assert.ok(withValues(POPULATION, { dispersion: 5400 }, 'scenario').ok);
  assert.ok(withValues(POPULATION, { dispersion: 15 }, 'scenario').ok);
  for (const value of [5401, 14.9, -1, Number.NaN, Number.POSITIVE_INFINITY])
    assert.ok(!withValues(POPULATION, { dispersion: value }, 'scenario').ok, `${value}`);
});

test('a share stays a share, a score on its scale and a canal that of a human being, however far they are set', () => {
  for (const [id, allowed, refused] of [
    ['baclofen-emax', 1, 1.01],
    ['ashworth-baseline', 5, 5.1],
    ['dispersion-by-area', 2, 2.1],
    ['canal-length', 100, 101],
    ['canal-length', 20, 19],
  ] as const) {
    assert.ok(withValues(POPULATION, { [id]: allowed }, 'scenario').ok, id);
    assert.ok(!withValues(POPULATION, { [id]: refused }, 'scenario').ok, id);
  }
});

test('dispersion is the same everywhere unless it is set to fall where the canal is wide', () => {
  const conductance = (power: number): readonly number[] => {
    const reader = parameterReader(exactly({ 'dispersion-by-area': power, 'spinal-absorption': 0 }));
    const canal = canalOf(reader);
    const { tree } = spineTree('morphine', reader, canal);
    return [20, 60, 110].map((cell) => {
      const area = canal.faceAreas[cell + 1] ?? Number.NaN;
      return ((tree.towardsParent[csfNode(canal, cell)] ?? Number.NaN) * canal.cellCm) / area;
    });
  };
  for (const found of conductance(0)) assert.ok(Math.abs(found - 250) < 1e-9);
  const canal = canalOf(parameterReader(POPULATION));
  for (const [i, found] of conductance(1.5).entries()) {
    const area = canal.faceAreas[([20, 60, 110][i] ?? 0) + 1] ?? Number.NaN;
    assert.ok(Math.abs(found - 250 * (97 / 62 / area) ** 1.5) < 1e-9);
  }
});

test('the canal holds the spinal CSF, the cord and the roots', () => {
  const canal = canalOf(parameterReader(POPULATION));
  const volume = (areas: Float64Array): number => areas.reduce((sum, area) => sum + area * canal.cellCm, 0);
  assert.ok(Math.abs(volume(canal.cellAreas) - 97) < 1e-9);
  assert.ok(Math.abs(volume(canal.tissueAreas) - 19.9 - 5.8) < 1e-9);
  assert.equal(canal.cells, 124);
});

test('an answer that names a vertebra says that its height is assumed, and one that does not says nothing of it', () => {
  const heights = (names: readonly string[], place: 'L2-3' | { cm: number }): number => {
    const result = simulate({
      ...INJECTED,
      delivery: [injection('morphine', 300, place)],
      observe: observing(names, 1),
    });
    assert.ok(result.ok);
    const found = result.value.parameters.filter(({ id }) => id.startsWith('height-of-'));
    for (const { evidence } of found) assert.equal(evidence, 'assumed');
    return found.length;
  };
  assert.equal(heights(['20 cm', 'cisterna'], { cm: 18 }), 0);
  assert.equal(heights(['T12'], { cm: 18 }), 9);
  assert.equal(heights(['20 cm'], 'L2-3'), 9);
});

test('levels ascend from the sac to the foramen magnum and stand where the table puts them', () => {
  const heights = VERTEBRAL_LEVELS.map((name) => positionOfLevel(name, 62));
  for (const [i, height] of heights.entries()) assert.ok(i === 0 || height > (heights[i - 1] ?? 0));
  const table = { 'L5-S1': 8, 'L3-4': 15, 'L2-3': 18, T12: 24, T10: 29, T2: 44, 'C7-T1': 52 } as const;
  for (const [name, cm] of Object.entries(table))
    assert.ok(Math.abs(positionOfLevel(name as keyof typeof table, 62) - cm) < 1e-9, name);
});

test('a level is called by one name, which is understood', () => {
  for (const name of [
    ...VERTEBRAL_LEVELS,
    'tip',
    'cisterna',
    'plasma',
    '24.5 cm',
    'cord T8',
    'effect spasticity-leg',
  ]) {
    const level = levelNamed(name);
    assert.ok(level, name);
    assert.equal(nameOfLevel(level), name);
  }
  for (const name of ['', 'T13', 'L6', 't12', 'brain', '-3 cm', 'cord', 'cord plasma', 'effect sleep'])
    assert.equal(levelNamed(name), null, name);
});

test('blood starts at dose over central volume and clears dose over clearance', () => {
  const reader = parameterReader(POPULATION);
  // Central volume in mL and clearance in mL/h at 70 kg, from the figures of the sources.
  const expected = {
    morphine: [17_500, 0.0705 * 60 * 17_500],
    hydromorphone: [11_200, 0.116 * 60 * 11_200],
    fentanyl: [12_100, 632 * 60],
    sufentanil: [14_300, 922 * 60],
    bupivacaine: [63_000, 560 * 60],
    ziconotide: [30_500, 270 * 60],
  } as const;
  for (const [drug, [volume, clearance]] of Object.entries(expected)) {
    const response = plasmaResponse(drug as keyof typeof expected, reader, 70);
    assert.ok(response);
    const { rates, ugPerMl } = response;
    const atOnce = ugPerMl.reduce((sum, value) => sum + value, 0);
    const area = ugPerMl.reduce((sum, value, i) => sum + value / (rates[i] ?? Number.NaN), 0);
    assert.ok(Math.abs(atOnce * volume - 1) < 1e-12, drug);
    assert.ok(Math.abs(area * clearance - 1) < 1e-12, drug);
  }
  assert.equal(plasmaResponse('morphine', reader, undefined), null);
});
