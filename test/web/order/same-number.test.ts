import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OrderDraft } from '../../../src/web/order/order-draft.ts';
import { isMeant, meant, sameNumbers } from '../../../src/web/order/same-number.ts';
import { TYPED } from './sample-order.ts';

const withDose = (text: string): OrderDraft => ({
  ...TYPED,
  program: { ...TYPED.program, setting: { text, unit: 'ug/d' } },
});

test('[SR-35] a dose with the number of the fill volume is asked about, however its zeros are written', () => {
  for (const text of ['40', '40.0', ' 040 '])
    assert.deepEqual(
      sameNumbers(withDose(text)).map(({ fields }) => fields),
      [['/visit/fill/volume', '/visit/program/dose']],
      text,
    );
  assert.deepEqual(sameNumbers(withDose('400')), []);
  assert.deepEqual(sameNumbers(withDose('')), []);
});

test('[SR-35] once it is said that both are meant it is not asked again, until a number changes', () => {
  const draft = withDose('40');
  const [same] = sameNumbers(draft);
  assert.ok(same);
  assert.equal(isMeant(draft, same), false);
  const said = meant(draft, same);
  assert.equal(isMeant(said, same), true);
  const other: OrderDraft = {
    ...said,
    volume: { text: '20', unit: 'mL' },
    program: { ...said.program, setting: { text: '20', unit: 'ug/d' } },
  };
  const [again] = sameNumbers(other);
  assert.ok(again);
  assert.equal(isMeant(other, again), false);
});

test('two components may have the same strength, and a value taken over is confirmed in its own way', () => {
  const [first] = TYPED.components;
  assert.ok(first);
  const twice = { ...TYPED, components: [first, { ...first, id: 2, drug: 'clonidine' as const }] };
  assert.deepEqual(sameNumbers(twice), []);
  const reused = { from: 'pump', at: '2026-09-01T15:00:00Z', confirmed: true } as const;
  assert.deepEqual(sameNumbers({ ...withDose('40'), volumeReuse: reused }), []);
});
