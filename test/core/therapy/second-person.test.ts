import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catheterProfile } from '../../../src/core/devices/catheters.ts';
import { pumpProfile } from '../../../src/core/devices/profiles.ts';
import { drug } from '../../../src/core/drugs/all.ts';
import { asJudged } from '../../../src/core/therapy/as-judged.ts';
import { canonical } from '../../../src/core/therapy/canonical.ts';
import { asItStands } from '../../../src/core/therapy/order-in-force.ts';
import type { TherapyState } from '../../../src/core/therapy/state.ts';
import { inSmallestUnit, nanolitres, nanolitresPerDay } from '../../../src/core/units.ts';
import { rehearsalVerdict } from '../../../src/pump/rehearsal-verdict.ts';
import { type Clinic, NURSE, OTHER_NURSE, PHARMACIST, PHYSICIAN } from './clinic.ts';
import { dosed, entryOf, FACTS, MCG_PER_ML, ML, PUMP, SAME } from './patient.ts';
import { completed, confirmed, sign, signed, submit, submitted, verified, verify } from './stages.ts';

const stands = (clinic: Clinic): TherapyState => asItStands(clinic.state, clinic.context(NURSE));

test('[SR-45] the author is no second person', () => {
  const clinic = submitted();
  const command = { type: 'verify-order', order: clinic.order.id, entry: entryOf(SAME, '200') } as const;
  clinic.refuses(NURSE, command, 'second-person-needed');
  clinic.does(PHARMACIST, command);
  assert.equal(clinic.order.status, 'verified');
});

test('[SR-45] an entry that differs in any field is logged, names the field, and blocks the order', () => {
  const entry = entryOf(SAME, '200');
  const differing = {
    drug: { ...entry, components: [{ drug: 'morphine', concentration: MCG_PER_ML(500) }] },
    concentration: { ...entry, components: [{ drug: 'baclofen', concentration: MCG_PER_ML(2000) }] },
    volume: { ...entry, volume: ML(20) },
    'daily-dose': { ...entry, dailyDose: { text: '20', unit: 'ug/d' } },
  } as const;
  for (const [field, wrong] of Object.entries(differing)) {
    const clinic = submitted();
    const { id } = clinic.order;
    clinic.does(OTHER_NURSE, { type: 'verify-order', order: id, entry: wrong });
    assert.equal(clinic.order.status, 'disputed');
    assert.deepEqual(clinic.order.disputed?.fields, [field]);
    assert.equal(clinic.state.history.disputedOrders, 1);
    clinic.refuses(OTHER_NURSE, { type: 'verify-order', order: id, entry }, 'order-not-ready');
    submit(clinic, SAME);
    verify(clinic, SAME);
    assert.equal(clinic.order.status, 'verified');
  }
});

test('an added or a missing component is another drug', () => {
  const clinic = submitted();
  const entry = entryOf(SAME, '200');
  const components = [...entry.components, { drug: 'morphine', concentration: MCG_PER_ML(1) } as const];
  clinic.does(OTHER_NURSE, { type: 'verify-order', order: clinic.order.id, entry: { ...entry, components } });
  assert.deepEqual(clinic.order.disputed?.fields, ['drug']);
});

test('a dose that was set agrees only exactly, in whatever unit it is entered', () => {
  const clinic = submitted();
  const entry = { ...entryOf(SAME, '200'), dailyDose: { text: '0.2', unit: 'mg/d' } } as const;
  clinic.does(OTHER_NURSE, { type: 'verify-order', order: clinic.order.id, entry });
  assert.equal(clinic.order.status, 'verified');
});

test('a dose that follows from a flow agrees at three digits, and is refused, not logged, when vaguer', () => {
  const content = {
    ...SAME,
    program: { mode: 'continuous', setting: { kind: 'rate', rate: nanolitresPerDay(400_300) } },
  } as const;
  const clinic = submitted({ content });
  const command = (text: string) =>
    ({ type: 'verify-order', order: clinic.order.id, entry: entryOf(content, text) }) as const;
  const refusal = clinic.refuses(OTHER_NURSE, command('2e2'), 'unreadable');
  assert.equal(refusal.at, '/entry/dailyDose');
  clinic.refuses(OTHER_NURSE, { ...command('0.2'), entry: mg(content, '0.2') }, 'entry-too-coarse');
  clinic.does(OTHER_NURSE, command('200'));
  assert.equal(clinic.order.status, 'verified');
});

test('only a physician signs, and only what a second person has checked [SR-68]', () => {
  const clinic = submitted();
  const { id, digest } = clinic.order;
  clinic.refuses(PHYSICIAN, { type: 'sign-order', order: id, digest }, 'order-not-ready');
  verify(clinic, SAME);
  for (const by of [NURSE, PHARMACIST])
    clinic.refuses(by, { type: 'sign-order', order: id, digest }, 'physician-needed');
  clinic.refuses(PHYSICIAN, { type: 'sign-order', order: 'other', digest }, 'no-such-order');
  sign(clinic);
  assert.equal(clinic.order.signed?.by.id, PHYSICIAN.id);
});

test('[SR-68] a signature is for the text that its signer saw', () => {
  const clinic = verified();
  const { id } = clinic.order;
  clinic.refuses(
    PHYSICIAN,
    { type: 'sign-order', order: id, digest: 'of another text' },
    'changed-since-check',
  );
});

