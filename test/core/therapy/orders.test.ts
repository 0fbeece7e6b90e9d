import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NURSE, PHYSICIAN } from './clinic.ts';
import { at, dosed, LAST, MCG_PER_DAY, ML, SAME, STOPPED, STRONGER } from './patient.ts';
import { implanted, registered, signed, started, submit, submitted, treated } from './stages.ts';

const order = (content = SAME) =>
  ({
    type: 'submit-order',
    visit: null,
    content,
    plannedFor: at('2026-11-16T10:00'),
    accepted: [],
    acknowledged: [],
    replaces: null,
  }) as const;

test('[SR-43] an order for a patient without a pump is refused', () => {
  registered().refuses(NURSE, order(), 'no-implant');
});

test('an order without a fill is refused while nobody knows what the pump holds', () => {
  implanted().refuses(NURSE, order(STOPPED), 'nothing-filled');
});

test('an order for a day that is over is refused', () => {
  const yesterday = { ...order(), plannedFor: at('2026-11-15T10:00') };
  assert.equal(treated().refuses(NURSE, yesterday, 'in-the-past').at, '/plannedFor');
});

test('an order that amends a visit is refused while none is open', () => {
  treated().refuses(NURSE, { ...order(), visit: 'v9' }, 'no-such-visit');
});

test('[SR-30] an order whose plan is refused cannot be submitted, whatever reasons are given', () => {
  const tooMuch = { ...SAME, fill: { volume: ML(55), components: LAST.fill.components } };
  const clinic = treated();
  const refusal = clinic.refuses(
    NURSE,
    {
      ...order(tooMuch),
      accepted: clinic.reasonsFor(tooMuch),
      acknowledged: clinic.changedBy(tooMuch),
    },
    'plan-refused',
  );
  assert.ok(refusal.findings.every((finding) => finding.severity === 'refuse'));
});

test('[SR-31] a warning needs a coded reason, each one of them', () => {
  const clinic = treated();
  const content = dosed(SAME, 320);
  const acknowledged = clinic.changedBy(content);
  const reasons = clinic.reasonsFor(content);
  assert.ok(reasons.length > 0, 'a step of 60 % raises no warning');
  const refusal = clinic.refuses(
    NURSE,
    { ...order(content), acknowledged, accepted: reasons.slice(1) },
    'warning-without-reason',
  );
  assert.equal(refusal.findings[0]?.rule, reasons[0]?.rule);
  clinic.does(NURSE, { ...order(content), acknowledged, accepted: reasons });
});

test('the reason "other" needs words, and a reason for a warning that does not stand is refused', () => {
  const clinic = treated();
  const content = dosed(SAME, 320);
  const acknowledged = clinic.changedBy(content);
  const reasons = clinic.reasonsFor(content);
  const other = reasons.map((each) => ({ ...each, reason: 'other' as const, remark: ' ' }));
  const refusal = clinic.refuses(NURSE, { ...order(content), acknowledged, accepted: other }, 'incomplete');
  assert.equal(refusal.at, '/accepted/0/remark');
  const idle = [...reasons, { rule: 'made-up', at: '', reason: 'intended-change' as const }];
  const idleRefusal = clinic.refuses(
    NURSE,
    { ...order(content), acknowledged, accepted: idle },
    'reason-without-warning',
  );
  assert.deepEqual(idleRefusal.fields, ['made-up']);
});

test('[SR-62] every changed value is acknowledged, one by one; those that stay are listed and need nothing', () => {
  const clinic = treated();
  const content = dosed(STRONGER, 210);
  const changed = clinic.changedBy(content);
  assert.deepEqual(changed, [
    '/visit/fill/components/0/concentration',
    '/visit/program/daily/baclofen',
    '/visit/program/rate',
  ]);
  const accepted = clinic.reasonsFor(content);
  for (const missing of changed) {
    const acknowledged = changed.filter((pointer) => pointer !== missing);
    const refusal = clinic.refuses(
      NURSE,
      { ...order(content), accepted, acknowledged },
      'change-not-acknowledged',
    );
    assert.deepEqual(refusal.fields, [missing]);
  }
  clinic.does(NURSE, { ...order(content), accepted, acknowledged: changed });
  assert.ok(clinic.order.changes.some((change) => !change.changed));
});

