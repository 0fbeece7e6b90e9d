import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { drug } from '../../../src/core/drugs/all.ts';
import { DRUG_IDS } from '../../../src/core/ids.ts';
import { everyFigure } from './figures.ts';

interface Entry {
  readonly id: string;
  readonly value: unknown;
  readonly unit: string;
  readonly confidence: string;
  readonly title: string;
  readonly url: string | null;
}

const reference = JSON.parse(readFileSync('test/reference/drug-limits.json', 'utf8')) as {
  readonly figures: readonly Entry[];
};

/** Smallest units in one of the reference's units: the table of this test, not the one under test. */
const IN_SMALLEST: Readonly<Record<string, number>> = {
  'mg/mL': 1_000_000,
  'mcg/mL': 1000,
  'mg/d': 1_000_000,
  'mcg/d': 1000,
  'mcg/h': 24_000,
  d: 86_400_000,
  h: 3_600_000,
  a: 1,
  '%': 1,
  '1': 1,
};

function expected({ value, unit }: Entry): unknown {
  if (unit === 'rinses of mL') {
    const { count, volumeEach_mL } = value as { count: number; volumeEach_mL: number };
    return { count, volume: volumeEach_mL * 1_000_000 };
  }
  const factor = IN_SMALLEST[unit];
  assert.ok(factor !== undefined, unit);
  const scaled = (one: unknown): number => Math.round((one as number) * factor);
  if (typeof value === 'number') return scaled(value);
  if (Array.isArray(value)) return value.map(scaled);
  return Object.fromEntries(Object.entries(value as object).map(([end, one]) => [end, scaled(one)]));
}

/** A single reference value may stand as one bound of a limit, or as both where it is the only one allowed. */
function agrees(says: unknown, value: unknown): boolean {
  if (typeof value !== 'number' || typeof says === 'number') return isSame(says, value);
  return isSame(says, { max: value }) || isSame(says, { min: value, max: value });
}

function isSame(a: unknown, b: unknown): boolean {
  try {
    assert.deepEqual(a, b);
    return true;
  } catch {
    return false;
  }
}

const figures = everyFigure();

test('[SR-46] every drug figure has a source with title, place, day and confidence', () => {
  for (const { id, source } of figures) {
    assert.ok(source.title.length > 3, id);
    assert.ok(source.where.length > 0, id);
    assert.match(source.read, /^\d{4}-\d\d-\d\d$/, id);
    assert.ok(['verified', 'recalled', 'derived'].includes(source.confidence), id);
    if (source.confidence === 'verified') assert.doesNotMatch(source.title, /recalled|not seen/, id);
    if (source.confidence === 'recalled') assert.match(source.title, /^recalled: .*\(not seen\)$/, id);
  }
});

test('the id of a drug figure is used once', () => {
  const ids = figures.map(({ id }) => id);
  assert.deepEqual(
    ids.filter((id, index) => ids.indexOf(id) !== index),
    [],
  );
});

test('every drug figure says what the reference says, with its confidence, title and address', () => {
  for (const entry of reference.figures) {
    const found = figures.find(({ id }) => id === entry.id);
    assert.ok(found, `${entry.id} is in the reference and not in the code`);
    assert.ok(agrees(found.says, expected(entry)), `${entry.id}: ${JSON.stringify(found.says)}`);
    assert.equal(found.source.confidence, entry.confidence, entry.id);
    assert.equal(found.source.title, entry.title, entry.id);
    assert.equal(found.source.url, entry.url, entry.id);
  }
});

test('no number about a drug stands in the code without standing in the reference', () => {
  const known = new Set(reference.figures.map(({ id }) => id));
  const numeric = figures.filter(({ says }) => /\d/.test(JSON.stringify(says)) && !isText(says));
  const unknown = numeric.filter(({ id, source }) => !known.has(id) && source.confidence !== 'derived');
  // The age is a number within a sentence of the reference: "not recommended under 18 years".
  assert.deepEqual(
    unknown.map(({ id }) => id),
    ['morphine.label-age'],
  );
});

const isText = (says: unknown): boolean =>
  typeof says === 'string' || (Array.isArray(says) && says.every((one) => typeof one === 'string'));

test('every drug answers to its own id, and its figures bear its name', () => {
  for (const id of DRUG_IDS) {
    assert.equal(drug(id).id, id);
    for (const bound of [...drug(id).concentration, ...drug(id).dailyDose, ...drug(id).start])
      assert.ok(bound.id.startsWith(`${id}.`), bound.id);
  }
});

test('every drug but the diluent has a concentration limit, a dose limit and a starting range', () => {
  for (const id of DRUG_IDS.filter((one) => one !== 'saline')) {
    assert.ok(
      drug(id).concentration.some(({ allowed }) => allowed?.max !== undefined),
      id,
    );
    assert.ok(drug(id).dailyDose.some(({ allowed }) => allowed?.max !== undefined) || drug(id).anchor, id);
    assert.ok(drug(id).start.length > 0, id);
  }
});
