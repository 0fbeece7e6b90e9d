import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COLOUR_MAP, COLOURS, colourIndex, cssColour } from '../../../src/web/twin/colour-map.ts';

const linear = (part: number): number => {
  const share = part / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

const at = (index: number): readonly number[] =>
  Array.from(COLOUR_MAP.subarray(3 * index, 3 * index + 3), linear);

/** Relative luminance by WCAG 2.2, which the map was not made from. */
const luminance = (index: number): number => {
  const [red = 0, green = 0, blue = 0] = at(index);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** CIELAB of D65, an older measure of how far two colours look apart. */
function cielab(index: number): readonly [number, number, number] {
  const [r = 0, g = 0, b = 0] = at(index);
  const f = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 / 116) * t + 16 / 116);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

test('more drug is always lighter, also to whoever sees no colours', () => {
  for (let index = 1; index < COLOURS; index++)
    assert.ok(luminance(index) > luminance(index - 1), `step ${index}`);
});

test('equal steps of concentration look about equally far apart, by another measure than the map was made with', () => {
  const STEP = 16;
  const distances: number[] = [];
  for (let index = STEP; index < COLOURS; index += STEP) {
    const [from, to] = [cielab(index - STEP), cielab(index)];
    distances.push(Math.hypot(to[0] - from[0], to[1] - from[1], to[2] - from[2]));
  }
  const mean = distances.reduce((sum, one) => sum + one, 0) / distances.length;
  for (const distance of distances) assert.ok(distance > mean / 2 && distance < mean * 2, String(distances));
});

test('the ends of the map are dark violet and light yellow', () => {
  assert.ok(luminance(0) < 0.03);
  assert.ok(luminance(COLOURS - 1) > 0.75);
  const [red = 0, , blue = 0] = COLOUR_MAP.subarray(3 * (COLOURS - 1));
  assert.ok(red > blue);
});

test('a share beyond the map is the end of the map', () => {
  assert.equal(colourIndex(-1), 0);
  assert.equal(colourIndex(0.5), 128);
  assert.equal(colourIndex(7), COLOURS - 1);
  assert.match(cssColour(0), /^rgb\(\d+ \d+ \d+\)$/);
});