test('an order that the virtual pump would run otherwise than planned, or not take, cannot be signed', () => {
  const clinic = verified();
  const { id, digest } = clinic.order;
  clinic.rehearse = () => ({ kind: 'differs', by: nanolitres(2) });
  const differs = clinic.refuses(PHYSICIAN, { type: 'sign-order', order: id, digest }, 'rehearsal-differs');
  assert.equal(inSmallestUnit(differs.by), 2);
  clinic.rehearse = () => ({ kind: 'refused', because: 'too-many-steps' });
  const refused = clinic.refuses(PHYSICIAN, { type: 'sign-order', order: id, digest }, 'rehearsal-refused');
  assert.equal(refused.because, 'too-many-steps');
  assert.equal(clinic.order.signed, null);
  clinic.rehearse = rehearsalVerdict;
  sign(clinic);
});

test('[SR-44] a fact recorded after the check voids entry and signature, until the order is submitted again', () => {
  const clinic = signed();
  const { id, digest } = clinic.order;
  clinic.does(NURSE, { type: 'record-facts', facts: { ...FACTS, otherMedicines: ['diazepam'] } });
  assert.deepEqual([clinic.order.status, clinic.order.stale, clinic.order.signed], ['submitted', true, null]);
  const entry = entryOf(SAME, '200');
  clinic.refuses(OTHER_NURSE, { type: 'verify-order', order: id, entry }, 'changed-since-check');
  clinic.refuses(PHYSICIAN, { type: 'sign-order', order: id, digest }, 'changed-since-check');
  clinic.refuses(NURSE, { type: 'start-visit', order: id }, 'changed-since-check');
  submit(clinic, SAME);
  verify(clinic, SAME);
  sign(clinic);
  clinic.does(NURSE, { type: 'start-visit', order: clinic.order.id });
});

test('[SR-44] [SR-33] another formulary or another policy after the check voids the signature too', () => {
  const formulary = signed();
  formulary.formulary = { version: 'clinic-2', adoptions: [] };
  formulary.refuses(NURSE, { type: 'start-visit', order: formulary.order.id }, 'changed-since-check');
  const policy = verified();
  policy.policy = { ...policy.policy, clinicDays: ['mon'] };
  const { id, digest } = policy.order;
  policy.refuses(PHYSICIAN, { type: 'sign-order', order: id, digest }, 'changed-since-check');
});

test('[SR-44] an order that another policy or formulary voids is shown as void before anybody relies on it', () => {
  const clinic = signed();
  assert.deepEqual(stands(clinic), clinic.state);
  clinic.formulary = { version: 'clinic-2', adoptions: [] };
  const { order } = stands(clinic);
  assert.deepEqual([order?.status, order?.stale, order?.signed], ['submitted', true, null]);
});

test('[SR-44] once its program is confirmed, an order of a visit is carried to its end', () => {
  for (const clinic of [confirmed(), completed()]) {
    clinic.formulary = { version: 'clinic-2', adoptions: [] };
    assert.deepEqual(stands(clinic), clinic.state);
  }
});

test('[SR-44] whatever figure of the pump, the catheter or the drug a new version changes, the signature is void', () => {
  const clinic = signed();
  const { id, digest } = clinic.order;
  let text = '';
  const sha256 = clinic.digest;
  clinic.digest = (of) => {
    text = of;
    return sha256(of);
  };
  clinic.refuses(NURSE, { type: 'start-visit', order: 'other' }, 'no-such-order');
  clinic.decide(NURSE, { type: 'start-visit', order: id });
  const { judgedBy } = JSON.parse(text) as { readonly judgedBy: { readonly figures: object } };
  const profiles = {
    pump: pumpProfile(PUMP.model),
    catheter: catheterProfile('8709sc'),
    drug: drug('baclofen'),
  };
  for (const [name, profile] of Object.entries(profiles)) {
    const written = canonical(asJudged(profile));
    assert.ok(canonical(judgedBy.figures).includes(written), name);
    const figures = [...written.matchAll(/"value":([\d.]+)/g)];
    assert.ok(figures.length > 0);
    for (const { index, 0: figure, 1: value } of figures) {
      const changed = `${written.slice(0, index)}"value":${value}1${written.slice(index + figure.length)}`;
      // As the version with the other figure would digest the order.
      clinic.digest = (of) => sha256(of.replaceAll(written, () => changed));
      clinic.refuses(NURSE, { type: 'start-visit', order: id }, 'changed-since-check');
    }
  }
  clinic.digest = sha256;
  assert.equal(clinic.order.digest, digest);
  clinic.does(NURSE, { type: 'start-visit', order: id });
});

test('a source that is described better, or read again, is no other figure', () => {
  const profile = pumpProfile(PUMP.model);
  const text = JSON.stringify(profile);
  const told = JSON.parse(text.replaceAll(/"(title|where|read)":"[^"]*"/g, '"$1":"otherwise"')) as unknown;
  assert.notDeepEqual(told, JSON.parse(text));
  assert.deepEqual(asJudged(told), asJudged(JSON.parse(text)));
  const recalled = JSON.parse(text.replace('"confidence":"verified"', '"confidence":"recalled"')) as unknown;
  assert.notDeepEqual(asJudged(recalled), asJudged(JSON.parse(text)));
});

test('a visit starts on a signed order only', () => {
  const clinic = verified({ content: dosed(SAME, 210), dose: '210' });
  clinic.refuses(NURSE, { type: 'start-visit', order: clinic.order.id }, 'order-not-ready');
  clinic.refuses(NURSE, { type: 'start-visit', order: 'other' }, 'no-such-order');
});

const mg = (content: typeof SAME, text: string) =>
  ({ ...entryOf(content, text), dailyDose: { text, unit: 'mg/d' } }) as const;
