import assert from 'node:assert/strict';
import { test } from 'node:test';
import { summarySvg } from '../../../src/cli/cohort/summary-svg.ts';
import type { SummaryLine } from '../../../src/twin/study-summary.ts';

const line = (
  program: string,
  level: string,
  percentiles: readonly number[],
  patients = 60,
): SummaryLine => ({
  program,
  drug: 'baclofen',
  level,
  quantity: 'concentration',
  unit: 'ug/mL',
  standing: level.startsWith('cord') ? 'prior' : 'model',
  measure: 'mean',
  patients,
  percentiles,
});
const LOW = [0.01, 0.015, 0.02, 0.03, 0.05];
const HIGH = [0.1, 0.15, 0.2, 0.3, 0.5];
const wordsOf = (svg: string): readonly string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, words = '']) => words);

test('the programs stand beside each other at each level, so that they can be compared', () => {
  const svg = summarySvg(
    [
      line('by day', 'T10', LOW),
      line('by day', 'C7', LOW),
      line('by night', 'T10', HIGH),
      line('by night', 'C7', HIGH),
    ],
    60,
  );
  assert.deepEqual(
    wordsOf(svg).filter((words) => words.startsWith('baclofen')),
    ['T10 · by day', 'T10 · by night', 'C7 · by day', 'C7 · by night'].map((words) => `baclofen · ${words}`),
  );
});

test('the axis covers every line, and equal ratios are equal lengths on it', () => {
  const svg = summarySvg([line('a', 'T10', LOW), line('a', 'C7', HIGH)], 60);
  const marks = [...svg.matchAll(/<line x1="([\d.]+)" x2="([\d.]+)"[^>]*stroke-width="2"/g)].map(
    ([, from, to]) => [Number(from), Number(to)] as const,
  );
  const axis = [...svg.matchAll(/<line x1="([\d.]+)"[^>]*stroke="#d5d9de"/g)].map(([, x]) => Number(x));
  assert.equal(marks.length, 2);
  for (const [from, to] of marks)
    assert.ok(Math.min(...axis) <= from && from < to && to <= Math.max(...axis));
  const [low = [0, 0], high = [0, 0]] = marks;
  assert.ok(Math.abs(low[1] - low[0] - (high[1] - high[0])) < 0.3);
  assert.ok(Math.abs(high[0] - low[0] - (low[1] - low[0]) / Math.log10(5)) < 0.3);
});

test('what cannot stand on the axis is named, what some patients lack says in how many it is', () => {
  const svg = summarySvg([line('a', 'C7', [0, 0, 0.1, 0.2, 0.3]), line('a', 'cord tip', LOW, 25)], 60);
  const words = wordsOf(svg).join('\n');
  assert.match(words, /not drawn, it reaches 0: baclofen · C7 · a/);
  assert.match(words, /cord tip \(a prior\) · a \(in 25\)/);
  assert.match(words, /SIMULATED: .* 60 virtual patients\. Nothing was measured/);
});

test('no name of a program becomes markup or turns the text around', () => {
  const svg = summarySvg([line('<script>&"\u202e', 'T10', LOW)], 60);
  assert.doesNotMatch(svg, /<script>|\u202e|&"/);
});

test('a picture without a line is a picture that says so much and no more', () => {
  assert.match(summarySvg([], 60), /SIMULATED[\s\S]*<\/svg>/);
  assert.doesNotMatch(summarySvg([], 60), /NaN|Infinity/);
});
