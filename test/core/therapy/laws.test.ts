import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { TherapyCommand } from '../../../src/core/therapy/commands.ts';
import type { Person, TherapyEvent } from '../../../src/core/therapy/events.ts';
import { fold } from '../../../src/core/therapy/evolve.ts';
import { openOrder } from '../../../src/core/therapy/open-order.ts';
import type { TherapyState, Visit } from '../../../src/core/therapy/state.ts';
import { Clinic, NURSE, OTHER_NURSE, PHARMACIST, PHYSICIAN } from './clinic.ts';
import {
  BRIDGE,
  CATHETER,
  dosed,
  entryOf,
  FACTS,
  IDENTITY,
  LAST,
  labelOf,
  ML,
  PUMP,
  readBackOf,
  SAME,
  STOPPED,
  STRONGER,
} from './patient.ts';
import { injection } from './stages.ts';

const PEOPLE = [NURSE, OTHER_NURSE, PHYSICIAN, PHARMACIST] as const;
const CONTENTS = [SAME, STRONGER, dosed(SAME, 210), dosed(STRONGER, 2000), STOPPED] as const;
const CONTENT_DOSES = ['200', '200', '210', '2000', '0'] as const;
const KINDS = [
  ...Array<'next'>(12).fill('next'),
  ...Array<'odd-residual'>(3).fill('odd-residual'),
  ...Array<'answer-residual'>(3).fill('answer-residual'),
  ...Array<'submit'>(2).fill('submit'),
  ...Array<'verify'>(2).fill('verify'),
  ...Array<'sign'>(2).fill('sign'),
  'verify-wrongly',
  'withdraw',
  'start',
  'abort',
  'facts',
  'wrong-read-back',
  'skip-ahead',
  'appointment',
  'wait',
] as const;

interface Attempt {
  readonly kind: (typeof KINDS)[number];
  readonly by: Person;
  readonly which: number;
}

const attempt: fc.Arbitrary<Attempt> = fc.record({
  kind: fc.constantFrom(...KINDS),
  by: fc.constantFrom(...PEOPLE),
  which: fc.nat(CONTENTS.length - 1),
});

const content = (which: number) => CONTENTS[which] ?? SAME;

/** What this person might try now; mostly what comes next, sometimes what may not be. */
function commandOf(clinic: Clinic, { kind, which }: Attempt): TherapyCommand | null {
  const { order, visit } = clinic.state;
  const id = order?.id ?? 'none';
  const at = visit?.id ?? 'none';
  const dose =
    CONTENT_DOSES[
      CONTENTS.findIndex(
        (each) => each.program === order?.content.program && each.fill === order?.content.fill,
      )
    ] ?? '200';
  switch (kind) {
    case 'next':
      return nextOf(clinic, which);
    case 'submit':
      return submission(clinic, which);
    case 'verify':
      return { type: 'verify-order', order: id, entry: entryOf(order?.content ?? SAME, dose) };
    case 'verify-wrongly':
      return { type: 'verify-order', order: id, entry: entryOf(SAME, '20') };
    case 'sign':
      return { type: 'sign-order', order: id, digest: order?.digest ?? '' };
    case 'withdraw':
      return { type: 'withdraw-order', order: id, reason: 'changed our minds' };
    case 'start':
      return { type: 'start-visit', order: id };
    case 'abort':
      return which === 0 ? { type: 'abort-visit', visit: at, reason: 'unwell' } : null;
    case 'facts':
      return which === 0 ? { type: 'record-facts', facts: FACTS } : null;
    case 'odd-residual':
      return {
        type: 'record-aspirate',
        visit: at,
        aspirated: ML(which * 4),
        correction: visit?.step === 'inject' ? 'misread' : null,
      };
    case 'answer-residual':
      return which % 2 === 0
        ? { type: 'assess-residual', visit: at, meaning: 'm', plan: 'p' }
        : { type: 'reconfirm-port', visit: at, method: 'template' };
    case 'wrong-read-back':
      return { type: 'enter-read-back', visit: at, readBack: readBackOf('999') };
    case 'skip-ahead':
      return which % 2 === 0
        ? { type: 'confirm-program', visit: at }
        : { type: 'complete-visit', visit: at, next: { waiver: 'w' } };
    case 'appointment':
      return { type: 'book-appointment', at: clinic.now };
    case 'wait':
      clinic.waits(which * 60);
      return null;
  }
}

function submission(clinic: Clinic, which: number): TherapyCommand {
  const { state } = clinic;
  const asked = content(which);
  const replaces = state.order !== null && state.order.status !== 'withdrawn' ? state.order.id : null;
  return {
    type: 'submit-order',
    visit: state.visit?.id ?? null,
    content: asked,
    plannedFor: clinic.now,
    accepted: clinic.reasonsFor(asked),
    acknowledged: clinic.changedBy(asked),
    replaces,
  };
}

