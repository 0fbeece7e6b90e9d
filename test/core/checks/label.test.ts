import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkLabel } from '../../../src/core/checks/label.ts';
import type { Mixture } from '../../../src/core/mixture.ts';
import { THIN_SPACE } from '../../../src/core/wording.ts';
import { baclofen } from '../sample-visit.ts';
import { of } from './dose-visits.ts';
import { saying, visitWith } from './said.ts';

const says = (components: Mixture) =>
  saying(checkLabel)(visitWith({ label: { components } })).map(({ severity, message }) => [
    severity,
    message.replaceAll(THIN_SPACE, ' '),
  ]);

test('[SR-50] a label that says what is ordered has nothing to say, whatever diluent stands on it', () => {
  assert.deepEqual(says(baclofen(2000)), []);
  assert.deepEqual(says([of('baclofen', 2000), of('saline', 0)]), []);
  assert.deepEqual(saying(checkLabel)(visitWith({})), []);
});

test('A3: [SR-50] a syringe ten times stronger than ordered is refused, and says what the patient would get', () => {
  const [[severity, message] = []] = says(baclofen(20_000));
  assert.equal(severity, 'refuse');
  assert.match(
    message ?? '',
    /label says baclofen 20000 mcg\/mL; 2000 mcg\/mL is ordered.*10 times the dose.*Do not inject/,
  );
});

test('[SR-50] one ng per mL off, a drug too many and a drug too few are refused, each by name', () => {
  assert.equal(says(baclofen(1999.999)).length, 1);
  const found = says([of('morphine', 10_000), of('clonidine', 50)]).map(([, message]) => message);
  assert.equal(found.length, 3);
  assert.match(found.join('\n'), /Morphine 10 mg\/mL stands on the label and is not ordered/);
  assert.match(found.join('\n'), /Baclofen 2000 mcg\/mL is ordered and does not stand on the label/);
});

test('a label without a fill is a contradiction', () => {
  const { fill: _, ...visit } = visitWith({ label: { components: baclofen(2000) } }).visit;
  assert.match(saying(checkLabel)({ ...visitWith({}), visit })[0]?.message ?? '', /nothing is ordered/);
});
