import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Answers,
  acceptedWarnings,
  isAcknowledged,
  reasonFor,
  unacknowledged,
  unanswered,
  withAcknowledgement,
  withReason,
} from '../../../src/web/order/answers.ts';
import type { OrderDraft } from '../../../src/web/order/order-draft.ts';
import { planBaseOf, planHere, planned as plannedOrder } from '../../../src/web/order/plan-here.ts';
import { type OrderClock, readOrder } from '../../../src/web/order/read-order.ts';
import { missingFrom, submissionOf } from '../../../src/web/order/submission.ts';
import type { ChangeJson } from '../../../src/wire/contract/order.ts';
import { CLOCK, PATIENT, planOf, TYPED } from './sample-order.ts';

const NONE: Answers = { reasons: {}, acknowledged: {} };
const base = planBaseOf(PATIENT);

function planned(draft: OrderDraft, clock: OrderClock = CLOCK) {
  const order = readOrder(draft, clock);
  assert.ok(base && order.content && order.plannedFor);
  return { order, here: planHere(base, order.content, order.plannedFor) };
}

function answered(draft: OrderDraft): OrderDraft {
  const { here } = planned(draft);
  let { answers } = draft;
  for (const change of here.changes) if (change.changed) answers = withAcknowledgement(answers, change, true);
  for (const finding of here.findings)
    if (finding.severity === 'warn')
      answers = withReason(answers, finding, { reason: 'intended-change', remark: '' });
  return { ...draft, bridge: { choice: 'compute', reason: '' }, answers };
}

test('the browser finds what the core finds, to the finding', () => {
  const { here } = planned(TYPED);
  const { order } = planned(TYPED);
  assert.ok(order.content && order.plannedFor);
  const core = planOf({ ...order.content, at: order.plannedFor });
  assert.deepEqual(
    here.findings.map(({ rule, severity, at }) => [rule, severity, at]),
    core.findings.map(({ rule, severity, at }) => [rule, severity, at]),
  );
  assert.deepEqual(here.plan, core);
});

test('[SR-62] every changed value is acknowledged on its own, and a changed value asks again', () => {
  const { here } = planned(TYPED);
  const changed = here.changes.filter((change) => change.changed);
  const [first, ...others] = changed;
  assert.ok(first && others.length > 0);
  const answers = withAcknowledgement(NONE, first, true);
  assert.deepEqual(unacknowledged(answers, here.changes), others);
  const other: ChangeJson = { ...first, to: { value: 1999, unit: 'ug/mL' } };
  assert.equal(isAcknowledged(answers, other), false);
  assert.equal(isAcknowledged(withAcknowledgement(answers, first, false), first), false);
});

test('[SR-31] a warning needs a coded reason, and "other" needs words', () => {
  const stronger = { ...TYPED, program: { ...TYPED.program, setting: { text: '800', unit: 'ug/d' } } };
  const { here } = planned(stronger);
  const warning = here.findings.find((finding) => finding.severity === 'warn');
  assert.ok(warning);
  const said = (reason: 'other' | 'intended-change', remark: string): boolean =>
    !unanswered(withReason(NONE, warning, { reason, remark }), [warning]).includes(warning);
  assert.equal(unanswered(NONE, [warning]).length, 1);
  assert.equal(said('intended-change', ''), true);
  assert.equal(said('other', '  '), false);
  assert.equal(said('other', 'as agreed with the pharmacist'), true);
});

test('[SR-44] a reason given for other numbers does not count any more; its remark is kept', () => {
  const { here } = planned(TYPED);
  const warning = here.findings[0];
  assert.ok(warning);
  const answers = withReason(NONE, warning, { reason: 'specialist-advice', remark: 'called' });
  const later = { ...warning, message: `${warning.message} And more.` };
  assert.deepEqual(reasonFor(answers, later), { reason: null, remark: 'called' });
});

test('two warnings of one rule at one place are answered apart, and both answers are sent', () => {
  const { here } = planned(TYPED);
  const [first] = here.findings;
  assert.ok(first);
  const a = { ...first, severity: 'warn' as const, message: 'above the usual' };
  const b = { ...a, message: 'above the recalled limit' };
  const one = withReason(NONE, a, { reason: 'intended-change', remark: '' });
  assert.deepEqual(unanswered(one, [a, b]), [b]);
  const both = withReason(one, b, { reason: 'specialist-advice', remark: 'called' });
  assert.deepEqual(unanswered(both, [a, b]), []);
  assert.deepEqual(
    acceptedWarnings(both, [a, b]).map(({ reason }) => reason),
    ['intended-change', 'specialist-advice'],
  );
});

test('only reasons for warnings that stand are sent', () => {
  const { here } = planned(TYPED);
  const gone = {
    rule: 'gone',
    at: '/visit',
    severity: 'warn',
    message: 'was',
  } as (typeof here.findings)[number];
  const answers = withReason(NONE, gone, { reason: 'intended-change', remark: '' });
  assert.deepEqual(acceptedWarnings(answers, here.findings), []);
});

