import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { PUMP_ALARM_KINDS } from '../../src/core/devices/alarms.ts';
import { PUMP_PROFILES } from '../../src/core/devices/profiles.ts';
import { drug } from '../../src/core/drugs/all.ts';
import type { DrugClass } from '../../src/core/drugs/drug.ts';
import { DRUG_IDS } from '../../src/core/ids.ts';
import type { Component } from '../../src/core/mixture.ts';
import { nanogramsPerMillilitre } from '../../src/core/units.ts';
import { VIRTUAL_PUMP_ALARMS, type VirtualPumpAlarm } from '../../src/pump/safe-states/pump-alarm.ts';
import type { RowsOf, RowsOfAlarm } from '../../src/pump/safe-states/safe-state.ts';
import { lesser, letsFlowAtLeast, SAFE_ACTIONS } from '../../src/pump/safe-states/safe-state.ts';
import { mostDangerousToStop, STOP_DANGER } from '../../src/pump/safe-states/stop-danger.ts';
import { drugClassOf, SAFE_STATES, safeAction, safeState } from '../../src/pump/safe-states/table.ts';

const classes = [...new Set(DRUG_IDS.map((id) => drug(id).class))];
const rows = VIRTUAL_PUMP_ALARMS.flatMap((alarm) =>
  classes.map((drugClass) => ({ alarm, drugClass, row: safeState(alarm, drugClass) })),
);
const anAlarm = fc.constantFrom(...VIRTUAL_PUMP_ALARMS);
const anAction = fc.constantFrom(...SAFE_ACTIONS);
const aComponent = fc
  .constantFrom(...DRUG_IDS)
  .map((id): Component => ({ drug: id, concentration: nanogramsPerMillilitre(1000) }));
const aMixture = fc
  .tuple(aComponent, fc.array(aComponent, { maxLength: 4 }))
  .map(([primary, others]) => [primary, ...others] as const);

test('[SR-20] every alarm of every pump has a row for every class of drug, with a reason', () => {
  assert.deepEqual(new Set(Object.keys(SAFE_STATES)), new Set(VIRTUAL_PUMP_ALARMS));
  for (const kind of [...PUMP_ALARM_KINDS, ...PUMP_PROFILES.flatMap((profile) => profile.alarms)])
    assert.ok((VIRTUAL_PUMP_ALARMS as readonly string[]).includes(kind), kind);
  for (const [alarm, row] of Object.entries(SAFE_STATES))
    assert.deepEqual(new Set(Object.keys(row)), new Set(classes), alarm);
  assert.equal(rows.length, VIRTUAL_PUMP_ALARMS.length * classes.length);
  for (const { alarm, drugClass, row } of rows) {
    assert.ok((SAFE_ACTIONS as readonly string[]).includes(row.action), `${alarm} × ${drugClass}`);
    assert.match(row.reason, /^[A-Z].{20,}\.$/u, `${alarm} × ${drugClass}`);
  }
});

test('[SR-20] a table without a row for every alarm, or an alarm without one for every class, does not compile', () => {
  const { watchdog, ...alarms } = SAFE_STATES;
  const { opioid, ...rows } = watchdog;
  // @ts-expect-error: opioids are missing
  const incomplete: RowsOfAlarm = rows;
  // @ts-expect-error: the watchdog is missing
  const shorter: RowsOf<VirtualPumpAlarm> = alarms;
  assert.ok(!('opioid' in incomplete) && !('watchdog' in shorter) && opioid.action !== 'stop');
});

test('no row is passed off as reviewed, or as the behaviour of a pump without a source', () => {
  for (const { alarm, drugClass, row } of rows) {
    assert.deepEqual(row.review, { state: 'to-be-reviewed-by-a-clinic' }, `${alarm} × ${drugClass}`);
    if (row.by !== 'proposal') assert.ok(row.restsOn.length > 0, `${alarm} × ${drugClass}`);
    for (const source of row.restsOn) assert.ok(source.title.length > 0 && source.where.length > 0);
  }
});

test('[SR-20] only a pump that cannot go on, or that a person stopped, stops a drug whose stop is dangerous', () => {
  for (const { alarm, drugClass, row } of rows)
    if (STOP_DANGER[drugClass].withdrawal && row.action === 'stop')
      assert.notEqual(row.by, 'proposal', `${alarm} × ${drugClass}`);
});

test('[SR-20] what is more dangerous to stop never gets less than what is less dangerous', () => {
  for (const alarm of VIRTUAL_PUMP_ALARMS)
    for (const one of classes)
      for (const other of classes)
        if (STOP_DANGER[one].rank >= STOP_DANGER[other].rank)
          assert.ok(
            letsFlowAtLeast(safeState(alarm, one).action, safeState(alarm, other).action),
            `${alarm}: ${one} against ${other}`,
          );
});

test('[SR-20] a mixture keeps at least the flow that each of its components would keep alone', () => {
  fc.assert(
    fc.property(aMixture, anAlarm, (mixture, alarm) => {
      const kept = safeState(alarm, drugClassOf(mixture)).action;
      for (const { drug: id } of mixture)
        assert.ok(letsFlowAtLeast(kept, safeState(alarm, drug(id).class).action));
    }),
  );
});

test('the order of the components, a repetition and saline change nothing for a mixture with a drug', () => {
  fc.assert(
    fc.property(aMixture, aComponent, (mixture, extra) => {
      const [first, ...rest] = mixture;
      const last = rest.at(-1) ?? first;
      assert.equal(drugClassOf([last, ...mixture]), drugClassOf(mixture));
      const saline: Component = { drug: 'saline', concentration: nanogramsPerMillilitre(0) };
      assert.equal(drugClassOf([...mixture, saline]), drugClassOf(mixture));
      assert.equal(drugClassOf([extra, ...mixture]), drugClassOf([...mixture, extra]));
    }),
  );
});

test('no two classes are equally dangerous to stop, and those with a withdrawal come first', () => {
  const ranks = classes.map((one) => STOP_DANGER[one].rank);
  assert.equal(new Set(ranks).size, classes.length);
  for (const one of classes)
    for (const other of classes)
      if (STOP_DANGER[one].withdrawal && !STOP_DANGER[other].withdrawal)
        assert.equal(mostDangerousToStop([other, one]), one);
});

test('a drug that its own data call dangerous to stop is judged as such', () => {
  for (const id of DRUG_IDS)
    assert.equal(STOP_DANGER[drug(id).class].withdrawal, drug(id).withdrawal !== null, id);
});

test('no set of alarms lets more flow than flowed before, and one more alarm never adds flow', () => {
  const aClass = fc.constantFrom<DrugClass>(...classes);
  fc.assert(
    fc.property(fc.array(anAlarm), anAlarm, aClass, anAction, (alarms, one, drugClass, flowing) => {
      const before = safeAction(alarms, drugClass);
      const after = safeAction([...alarms, one], drugClass);
      assert.ok(letsFlowAtLeast(before, after));
      assert.equal(safeAction([one, ...alarms], drugClass), after);
      assert.ok(letsFlowAtLeast(flowing, lesser(flowing, after)));
      assert.ok(letsFlowAtLeast(after, lesser(flowing, after)));
    }),
  );
});