test('[SR-74] one order is open at most: a second one names the one whose place it takes', () => {
  const clinic = submitted();
  const first = clinic.order.id;
  const accepted = clinic.reasonsFor(SAME);
  const refusal = clinic.refuses(NURSE, { ...order(), accepted }, 'order-open');
  assert.deepEqual([refusal.order, refusal.status], [first, 'submitted']);
  clinic.refuses(NURSE, { ...order(), accepted, replaces: 'another' }, 'order-open');
  clinic.does(NURSE, { ...order(), accepted, replaces: first });
  assert.notEqual(clinic.order.id, first);
});

test('an order cannot take the place of one that is not open', () => {
  treated().refuses(NURSE, { ...order(), replaces: 'gone' }, 'no-such-order');
});

test('a withdrawn order says why and makes room for another', () => {
  const clinic = submitted();
  const { id } = clinic.order;
  clinic.refuses(NURSE, { type: 'withdraw-order', order: id, reason: ' ' }, 'incomplete');
  clinic.refuses(NURSE, { type: 'withdraw-order', order: 'other', reason: 'x' }, 'no-such-order');
  clinic.does(NURSE, { type: 'withdraw-order', order: id, reason: 'wrong patient' });
  assert.equal(clinic.state.order?.status, 'withdrawn');
  submit(clinic, SAME);
  assert.equal(clinic.order.status, 'submitted');
});

test('an order that a visit is using can neither be withdrawn nor replaced beforehand', () => {
  const clinic = started();
  const { id } = clinic.order;
  clinic.refuses(PHYSICIAN, { type: 'withdraw-order', order: id, reason: 'x' }, 'order-in-use');
  clinic.refuses(NURSE, { ...order(), replaces: id }, 'visit-open');
});

test('a refill that changes nothing takes the short path, and still waits for a second person', () => {
  const clinic = treated();
  const accepted = clinic.reasonsFor(SAME);
  clinic.does(NURSE, { type: 'repeat-order', plannedFor: clinic.now, accepted, replaces: null });
  assert.deepEqual(clinic.order.content, SAME);
  assert.ok(clinic.order.changes.every((change) => !change.changed));
  assert.equal(clinic.order.status, 'submitted');
  const { id, digest } = clinic.order;
  clinic.refuses(PHYSICIAN, { type: 'sign-order', order: id, digest }, 'order-not-ready');
});

test('after an interruption the dose from before is not offered again', () => {
  const clinic = treated();
  const command = {
    type: 'repeat-order',
    plannedFor: at('2027-02-01T10:00'),
    accepted: [],
    replaces: null,
  } as const;
  clinic.waits(60 * 24 * 60);
  clinic.refuses(NURSE, command, 'delivery-interrupted');
});

test('nothing can be repeated while nothing was filled', () => {
  const command = {
    type: 'repeat-order',
    plannedFor: at('2026-11-16T10:00'),
    accepted: [],
    replaces: null,
  } as const;
  implanted().refuses(NURSE, command, 'nothing-filled');
});

test('[SR-28] a dose in the order is what the order says, not what it was rounded to', () => {
  const clinic = submitted({ content: dosed(SAME, 210) });
  assert.deepEqual(clinic.order.content.program, {
    mode: 'continuous',
    setting: { kind: 'dose', dose: MCG_PER_DAY(210) },
  });
});

test('a signed order is the last word before a visit: it can still be replaced, and then counts no more', () => {
  const clinic = signed();
  submit(clinic, SAME);
  assert.equal(clinic.order.status, 'submitted');
  assert.equal(clinic.order.signed, null);
});