test('an order is submitted when every field, decision, change and warning is answered, not before', () => {
  const { order, here } = planned(TYPED);
  const context = { visit: null, replaces: null };
  assert.ok(missingFrom(TYPED, order, here).some(({ kind }) => kind === 'bridge'));
  assert.ok(missingFrom(TYPED, order, here).some(({ kind }) => kind === 'change'));
  assert.equal(submissionOf(TYPED, order, here, context), null);
  const done = answered(TYPED);
  assert.deepEqual(missingFrom(done, order, here), []);
  const command = submissionOf(done, order, here, context);
  assert.ok(command?.type === 'submit-order');
  assert.equal(command.plannedFor, '2026-11-24T16:00:00Z');
  assert.deepEqual(
    command.acknowledged,
    here.changes.filter((change) => change.changed).map((change) => change.at),
  );
  assert.equal(
    submissionOf(
      { ...done, volumeReuse: { from: 'pump', at: '2026-09-01', confirmed: false } },
      order,
      here,
      context,
    ),
    null,
  );
});

test('[SR-30] a refused plan cannot be submitted whatever is answered, and the way to its field is known', () => {
  const tooMuch = { ...TYPED, volume: { text: '60', unit: 'mL' } };
  const { order, here } = planned(tooMuch);
  const done = answered(tooMuch);
  const refused = missingFrom(done, order, here).filter(({ kind }) => kind === 'refused');
  assert.ok(refused.length > 0);
  assert.ok(refused.some(({ step }) => step === 'mixture'));
  assert.equal(submissionOf(done, order, here, { visit: null, replaces: null }), null);
});

test('the short path sends no content: what is in the pump stands in the record', () => {
  assert.ok(base?.record.last);
  const draft = { ...TYPED, repeat: true };
  const { last } = base.record;
  const { content, plannedFor } = readOrder(TYPED, CLOCK);
  assert.ok(plannedFor && content);
  const same = { fill: last.fill, program: last.program, bridge: { kind: 'compute' } as const };
  const here = planHere(
    base,
    { ...same, fill: { volume: last.fill.volume, components: last.fill.components } },
    plannedFor,
  );
  assert.equal(
    here.changes.some((change) => change.changed),
    false,
  );
  let { answers } = draft;
  for (const finding of here.findings)
    answers = withReason(answers, finding, { reason: 'established-dose-tolerated', remark: '' });
  const order = { content, plannedFor, problems: [] };
  const command = submissionOf({ ...draft, answers }, order, here, { visit: null, replaces: null });
  assert.deepEqual(command && Object.keys(command).toSorted((a, b) => (a < b ? -1 : 1)), [
    'accepted',
    'plannedFor',
    'replaces',
    'type',
  ]);
});

test('[SR-39] a bridge that cannot be computed is declined with a reason, or the catheter is measured: nothing else', () => {
  const [segment] = (PATIENT.record.catheter?.['segments'] ?? []) as readonly Record<string, unknown>[];
  const { implanted: _, ...unmeasured } = segment ?? {};
  const patient = { ...PATIENT, record: { ...PATIENT.record, catheter: { segments: [unmeasured] } } };
  const unknown = planBaseOf(patient);
  assert.ok(unknown);
  const undecided = plannedOrder(unknown, readOrder(TYPED, CLOCK));
  assert.equal(undecided.planned?.isBridgeDue, true);
  assert.equal(undecided.planned?.plan.bridge, null);
  const refused = missingFrom(TYPED, undecided.order, undecided.planned).filter(
    ({ kind }) => kind === 'refused',
  );
  assert.deepEqual(
    refused.map(({ step }) => step),
    ['bridge'],
  );
  const declined: OrderDraft = { ...TYPED, bridge: { choice: 'declined', reason: 'imaging next week' } };
  const decided = plannedOrder(unknown, readOrder(declined, CLOCK));
  assert.equal(
    missingFrom(declined, decided.order, decided.planned).some(({ kind }) => kind === 'refused'),
    false,
  );
});

test('a decision about a bridge that is not due any more is not ordered', () => {
  assert.ok(base);
  const declined: OrderDraft = {
    ...TYPED,
    bridge: { choice: 'declined', reason: 'as discussed' },
    components: TYPED.components.map((each) => ({ ...each, concentration: { text: '500', unit: 'ug/mL' } })),
  };
  const { order, planned: here } = plannedOrder(base, readOrder(declined, CLOCK));
  assert.equal(here?.isBridgeDue, false);
  assert.deepEqual(order.content?.bridge, { kind: 'compute' });
});

test('an order without the reason for declining its bridge is not submitted', () => {
  assert.ok(base);
  const declined: OrderDraft = { ...answered(TYPED), bridge: { choice: 'declined', reason: ' ' } };
  const { order, planned: here } = plannedOrder(base, readOrder(declined, CLOCK));
  assert.ok(here?.isBridgeDue);
  assert.equal(submissionOf(declined, order, here, { visit: null, replaces: null }), null);
});
