// models/clear-never-starts.pml and the pump of src/pump, side by side: alarms are raised, silenced, cleared and resolve, a
// person stops and starts, in every order that a small set of events allows. What flows must be what the model lets flow.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { DrugClass } from '../src/core/drugs/drug.ts';
import type { DrugId } from '../src/core/ids.ts';
import { inSmallestUnit, milliseconds } from '../src/core/units.ts';
import type { Fault } from '../src/pump/fault.ts';
import { programme, tell } from '../src/pump/programming.ts';
import type { PumpCommand } from '../src/pump/pump-input.ts';
import type { PumpState } from '../src/pump/pump-state.ts';
import { reading } from '../src/pump/reading.ts';
import { alarmSheet } from '../src/pump/safe-states/alarm-sheet.ts';
import type { VirtualPumpAlarm } from '../src/pump/safe-states/pump-alarm.ts';
import { lesser, type SafeAction } from '../src/pump/safe-states/safe-state.ts';
import { safeAction } from '../src/pump/safe-states/table.ts';
import { step } from '../src/pump/step.ts';
import {
  after,
  atRate,
  BOLUS,
  BOLUS_NL,
  done,
  holding,
  MINUTE,
  newPump,
  prescribed,
  running,
  START_MS,
} from './pump/sample-pump.ts';

/** A low battery holds and a clock that jumped goes on, whatever is in the reservoir. */
const ALARMS = ['watchdog', 'low-battery-reset', 'clock-jump'] as const;

/** What the watchdog does depends on it: it stops the first, holds the second, and the third goes on. */
const DRUGS = ['bupivacaine', 'morphine', 'baclofen'] as const;

/** What models/clear-never-starts.pml keeps as `permitted`, with the pump that should be there. */
interface Pair {
  readonly permitted: SafeAction;
  readonly pump: PumpState;
}

const now = ({ nowMs }: PumpState) => after(nowMs - START_MS);
const classIn = ({ active }: PumpState): DrugClass => active?.drugClass ?? assert.fail('no program');
const standing = ({ alarms }: PumpState): readonly VirtualPumpAlarm[] => alarms.map(({ alarm }) => alarm);

const MODES = { running: 'continue', held: 'minimum-rate', stopped: 'stop' } as const;
const modeOf = (pump: PumpState): SafeAction => MODES[pump.run.kind];

/** Whatever happens but a start: alarms that are new take away, nothing gives. */
function happened({ permitted, pump }: Pair, next: PumpState): Pair {
  const before = standing(pump);
  const raised = standing(next).filter((alarm) => !before.includes(alarm));
  return { pump: next, permitted: lesser(permitted, safeAction(raised, classIn(next))) };
}

const faulty =
  (fault: Fault) =>
  (pair: Pair): Pair =>
    happened(pair, step(pair.pump, now(pair.pump), { kind: 'fault', fault }).pump);

const told =
  (command: PumpCommand) =>
  (pair: Pair): Pair =>
    happened(pair, closed(tell(pair.pump, now(pair.pump), command).pump));

const closed = (pump: PumpState): PumpState =>
  pump.session === null ? pump : step(pump, now(pump), { kind: 'close-session' }).pump;

function stop(pair: Pair): Pair {
  const next = told({ kind: 'stop' })(pair);
  return { ...next, permitted: 'stop' };
}

/** With the program shown or without: only the first may start, and only where no alarm stands that would stop or hold it. */
const start =
  (shown: boolean) =>
  (pair: Pair): Pair => {
    const { pump } = pair;
    const digest = shown ? (pump.active?.digest ?? '') : 'not what runs';
    const asked = tell(pump, now(pump), { kind: 'start', digest });
    const may =
      shown && pump.run.kind !== 'running' && safeAction(standing(pump), classIn(pump)) === 'continue';
    assert.equal(asked.refusal === null, may, `${pump.run.kind} ${standing(pump).join()} ${asked.refusal}`);
    return { pump: closed(asked.pump), permitted: may ? 'continue' : pair.permitted };
  };

const wait = (pair: Pair): Pair =>
  happened(pair, step(pair.pump, after(pair.pump.nowMs - START_MS + 2 * MINUTE), { kind: 'wait' }).pump);

