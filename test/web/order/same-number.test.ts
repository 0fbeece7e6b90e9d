import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { EMPTY_BOLUS, firstGroup, type OrderDraft } from '../../../src/web/order/order-draft.ts';
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

test('[SR-35] every step of a schedule and the bolus is compared, and many steps that share a number are asked about once', () => {
  const steps = ['40', '10', '40', '2000'].map((text, index) => ({
    id: index + 1,
    at: `0${index}:00`,
    text,
  }));
  const program = { ...TYPED.program, mode: 'schedule', setAs: 'dose', stepUnit: 'ug/d' } as const;
  const scheduled = { ...TYPED, program: { ...program, groups: [{ ...firstGroup, steps }] } };
  assert.deepEqual(
    sameNumbers(scheduled).map(({ number, fields }) => [number, ...fields]),
    [
      ['2000', '/visit/fill/components/0/concentration', '/visit/program/steps/3/dose'],
      ['40', '/visit/fill/volume', '/visit/program/steps/0/dose'],
    ],
  );
  const bolus = {
    ...EMPTY_BOLUS,
    dose: { text: '40', unit: 'ug' },
    lockout: { text: '4', unit: 'h' },
    maxPerDay: '4',
  };
  const [same, ...more] = sameNumbers({ ...TYPED, program: { ...TYPED.program, bolus } });
  assert.deepEqual(same?.fields, ['/visit/fill/volume', '/visit/program/patientBolus/dose']);
  assert.deepEqual(more, [], 'four boluses a day and four hours between them are no slip of a dose');
});

test('[SR-35] of any two fields of different kinds that hold one typed number one is asked about, and without it none', () => {
  const amount = fc.constantFrom('3', '7', '11', '40');
  fc.assert(
    fc.property(amount, amount, amount, (volume, dose, bolusDose) => {
      const draft: OrderDraft = {
        ...withDose(dose),
        volume: { text: volume, unit: 'mL' },
      };
      const bolus = { ...EMPTY_BOLUS, dose: { text: bolusDose, unit: 'ug' } };
      const asked = sameNumbers({ ...draft, program: { ...draft.program, bolus } });
      const equal = [volume === dose, volume === bolusDose, dose === bolusDose].filter(Boolean).length;
      assert.equal(asked.length, equal);
    }),
  );
});

test('two components may have the same strength, and two values taken over were confirmed as they stand', () => {
  const [first] = TYPED.components;
  assert.ok(first);
  const twice = { ...TYPED, components: [first, { ...first, id: 2, drug: 'clonidine' as const }] };
  assert.deepEqual(sameNumbers(twice), []);
  const reused = { from: 'pump', at: '2026-09-01T15:00:00Z', confirmed: true } as const;
  const typed = withDose('40');
  assert.equal(sameNumbers({ ...typed, volumeReuse: reused }).length, 1, 'one of the two was typed');
  const taken = { ...typed, volumeReuse: reused, program: { ...typed.program, reuse: reused } };
  assert.deepEqual(sameNumbers(taken), []);
});
