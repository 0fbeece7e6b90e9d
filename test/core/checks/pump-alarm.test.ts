import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPumpAlarm } from '../../../src/core/checks/pump-alarm.ts';
import { checkPumpStop } from '../../../src/core/checks/pump-stop.ts';
import { PUMP_ALARM_KINDS, PUMP_ALARMS } from '../../../src/core/devices/alarms.ts';
import { PUMP_MODEL_IDS } from '../../../src/core/ids.ts';
import { moment } from '../sample-visit.ts';
import { brief, saying, visitWith } from './said.ts';

const alarms = saying(checkPumpAlarm);
const stops = saying(checkPumpStop);

test('every alarm that is shown is found, in its words, and none that stops delivery is a mere note', () => {
  for (const model of PUMP_MODEL_IDS.filter((id) => id !== 'constant-flow'))
    for (const kind of PUMP_ALARM_KINDS) {
      const said = alarms(visitWith({ read: { alarms: [{ kind }] } }, { pump: { model } }));
      assert.deepEqual(
        said.map(({ rule, at }) => [rule, at]),
        [[`pump-alarm-${kind}`, '/visit/read/alarms/0']],
      );
      assert.ok(said[0]?.message.includes(PUMP_ALARMS[kind].words));
      if (PUMP_ALARMS[kind].deliveryInDoubt) assert.notEqual(said[0]?.severity, 'note');
    }
});

test('a pump at the end of its service is not programmed again', () => {
  assert.deepEqual(
    brief(alarms(visitWith({ read: { alarms: [{ kind: 'low-reservoir' }, { kind: 'eos' }] } }))),
    ['note pump-alarm-low-reservoir /visit/read/alarms/0', 'refuse pump-alarm-eos /visit/read/alarms/1'],
  );
});

test('an alarm that this pump does not have points to the wrong pump', () => {
  const read = { alarms: [{ kind: 'motor-stall' }] };
  assert.deepEqual(brief(alarms(visitWith({ read }, { pump: { model: 'constant-flow' } }))), [
    'refuse pump-alarm-not-of-this-pump /visit/read/alarms/0/kind',
  ]);
  assert.deepEqual(brief(alarms(visitWith({ read: { alarms: [{ kind: 'door-open' }] } }))), [
    'refuse pump-alarm-not-of-this-pump /visit/read/alarms/0/kind',
  ]);
});

test('alarms that were not read are unknown, and none at all is an answer', () => {
  assert.deepEqual(brief(alarms(visitWith({ read: {} }))), ['note pump-alarms-not-read /visit/read/alarms']);
  assert.deepEqual(alarms(visitWith({ read: { alarms: [] } })), []);
  assert.deepEqual(alarms({ ...visitWith({ read: {} }), last: null }), []);
});

test('[SR-64] a stop since the last fill is an interruption, one before it is history', () => {
  const stop = (from: string, until: string) =>
    brief(stops(visitWith({ read: { stops: [{ from: moment(from), until: moment(until) }] } })));
  assert.deepEqual(stop('2026-11-01T10:00Z', '2026-11-03T12:00Z'), [
    'warn delivery-interrupted /visit/read/stops/0',
  ]);
  assert.deepEqual(stop('2026-08-01T10:00Z', '2026-08-03T12:00Z'), [
    'note delivery-interrupted /visit/read/stops/0',
  ]);
  assert.deepEqual(stop('2026-11-03T12:00Z', '2026-11-01T10:00Z'), [
    'refuse pump-stop-impossible /visit/read/stops/0/until',
  ]);
  assert.deepEqual(stop('2026-11-22T12:00Z', '2026-11-23T10:00Z'), [
    'refuse pump-stop-impossible /visit/read/stops/0/until',
  ]);
  const [finding] = stops(
    visitWith({
      read: { stops: [{ from: moment('2026-11-01T10:00Z'), until: moment('2026-11-03T12:00Z') }] },
    }),
  );
  assert.match(finding?.message ?? '', /2\u202fdays 2\u202fh.*monitored as a start/);
});
