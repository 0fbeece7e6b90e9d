import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NURSE, OTHER_NURSE } from './clinic.ts';
import { at, dosed, ML, SAME } from './patient.ts';
import { aspirated, injection, ported, sign, submit, verify } from './stages.ts';

test('[SR-53] the expected volume is computed by the entry of the aspirated one, and both are kept', () => {
  const clinic = ported();
  assert.equal(clinic.visit.residuals.length, 0);
  const negative = {
    type: 'record-aspirate',
    visit: clinic.visit.id,
    aspirated: ML(-1),
    correction: null,
  } as const;
  assert.equal(clinic.refuses(NURSE, negative, 'incomplete').at, '/aspirated');
  const [event] = clinic.does(NURSE, {
    type: 'record-aspirate',
    visit: clinic.visit.id,
    aspirated: ML(9.5),
    correction: null,
  });
  assert.ok(event?.type === 'residual-aspirated');
  assert.equal(event.residual?.expected, 9_583_333);
  assert.equal(event.aspirated, 9_500_000);
  assert.equal(event.residual?.verdict, 'as-labelled');
});

test('[SR-65] a correction says why, keeps the earlier entry, and is judged anew', () => {
  const clinic = aspirated({ aspirated: ML(5) });
  const visit = clinic.visit.id;
  clinic.does(NURSE, { type: 'assess-residual', visit, meaning: 'unclear', plan: 'see again' });
  const again = { type: 'record-aspirate', visit, aspirated: ML(9.5), correction: null } as const;
  clinic.refuses(NURSE, again, 'correction-needs-reason');
  clinic.does(NURSE, { ...again, correction: 'read the wrong syringe' });
  assert.deepEqual(
    clinic.visit.residuals.map((entry) => entry.aspirated),
    [5_000_000, 9_500_000],
  );
  assert.equal(clinic.visit.assessed, null);
  const fresh = ported();
  const first = { ...again, visit: fresh.visit.id, correction: 'of what?' };
  fresh.refuses(NURSE, first, 'nothing-to-correct');
});

test('[SR-54] a discrepancy needs an assessment and a plan before anything is injected', () => {
  const clinic = aspirated({ aspirated: ML(5) });
  const visit = clinic.visit.id;
  assert.equal(clinic.visit.residuals.at(-1)?.residual?.verdict, 'investigate');
  const refusal = clinic.refuses(NURSE, injection(clinic), 'assessment-needed');
  assert.ok(refusal.findings.some((finding) => finding.rule === 'residual-investigate'));
  clinic.refuses(NURSE, { type: 'assess-residual', visit, meaning: 'more ran', plan: '' }, 'incomplete');
  clinic.does(NURSE, { type: 'assess-residual', visit, meaning: 'more ran', plan: 'refill in four weeks' });
  clinic.does(NURSE, injection(clinic));
});

test('[SR-55] [A20] more than can be there: nothing is injected until the port is confirmed and assessed', () => {
  const clinic = aspirated({ aspirated: ML(13) });
  const visit = clinic.visit.id;
  clinic.refuses(NURSE, injection(clinic), 'port-in-doubt');
  clinic.does(NURSE, { type: 'assess-residual', visit, meaning: 'pump stood still?', plan: 'x-ray' });
  clinic.refuses(NURSE, injection(clinic), 'port-in-doubt');
  clinic.does(NURSE, { type: 'reconfirm-port', visit, method: 'fluoroscopy' });
  clinic.does(NURSE, injection(clinic));
  assert.equal(clinic.visit.step, 'confirm');
});

test('a port that is not in doubt is not confirmed again', () => {
  const clinic = aspirated();
  const command = { type: 'reconfirm-port', visit: clinic.visit.id, method: 'template' } as const;
  clinic.refuses(NURSE, command, 'port-not-in-doubt');
});

test('[SR-56] [A10] without the partial-instil check nothing is injected', () => {
  const clinic = aspirated();
  const command = { ...injection(clinic), partialInstilChecked: false };
  clinic.refuses(NURSE, command, 'partial-instil-not-checked');
});

test('[SR-55] what is injected is what was ordered', () => {
  const clinic = aspirated();
  const refusal = clinic.refuses(NURSE, { ...injection(clinic), volume: ML(38) }, 'volume-differs');
  assert.equal(refusal.ordered, ML(40));
});

test('[SR-57] the waste needs a witness who is not the nurse, and what went in and out must balance', () => {
  const clinic = aspirated();
  const command = injection(clinic);
  clinic.refuses(NURSE, { ...command, witness: NURSE }, 'witness-is-the-nurse');
  clinic.refuses(OTHER_NURSE, { ...command, witness: OTHER_NURSE }, 'witness-is-the-nurse');
  for (const wasted of [ML(0), ML(9.499999), ML(9.500001)]) {
    const refusal = clinic.refuses(NURSE, { ...command, wasted }, 'balance-differs');
    assert.equal(refusal.taken, 49_500_000);
  }
  clinic.does(NURSE, command);
});

test('within the visit the order is amended, entered again by a second person and signed again', () => {
  const clinic = aspirated();
  const visit = clinic.visit.id;
  const signed = clinic.order.id;
  const amended = dosed(
    { ...SAME, fill: { volume: ML(38), components: SAME.fill?.components ?? [] } } as typeof SAME,
    210,
  );
  submit(clinic, amended);
  assert.equal(clinic.visit.order, clinic.order.id);
  assert.notEqual(clinic.order.id, signed);
  const command = { ...injection(clinic), volume: ML(38), wasted: ML(11.5) };
  clinic.refuses(NURSE, command, 'order-not-ready');
  verify(clinic, amended, '210');
  clinic.refuses(NURSE, command, 'order-not-ready');
  sign(clinic);
  clinic.does(NURSE, command);
  assert.equal(clinic.visit.id, visit);
  assert.equal(clinic.visit.step, 'confirm');
});

test('an amended fill is what the syringe holds, or less of it, and after the injection what was injected', () => {
  const clinic = aspirated();
  const order = (content: typeof SAME) =>
    ({
      type: 'submit-order',
      visit: clinic.visit.id,
      content,
      plannedFor: clinic.now,
      accepted: [],
      acknowledged: [],
      replaces: clinic.order.id,
    }) as const;
  const filled = (volume: number) =>
    ({ ...SAME, fill: { volume: ML(volume), components: SAME.fill?.components } }) as typeof SAME;
  const { fill: _fill, ...without } = SAME;
  assert.deepEqual(clinic.refuses(NURSE, order(filled(40.5)), 'not-in-the-syringe').fields, ['volume']);
  assert.deepEqual(clinic.refuses(NURSE, order(without), 'not-in-the-syringe').fields, ['fill']);
  clinic.refuses(NURSE, { ...order(SAME), visit: 'other' }, 'no-such-visit');
  clinic.does(NURSE, injection(clinic));
  assert.deepEqual(clinic.refuses(NURSE, order(filled(39)), 'not-in-the-syringe').fields, ['volume']);
  submit(clinic, SAME);
  verify(clinic, SAME);
  sign(clinic);
  clinic.does(NURSE, { type: 'confirm-program', visit: clinic.visit.id });
});

test('an order is not amended before anything was aspirated', () => {
  const clinic = ported();
  const command = {
    type: 'submit-order',
    visit: clinic.visit.id,
    content: SAME,
    plannedFor: at('2026-11-16T10:00'),
    accepted: [],
    acknowledged: [],
    replaces: clinic.order.id,
  } as const;
  assert.equal(clinic.refuses(NURSE, command, 'not-now').step, 'aspirate');
});