function nextOf(clinic: Clinic, which: number): TherapyCommand | null {
  const { visit, order } = clinic.state;
  if (visit === null) {
    if (order === null || order.status === 'withdrawn') return submission(clinic, which);
    return order.status === 'signed' ? { type: 'start-visit', order: order.id } : null;
  }
  return stepOf(clinic, visit, which);
}

function stepOf(clinic: Clinic, visit: Visit, which: number): TherapyCommand | null {
  const { order } = clinic.state;
  const ordered = order?.content ?? SAME;
  const primary = ordered.fill?.components[0].concentration;
  switch (visit.step) {
    case 'identify':
      return {
        type: 'identify',
        visit: visit.id,
        identifiers: [
          { kind: 'name', value: IDENTITY.name },
          { kind: 'record-number', value: IDENTITY.recordNumber },
        ],
        serial: PUMP.serial,
        label: ordered.fill === undefined ? null : labelOf(ordered),
      };
    case 'read':
      return { type: 'read-pump', visit: visit.id, reading: { alarms: [], patientBoluses: 0 } };
    case 'port':
      return {
        type: 'confirm-port',
        visit: visit.id,
        port: 'reservoir',
        needleGauge: '22 G',
        atNeedleStop: true,
      };
    case 'aspirate':
      return { type: 'record-aspirate', visit: visit.id, aspirated: ML(9.5), correction: null };
    case 'inject':
      return openOrder(clinic.state) === null ? submission(clinic, which) : injection(clinic);
    case 'confirm':
      return { type: 'confirm-program', visit: visit.id };
    case 'program':
      return ordered.program.mode === 'stopped'
        ? {
            type: 'enter-read-back',
            visit: visit.id,
            readBack: { mode: 'stopped', dailyDose: null, concentration: null, reservoirVolume: null },
          }
        : {
            type: 'enter-read-back',
            visit: visit.id,
            readBack: {
              ...readBackOf(
                primary === undefined ? '500' : String(Number(primary) / 1000),
                which === 0 ? '210.0' : '200.0',
              ),
              ...(visit.confirmed?.bridge ? { bridge: BRIDGE } : {}),
            },
          };
    case 'observe':
      clinic.waits(120);
      return { type: 'end-observation', visit: visit.id, overridden: null, symptoms: null };
    case 'finish':
      return { type: 'complete-visit', visit: visit.id, next: { waiver: 'lives abroad' } };
  }
}

/** What may never happen, whoever tries what in whatever order. */
function assertSafe(before: TherapyState | null, event: TherapyEvent): void {
  const reachesPatient = ['refill-injected', 'program-confirmed', 'read-back-matched', 'visit-started'];
  if (!reachesPatient.includes(event.type)) return;
  const order = before?.order;
  assert.ok(order, event.type);
  assert.equal(order.status, 'signed', event.type);
  assert.ok(order.verified && order.signed, event.type);
  assert.notEqual(order.verified.by.id, order.submitted.by.id, event.type);
  assert.equal(order.signed.by.role, 'physician', event.type);
  assert.equal(order.stale, false, event.type);
  assert.ok(!order.findings.some((finding) => finding.severity === 'refuse'), event.type);
}

const attempts = fc.array(attempt, { minLength: 60, maxLength: 100, size: 'max' });

function tried(sequence: readonly Attempt[]): Clinic {
  const clinic = new Clinic();
  clinic.does(NURSE, { type: 'register-patient', identity: IDENTITY, facts: FACTS });
  clinic.does(NURSE, { type: 'record-implant', pump: PUMP, catheter: CATHETER });
  clinic.does(NURSE, { type: 'take-over-therapy', last: LAST });
  for (const each of sequence) {
    const command = commandOf(clinic, each);
    const decided = command === null ? null : clinic.decide(each.by, command);
    for (const event of decided?.ok ? decided.value : []) {
      assertSafe(clinic.state, event);
      clinic.append([event]);
    }
  }
  return clinic;
}

test('[SR-45] no sequence of commands reaches the patient without two people and a signature, and every journal folds', () => {
  fc.assert(
    fc.property(attempts, (sequence) => {
      const clinic = tried(sequence);
      assert.deepEqual(fold(clinic.events), clinic.state);
    }),
    { numRuns: 60, endOnFailure: true },
  );
});

test('sequences like these do reach the pump, the end of a visit, and every kind of trouble', () => {
  const seen = new Set<string>();
  for (const sequence of fc.sample(attempts, { seed: 20261122, numRuns: 60 }))
    for (const event of tried(sequence).events) {
      seen.add(event.type);
      if (event.type === 'order-submitted' && event.visit !== null) seen.add('order-amended');
    }
  const wanted = [
    'order-disputed',
    'order-withdrawn',
    'order-amended',
    'visit-aborted',
    'residual-assessed',
    'port-reconfirmed',
    'refill-injected',
    'program-confirmed',
    'read-back-differed',
    'read-back-matched',
    'visit-completed',
  ];
  assert.deepEqual(
    wanted.filter((type) => !seen.has(type)),
    [],
  );
});
