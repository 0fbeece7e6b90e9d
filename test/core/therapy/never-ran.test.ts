import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OrderContent, ReadBack } from '../../../src/core/therapy/events.ts';
import { checkOf } from '../../../src/core/therapy/order-check.ts';
import { inSmallestUnit, nanolitresPerDay } from '../../../src/core/units.ts';
import type { PumpReading } from '../../../src/core/visit-input.ts';
import { type Clinic, NURSE } from './clinic.ts';
import { CATHETER, dosed, MCG_PER_ML, ML, PRIMED, PUMP, readBackOf, SAME } from './patient.ts';
import { ENTERED_PRIME, fillsThroughPort, implanted, opensVisit } from './stages.ts';

const FILLED_STILL: OrderContent = { ...SAME, program: { mode: 'stopped' } };
function fills(
  clinic: Clinic,
  content: OrderContent,
  dose: string,
  reading: PumpReading = {},
  aspirated = clinic.state.last?.fill.volume ?? ML(20),
): string {
  const visit = opensVisit(clinic, content, dose);
  if (clinic.visit.step === 'read') clinic.does(NURSE, { type: 'read-pump', visit, reading });
  fillsThroughPort(clinic, aspirated);
  return visit;
}

const leaves = (clinic: Clinic): void => {
  clinic.does(NURSE, { type: 'abort-visit', visit: clinic.visit.id, reason: 'the programmer failed' });
  clinic.waits(30);
};
const confirms = (clinic: Clinic): void => {
  clinic.does(NURSE, { type: 'confirm-program', visit: clinic.visit.id });
};
const readsBack = (clinic: Clinic, readBack: ReadBack): void => {
  clinic.does(NURSE, { type: 'enter-read-back', visit: clinic.visit.id, readBack });
};
const STILL: ReadBack = {
  mode: 'stopped',
  dailyDose: null,
  concentration: { text: '500', unit: 'ug/mL' },
  reservoirVolume: { text: '40.0', unit: 'mL' },
};

/** A first fill that nobody programmed. */
function filledAtImplant(): Clinic {
  const clinic = implanted();
  fills(clinic, PRIMED, '50', { program: { mode: 'stopped' } });
  leaves(clinic);
  return clinic;
}

const primeNow = (clinic: Clinic, content = PRIMED) => {
  const plan = checkOf(clinic.state, content, clinic.now, clinic.context(NURSE));
  assert.ok(plan);
  const volume = plan.prime === null ? null : inSmallestUnit(plan.prime.volume);
  return {
    volume,
    rules: plan.findings.filter(({ severity }) => severity !== 'note').map(({ rule }) => rule),
  };
};

test('[SR-40] a pump that was filled and never ran is primed as a new one: tubing and catheter are empty', () => {
  const clinic = filledAtImplant();
  assert.equal(clinic.state.last?.neverRan, true);
  const { volume, rules } = primeNow(clinic);
  // 0.140 mL and 89 cm at 0.0022 mL/cm.
  assert.equal(volume, 335_800);
  assert.ok(rules.includes('prime-never-ran'));
  for (const refused of ['prime-implant-after-therapy', 'prime-tubing-holds-drug', 'prime-after-therapy'])
    assert.ok(!rules.includes(refused), refused);
  fills(clinic, PRIMED, '50', { program: { mode: 'stopped' } });
  confirms(clinic);
  readsBack(clinic, { ...readBackOf('500', '50.00'), prime: ENTERED_PRIME });
  assert.equal(clinic.visit.observation?.because, 'start');
  leaves(clinic);
  assert.equal(clinic.state.last?.neverRan, undefined);
  assert.deepEqual(
    clinic.state.last?.delivered.map(({ kind }) => kind),
    ['prime'],
  );
});

test('[SR-64] the first program of a pump that never ran is a start and no restart', () => {
  const strong = dosed(SAME, 900);
  const started = (clinic: Clinic) => primeNow(clinic, strong).rules.filter((rule) => /start/.test(rule));
  const fresh = started(implanted());
  assert.ok(fresh.length > 0);
  assert.deepEqual(started(filledAtImplant()), fresh);
});

test('[SR-40] a pump that was filled and left standing still on purpose has not run either', () => {
  const clinic = implanted();
  fills(clinic, FILLED_STILL, '0');
  confirms(clinic);
  readsBack(clinic, { ...STILL, bridge: null, prime: null, patientBolus: null });
  leaves(clinic);
  assert.equal(clinic.state.last?.neverRan, true);
  assert.equal(primeNow(clinic).volume, 335_800);
});

