import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PUMP_ALARM_KINDS, PUMP_ALARMS } from '../../src/core/devices/alarms.ts';
import { drug } from '../../src/core/drugs/all.ts';
import { DRUG_IDS } from '../../src/core/ids.ts';
import { alarmSheet } from '../../src/pump/safe-states/alarm-sheet.ts';
import { HARMS, ONSETS, priorityOf, URGENCIES, urgencyOf } from '../../src/pump/safe-states/priority.ts';
import { VIRTUAL_PUMP_ALARMS } from '../../src/pump/safe-states/pump-alarm.ts';

const sheets = VIRTUAL_PUMP_ALARMS.map(alarmSheet);

test('[SR-21] every alarm has its harm, onset, log entry and texts, and the priority that follows from harm and onset', () => {
  assert.deepEqual(
    sheets.map(({ id }) => id),
    [...VIRTUAL_PUMP_ALARMS],
  );
  for (const sheet of sheets) {
    assert.equal(sheet.urgency, urgencyOf(sheet.harm, sheet.onset), sheet.id);
    assert.equal(sheet.priority, priorityOf(sheet.urgency), sheet.id);
    for (const text of [sheet.because, sheet.logEntry, sheet.clinicianText, sheet.patientText])
      assert.ok(text.trim().length > 10, sheet.id);
  }
  assert.equal(new Set(sheets.map(({ logEntry }) => logEntry)).size, sheets.length);
});

test('more harm or an earlier onset never makes an alarm less urgent', () => {
  const urgency = (harm: number, onset: number): number => {
    const [h, o] = [HARMS[harm], ONSETS[onset]];
    assert.ok(h !== undefined && o !== undefined);
    return URGENCIES.indexOf(urgencyOf(h, o));
  };
  for (let harm = 0; harm < HARMS.length; harm += 1)
    for (let onset = 0; onset < ONSETS.length; onset += 1) {
      if (harm > 0) assert.ok(urgency(harm, onset) >= urgency(harm - 1, onset));
      if (onset > 0) assert.ok(urgency(harm, onset) >= urgency(harm, onset - 1));
    }
});

test('the computed priority is the one that the devices give their own alarms', () => {
  for (const kind of PUMP_ALARM_KINDS)
    assert.equal(alarmSheet(kind).priority, PUMP_ALARMS[kind].priority.value, kind);
});

test('wherever delivery is in doubt no patient bolus starts', () => {
  for (const kind of PUMP_ALARM_KINDS)
    if (PUMP_ALARMS[kind].deliveryInDoubt) assert.ok(alarmSheet(kind).forbidsPatientBolus, kind);
  for (const sheet of sheets) if (sheet.urgency === 'high') assert.ok(sheet.forbidsPatientBolus, sheet.id);
});

/** Words of a diagnosis or of an instruction about treatment: none of them is for the patient. */
const notForPatients =
  /withdrawal|overdose|infection|stall|battery|reservoir|occlu|telemetry|hypertens|rigid|fever|take |stop taking|increase|reduce|tablet|bolus/iu;

test('[SR-21] a patient reads no dose, no drug and no diagnosis, and always where help is', () => {
  const names = DRUG_IDS.flatMap((id) => [id, ...drug(id).brands.value]);
  for (const { id, patientText } of sheets) {
    assert.doesNotMatch(patientText, /\d/u, id);
    assert.doesNotMatch(patientText, notForPatients, id);
    for (const name of names) assert.ok(!patientText.toLowerCase().includes(name.toLowerCase()), id);
    assert.match(patientText, /emergency number on your pump card now/u, id);
  }
});

test('the patient of a critical alarm is sent to the emergency number without waiting to feel unwell', () => {
  for (const { id, priority, patientText } of sheets)
    assert.equal(/now, also if you feel well\.$/u.test(patientText), priority === 'critical', id);
});

test('a patient reads short sentences', () => {
  for (const { id, patientText } of sheets)
    for (const sentence of patientText.split('. '))
      assert.ok(sentence.split(' ').length <= 16, `${id}: ${sentence}`);
});