const end = (pair: Pair): Pair =>
  happened(pair, step(pair.pump, now(pair.pump), { kind: 'end-fault', fault: 'task-starved' }).pump);

const EVENTS: readonly ((pair: Pair) => Pair)[] = [
  faulty({ kind: 'task-starved', task: 'telemetry' }),
  faulty({ kind: 'low-battery-reset' }),
  faulty({ kind: 'clock-jump', byMs: 10 * MINUTE }),
  faulty({ kind: 'motor-stall', recoversAfterMs: MINUTE, recoveryLogged: 'at-once' }),
  faulty({ kind: 'stuck-in-telemetry' }),
  end,
  wait,
  told({ kind: 'interrogate', programmerAheadMs: null }),
  told({ kind: 'set-clock', aheadOfUtcMs: 0 }),
  ...ALARMS.flatMap((alarm) => [
    told({ kind: 'silence-alarm', alarm }),
    told({ kind: 'clear-alarm', alarm }),
  ]),
  stop,
  start(true),
  start(false),
];

/** What decides what may come next. */
const stateOf = ({ permitted, pump }: Pair): string =>
  JSON.stringify([
    permitted,
    pump.run.kind,
    pump.alarms.map(({ alarm, silenced }) => `${alarm} ${silenced}`).sort((a, b) => (a < b ? -1 : 1)),
    pump.starved !== null,
    pump.stall !== null,
    pump.stuckInTelemetry,
    pump.clockAheadMs !== pump.scheduleAheadMs,
  ]);

/** In every state that the events reach, each once. */
function everyPair(drug: DrugId): readonly Pair[] {
  const program = prescribed(atRate(96_000), { mixture: holding(drug) });
  const first: Pair = { pump: done(programme(newPump(), after(0), program)), permitted: 'continue' };
  const seen = new Map([[stateOf(first), first]]);
  // What is added while the walk goes on is walked too.
  for (const [, pair] of seen)
    for (const event of EVENTS) {
      const next = event(pair);
      const state = stateOf(next);
      if (!seen.has(state)) seen.set(state, next);
    }
  return [...seen.values()];
}

test('[SR-13] whatever is raised, silenced, cleared or resolves, the pump flows only as a start has permitted', () => {
  for (const drug of DRUGS) {
    const modes = new Map<SafeAction, number>();
    const pairs = everyPair(drug);
    for (const { pump, permitted } of pairs) {
      assert.equal(modeOf(pump), permitted, `${drug}: ${standing(pump).join()} ${pump.run.kind}`);
      const flow = inSmallestUnit(reading(pump).flow);
      const most = { continue: 96_000, 'minimum-rate': 6_000, stop: 0 }[permitted];
      assert.ok(flow <= most, `${drug}: ${flow} nL/d where ${permitted}`);
      modes.set(permitted, (modes.get(permitted) ?? 0) + 1);
    }
    assert.ok(pairs.length > 200, `${pairs.length} states`);
    for (const mode of Object.values(MODES)) assert.ok((modes.get(mode) ?? 0) > 20, mode);
  }
});

test('[SR-8] an alarm that forbids boluses ends the one that runs, and what was given is recorded', () => {
  const patientBolus = { ...BOLUS, duration: milliseconds(4 * MINUTE) };
  const asked = step(running(prescribed({ ...atRate(96_000), patientBolus })), after(MINUTE), {
    kind: 'request-bolus',
  });
  const faults: readonly Fault[] = [
    { kind: 'history-error' },
    { kind: 'false-reservoir-alarm', alarm: 'empty-reservoir' },
    { kind: 'low-battery-reset' },
  ];
  for (const fault of faults) {
    const { pump } = step(done(asked), after(2 * MINUTE), { kind: 'fault', fault });
    assert.ok(pump.alarms.some(({ alarm }) => alarmSheet(alarm).forbidsPatientBolus));
    assert.equal(pump.bolus, null, fault.kind);
    assert.equal(pump.history.at(-1)?.volumeNl, BOLUS_NL / 4, fault.kind);
  }
  const harmless = step(done(asked), after(2 * MINUTE), {
    kind: 'fault',
    fault: { kind: 'false-reservoir-alarm', alarm: 'low-reservoir' },
  });
  assert.equal(harmless.pump.bolus?.kind, 'patient');
});