test('[SR-40] where a pump may have run, its tubing counts as full: nothing is primed as at an implant', () => {
  const courses: Readonly<Record<string, (clinic: Clinic) => void>> = {
    'a program that was confirmed and not read back': (clinic) => {
      fills(clinic, PRIMED, '50');
      confirms(clinic);
    },
    'a read-back of another program': (clinic) => {
      fills(clinic, PRIMED, '50');
      confirms(clinic);
      readsBack(clinic, { ...readBackOf('500', '500.0'), prime: ENTERED_PRIME });
    },
    'a pump that ran until it was stopped': (clinic) => {
      fills(clinic, FILLED_STILL, '0');
      confirms(clinic);
      readsBack(clinic, { ...STILL, mode: 'minimum-rate' });
      readsBack(clinic, STILL);
    },
    'patient boluses that were counted': (clinic) => {
      fills(clinic, FILLED_STILL, '0', { patientBoluses: 1 });
    },
    'a prime that was given ahead of no program': (clinic) => {
      fills(clinic, { ...PRIMED, ...FILLED_STILL }, '0');
      confirms(clinic);
      readsBack(clinic, { ...STILL, prime: ENTERED_PRIME });
    },
  };
  for (const [name, course] of Object.entries(courses)) {
    const clinic = implanted();
    course(clinic);
    leaves(clinic);
    assert.ok(clinic.state.last, name);
    assert.equal(clinic.state.last.neverRan, undefined, name);
    const { volume, rules } = primeNow(clinic);
    assert.equal(volume, null, name);
    assert.ok(rules.includes('prime-implant-after-therapy'), name);
    assert.ok(rules.includes('prime-tubing-holds-drug'), name);
  }
});

test('[SR-40] a pump that cannot be programmed runs from its fill on', () => {
  const clinic = implanted();
  const pump = { ...PUMP, model: 'constant-flow', serial: 'C3000-7', tubingVolume: ML(0.2) } as const;
  clinic.does(NURSE, { type: 'record-implant', pump, catheter: CATHETER });
  const content: OrderContent = {
    fill: { volume: ML(20), components: [{ drug: 'baclofen', concentration: MCG_PER_ML(100) }] },
    program: { mode: 'continuous', setting: { kind: 'rate', rate: nanolitresPerDay(500_000) } },
    bridge: { kind: 'compute' },
  };
  fills(clinic, content, '50.0');
  leaves(clinic);
  assert.ok(clinic.state.last);
  assert.equal(clinic.state.last.neverRan, undefined);
});

test('[SR-40] once a pump has run, no stop makes it a new one again', () => {
  const clinic = filledAtImplant();
  fills(clinic, dosed(SAME, 50), '50');
  confirms(clinic);
  readsBack(clinic, readBackOf('500', '50.00'));
  leaves(clinic);
  // 0.1 mL a day.
  clinic.waits(10 * 24 * 60);
  fills(clinic, FILLED_STILL, '0', {}, ML(39));
  confirms(clinic);
  readsBack(clinic, STILL);
  leaves(clinic);
  assert.deepEqual([clinic.state.last?.program.mode, clinic.state.last?.neverRan], ['stopped', undefined]);
});

test('[SR-40] what the programmer shows at the visit counts for more than the record: a pump that runs is not primed as new', () => {
  const clinic = filledAtImplant();
  const visit = opensVisit(clinic, PRIMED, '50');
  assert.equal(primeNow(clinic).volume, 335_800);
  clinic.does(NURSE, { type: 'read-pump', visit, reading: { program: dosed(SAME, 50).program } });
  const { volume, rules } = primeNow(clinic);
  assert.equal(volume, null);
  assert.ok(rules.includes('prime-tubing-holds-drug'));
});

test('[SR-64] a pump that never ran and is read as stopped has not been interrupted, and is watched as a start', () => {
  const clinic = implanted();
  fills(clinic, PRIMED, '50', { program: { mode: 'stopped' } });
  assert.equal(clinic.state.interrupted, null);
  leaves(clinic);
  fills(clinic, dosed(SAME, 50), '50');
  assert.equal(clinic.state.interrupted, null);
  confirms(clinic);
  readsBack(clinic, readBackOf('500', '50.00'));
  assert.equal(clinic.visit.observation?.because, 'start');
  const stalled = implanted();
  const reading = { program: { mode: 'stopped' }, alarms: [{ kind: 'motor-stall' }] } as const;
  const visit = opensVisit(stalled, PRIMED, '50');
  stalled.does(NURSE, { type: 'read-pump', visit, reading });
  assert.equal(stalled.state.interrupted?.because, 'delivery-in-doubt');
});
