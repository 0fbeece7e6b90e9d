import { drug } from '../drugs/all.ts';
import type { Finding, Severity } from '../findings.ts';
import type { Formulary } from '../formulary.ts';
import type { DrugId } from '../ids.ts';
import { drugWord } from '../limit-finding.ts';
import type { Computed, Delivery } from '../plan.ts';
import { say } from '../said/sentence.ts';
import { type Slip, slipBetween, slipBetweenTimes } from '../slips.ts';
import { type Mass, massIn } from '../units.ts';
import { programBefore } from '../visit-facts.ts';
import type { VisitInput } from '../visit-input.ts';
import { durationWords, massWords } from '../wording.ts';
import { working } from '../working.ts';
import { mostADay, severityOfCause } from './dose-refused.ts';
import { SLIP_RULE } from './dose-rules.ts';

/** The patient's bolus of every component, and its lockout, against those before. */
export function bolusSlips(input: VisitInput, computed: Computed, formulary: Formulary): readonly Finding[] {
  const { last, visit } = input;
  const { delivery, before } = computed;
  if (last === null || delivery === null) return [];
  const severity = severityOfCause(mostADay(delivery), input, computed, formulary);
  const doses = massesOf(delivery).flatMap(({ id, mass }) => {
    const old = massesOf(before).find((component) => component.id === id)?.mass;
    const slip = old === undefined ? null : slipBetween(old, mass);
    return old === undefined || slip === null ? [] : [doseSlip(id, old, mass, slip, severity)];
  });
  const now = visit.program.patientBolus?.lockout;
  const then = programBefore(last, input).patientBolus?.lockout;
  const slip = now === undefined || then === undefined ? null : slipBetweenTimes(then, now);
  if (now === undefined || then === undefined || slip === null) return doses;
  const lockout: Finding = {
    rule: 'unit-slip',
    severity,
    at: '/visit/program/patientBolus/lockout',
    message: `The lockout changes from ${durationWords(then)} to ${durationWords(now)}. That is near a factor of ${slip.factor}: ${slip.words}?`,
    said: [say('slip-lockout', { before: then, after: now, factor: slip.factor, slip: slip.said })],
    working: {
      before: working.duration(then),
      after: working.duration(now),
      factor: working.number(slip.factor),
      slip: working.text(slip.words),
    },
    source: SLIP_RULE,
  };
  return [...doses, lockout];
}

function massesOf(delivery: Delivery | null): readonly { readonly id: DrugId; readonly mass: Mass }[] {
  const volume = delivery?.patientBolusVolume ?? null;
  if (delivery === null || volume === null) return [];
  return delivery.daily.map(({ drug: id, concentration }) => ({
    id,
    mass: massIn(volume, concentration, 'nearest'),
  }));
}

const doseSlip = (id: DrugId, before: Mass, after: Mass, slip: Slip, severity: Severity): Finding => ({
  rule: 'unit-slip',
  severity,
  at: '/visit/program/patientBolus/dose',
  message: `One patient bolus of ${drugWord(id).toLowerCase()} changes from ${massWords(before, drug(id).spokenIn)} to ${massWords(after, drug(id).spokenIn)}. That is near a factor of ${slip.factor}: ${slip.words}?`,
  said: [say('slip-bolus', { drug: id, before, after, factor: slip.factor, slip: slip.said })],
  working: {
    before: working.mass(before),
    after: working.mass(after),
    factor: working.number(slip.factor),
    slip: working.text(slip.words),
  },
  source: SLIP_RULE,
});
