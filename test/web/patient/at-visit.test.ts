import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inSmallestUnit } from '../../../src/core/units.ts';
import { asLeftByVisit, atVisit, isInDoubt } from '../../../src/web/patient/at-visit.ts';
import { clockChange } from '../../../src/web/patient/clock-change.ts';
import { latenessOf, missedVisit } from '../../../src/web/patient/lateness.ts';
import { pumpNow } from '../../../src/web/patient/pump-now.ts';
import type { Patient } from '../../../src/wire/contract/patient.ts';
import { NURSE, PATIENT, STANDING } from './sample-patient.ts';

const mark = { by: NURSE, at: '2026-11-22T15:19:00Z' };
const mL = (value: number) => ({ value, unit: 'mL' });

const VISIT: NonNullable<Patient['visit']> = {
  id: 'v',
  order: 'o',
  steps: ['identify', 'read', 'port', 'aspirate', 'inject', 'confirm', 'program', 'observe', 'finish'],
  step: 'aspirate',
  started: mark,
  identified: null,
  read: null,
  port: null,
  residuals: [],
  assessed: null,
  portReconfirmed: null,
  injected: null,
  confirmed: null,
  readBacks: [],
  observation: null,
};
const DRAWN = [{ ...mark, aspirated: mL(7), residual: null, findings: [], correction: null }];
const INJECTED = { ...mark, volume: mL(40), wasted: mL(7), witness: NURSE };

/** The order of the visit doubles the concentration and keeps the dose. */
const during = (visit: Partial<typeof VISIT>, concentration = 1000): Patient => ({
  ...PATIENT,
  visit: { ...VISIT, ...visit },
  order: {
    id: 'o',
    visit: null,
    status: 'signed',
    submitted: mark,
    plannedFor: mark.at,
    hidden: false,
    hasFill: true,
    content: {
      fill: {
        volume: mL(40),
        components: [{ drug: 'baclofen', concentration: { value: concentration, unit: 'ug/mL' } }],
      },
      program: { mode: 'continuous', dose: { value: 300, unit: 'ug/d' } },
      bridge: 'compute',
    },
    findings: [],
    accepted: [],
    changes: [],
    digest: null,
    verified: null,
    disputed: null,
    signed: mark,
    withdrawn: null,
    stale: false,
  },
});

const filledPump = (patient: Patient) => {
  const pump = pumpNow(patient);
  assert.ok(pump.kind === 'filled');
  return pump;
};

test('until something came out of the pump, an open visit leaves the figures as they are', () => {
  assert.equal(atVisit(PATIENT), null);
  assert.equal(atVisit(during({})), null);
  assert.equal(isInDoubt(during({})), false);
});

test('[SR-60] from the aspiration to the read-back no dose is shown as what is delivered', () => {
  const emptied = during({ residuals: DRAWN });
  const filled = during({ residuals: DRAWN, injected: INJECTED });
  const differed = during({
    residuals: DRAWN,
    injected: INJECTED,
    readBacks: [{ ...mark, readBack: {} as never, fields: ['dailyDose'] }],
  });
  assert.deepEqual(
    [emptied, filled, differed].map((patient) => [atVisit(patient)?.kind, isInDoubt(patient)]),
    [
      ['emptied', true],
      ['filled', true],
      ['filled', true],
    ],
  );
});

test('[SR-60] twice the concentration at the flow from before is told as twice the dose', () => {
  const { injected, delivery } = filledPump(during({ residuals: DRAWN, injected: INJECTED }));
  assert.equal(inSmallestUnit(delivery.daily[0]?.dose ?? assert.fail()), 200_000);
  assert.equal(inSmallestUnit(injected?.delivers[0]?.dose ?? assert.fail()), 400_000);
  assert.equal(injected?.sameSolution, false);
});

test('the same solution again is known as the same', () => {
  const { injected } = filledPump(during({ residuals: DRAWN, injected: INJECTED }, 500));
  assert.equal(injected?.sameSolution, true);
});

test('once the pump was seen to have it, the new program with the new solution is what runs', () => {
  const patient = during({
    residuals: DRAWN,
    injected: INJECTED,
    confirmed: { ...mark, order: 'o', findings: [], standing: STANDING, bridge: null, prime: null },
    readBacks: [{ ...mark, readBack: {} as never, fields: [] }],
  });
  assert.equal(atVisit(patient)?.kind, 'programmed');
  assert.equal(isInDoubt(patient), false);
  assert.deepEqual(asLeftByVisit(patient).standing, STANDING);
  const { delivery, mixture, injected } = filledPump(patient);
  assert.equal(inSmallestUnit(delivery.daily[0]?.dose ?? assert.fail()), 300_000);
  assert.equal(inSmallestUnit(mixture[0].concentration), 1_000_000);
  assert.equal(injected, null);
});

test('what an aborted visit left unsettled is in doubt as well', () => {
  const unreconciled = {
    since: mark.at,
    visit: 'v',
    because: 'injected-not-programmed',
    fields: [],
  } as const;
  assert.equal(isInDoubt({ ...PATIENT, unreconciled: { ...unreconciled, fields: [] } }), true);
});

const late = (dates: Partial<typeof STANDING.dates>, appointment: string | null = null): Patient => ({
  ...PATIENT,
  appointment,
  standing: { ...STANDING, dates: { ...STANDING.dates, ...dates } },
});

test('an overdue refill says what has gone by: the due day, the alarm, the day it may be empty, the visit missed', () => {
  assert.equal(latenessOf(late({})), null);
  assert.deepEqual(
    latenessOf(
      late(
        {
          refillBy: '2026-10-19',
          empty: '2026-11-02T10:00:00Z',
          lowReservoirAlarm: '2026-11-14T10:00:00Z',
        },
        '2026-10-13T15:00:00Z',
      ),
    ),
    {
      refillBy: '2026-10-19',
      empty: '2026-11-02T10:00:00Z',
      alarm: '2026-11-14T10:00:00Z',
      missed: '2026-10-13T15:00:00Z',
    },
  );
});

test('a day is not late before it is over, and a visit of today is not missed', () => {
  assert.equal(latenessOf(late({ refillBy: '2026-11-22' })), null);
  assert.equal(missedVisit(late({}, '2026-11-22T14:00:00Z')), null);
  assert.equal(missedVisit(late({}, '2026-11-21T14:00:00Z')), '2026-11-21T14:00:00Z');
});

test('while a visit has the pump open, its old dates are not called late', () => {
  const { standing } = late({ refillBy: '2026-10-19' });
  assert.equal(latenessOf({ ...during({ residuals: DRAWN }), standing }), null);
});

test('a pump an hour ahead is explained by the end of summer time, on its day', () => {
  const from = Date.parse('2026-09-01T15:00:00Z');
  const until = Date.parse('2026-11-22T16:00:00Z');
  const changed = clockChange(from, until, 'America/Chicago', 60) ?? assert.fail();
  assert.equal(new Date(changed).toISOString().slice(0, 13), '2026-11-01T07');
  assert.equal(clockChange(from, until, 'America/Chicago', 90), null, 'something else moved it');
  assert.equal(clockChange(until, until, 'America/Chicago', 60), null);
});
