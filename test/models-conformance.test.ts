// The models of models/ and the pump of src/pump, side by side. Every state that the rules of the models can reach within
// small bounds is reached with a virtual pump as well, and in each the pump is asked the same question.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  milliseconds,
  nanograms,
  nanogramsPerMillilitre,
  nanolitres,
  nanolitresPerDay,
} from '../src/core/units.ts';
import { commit, EMPTY_MEMORY, restart } from '../src/pump/memory.ts';
import type { Prescription } from '../src/pump/prescription.ts';
import { programme, tell } from '../src/pump/programming.ts';
import { DEFAULT_POLICY } from '../src/pump/pump-configuration.ts';
import type { PumpRefusal } from '../src/pump/pump-refusal.ts';
import type { PumpState } from '../src/pump/pump-state.ts';
import { advance, step } from '../src/pump/step.ts';
import { after, DAY, done, HOUR, newPump, START_MS } from './pump/sample-pump.ts';

/** models/sliding-window.pml with W=3 D=2 LIMIT=9 FIRST=2 SECOND=1: a tick is an hour, a unit 2000 nL. */
const W = 3;
const D = 2;
const LIMIT = 9;
const UNIT_NL = 2_000;
const HIGHEST = [1, 2] as const;
const EACH = [2, 1] as const;
type Which = 0 | 1;

/** What models/sliding-window.pml keeps, and the ticks since the last start of models/lockout.pml, counted up to D. */
interface ModelState {
  readonly program: Which;
  readonly left: number;
  readonly stopped: boolean;
  readonly since: number;
  /** What a bolus that a loss of power cut would have given in the ticks to come: it counts as given (RESTART=COUNTED). */
  readonly lost: readonly number[];
  readonly bolus: readonly number[];
  readonly ceiling: readonly number[];
  readonly total: readonly number[];
}

/** One tick more than the rules may look at: states that differ only there must be answered alike. */
const KEPT = W + 1;
const inWindow = (values: readonly number[]): readonly number[] => values.slice(0, W);
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const other = (program: Which): Which => (program === 0 ? 1 : 0);

/** The rule FULL_WINDOW, written from the model and not from the pump. */
function modelDenies(state: ModelState): PumpRefusal | null {
  const { program, left, stopped, since, bolus, ceiling } = state;
  if (stopped) return 'stopped';
  if (left > 0) return 'bolus-running';
  if (since < D) return 'lockout';
  const counted =
    sum(inWindow(bolus)) + D * EACH[program] + W * Math.max(HIGHEST[program], ...inWindow(ceiling));
  return counted <= LIMIT ? null : 'window-limit';
}

/** The rule GUARDED. */
function modelRefuses({ program, left, bolus, ceiling }: ModelState): PumpRefusal | null {
  if (left > 0) return 'bolus-running';
  const coming = HIGHEST[other(program)];
  if (coming <= Math.max(HIGHEST[program], ...inWindow(ceiling))) return null;
  return sum(inWindow(bolus)) + W * coming <= LIMIT ? null : 'window-limit';
}

const prescription = (program: Which): Prescription => ({
  mixture: [{ drug: 'morphine', concentration: nanogramsPerMillilitre(1_000_000) }],
  program: {
    mode: 'continuous',
    setting: { kind: 'rate', rate: nanolitresPerDay(HIGHEST[program] * UNIT_NL * (DAY / HOUR)) },
    patientBolus: {
      dose: nanograms(D * EACH[program] * UNIT_NL),
      duration: milliseconds(D * HOUR),
      lockout: milliseconds(D * HOUR),
      maxPerDay: 100,
    },
  },
  limits: [{ window: milliseconds(W * HOUR), volume: nanolitres(LIMIT * UNIT_NL) }],
  lowReservoirAlarm: nanolitres(2_000_000),
  reservoir: null,
  bridge: null,
});

/** Nothing here reads the log, and every state is written and read. */
const SHORT_LOG = { ...DEFAULT_POLICY, logCapacity: { ...DEFAULT_POLICY.logCapacity, value: 1 } };

interface Pair {
  readonly model: ModelState;
  readonly pump: PumpState;
  /** The pump as it was last written into its memory: after everything that it was told or asked, not while time passes. */
  readonly written: PumpState;
}

const now = ({ nowMs }: PumpState) => after(nowMs - START_MS);

function tick({ model, pump, written }: Pair): Pair {
  const { program, left, stopped, since, lost, bolus, ceiling, total } = model;
  const given = left > 0 ? EACH[program] : 0;
  const push = (values: readonly number[], value: number) => [value, ...values.slice(0, KEPT - 1)];
  return {
    written,
    pump: done(advance(pump, after(pump.nowMs - START_MS + HOUR))),
    model: {
      ...model,
      left: Math.max(0, left - 1),
      since: Math.min(D, since + 1),
      lost: lost.slice(1),
      bolus: push(bolus, given + (lost[0] ?? 0)),
      ceiling: push(ceiling, HIGHEST[program]),
      total: push(total, given + (stopped ? 0 : HIGHEST[program])),
    },
  };
}

function request({ model, pump }: Pair): Pair {
  const asked = step(pump, now(pump), { kind: 'request-bolus' });
  const denied = modelDenies(model);
  assert.equal(asked.refusal, denied, JSON.stringify(model));
  return committed({ pump: asked.pump, model: denied === null ? { ...model, left: D, since: 0 } : model });
}

function update({ model, pump }: Pair): Pair {
  const next = other(model.program);
  const updated = programme(pump, now(pump), prescription(next));
  const refusal = modelRefuses(model);
  assert.equal(updated.refusal, refusal, JSON.stringify(model));
  if (refusal !== null) {
    // An update that fails raises an alarm; a person clears it, and the session is over.
    const told = updated.pump.alarms.map(({ alarm }) => alarm);
    const cleared = told.reduce(
      (last, alarm) => done(tell(last, now(last), { kind: 'clear-alarm', alarm })),
      updated.pump,
    );
    return committed({ pump: sessionOver(cleared), model });
  }
  const [newest = 0, ...older] = model.ceiling;
  return committed({
    pump: sessionOver(updated.pump),
    model: {
      ...model,
      program: next,
      stopped: false,
      ceiling: [Math.max(newest, HIGHEST[model.program]), ...older],
    },
  });
}

const sessionOver = (pump: PumpState): PumpState =>
  pump.session === null ? pump : step(pump, now(pump), { kind: 'close-session' }).pump;

function stopOrStart({ model, pump }: Pair): Pair {
  const digest = pump.active?.digest ?? '';
  const told = done(tell(pump, now(pump), model.stopped ? { kind: 'start', digest } : { kind: 'stop' }));
  return committed({ pump: sessionOver(told), model: { ...model, stopped: !model.stopped, left: 0 } });
}

/** The power fails and comes back at once: a bolus is over, and all of it counts. Nothing else changes for the rules. */
function restarted({ model, pump, written }: Pair): Pair {
  const { pump: back } = restart(commit(EMPTY_MEMORY, written), pump, now(pump));
  const lost = Array.from({ length: model.left }, () => EACH[model.program]);
  return committed({ pump: back, model: { ...model, left: 0, lost: model.left > 0 ? lost : model.lost } });
}

const committed = ({ pump, model }: Omit<Pair, 'written'>): Pair => ({ pump, model, written: pump });

function begin(): Pair {
  const zeros = Array.from({ length: KEPT }, () => 0);
  const pump = done(
    programme(newPump('synchromed-ii-40', { policy: SHORT_LOG }), after(0), {
      ...prescription(0),
      reservoir: nanolitres(40_000_000),
    }),
  );
  return committed({
    pump,
    model: {
      program: 0,
      left: 0,
      stopped: false,
      since: D,
      lost: [],
      bolus: zeros,
      ceiling: zeros,
      total: zeros,
    },
  });
}

/** What the rules look at: what was really delivered is no part of it, and is only followed. */
const decidingPart = ({ total: _, ...rest }: ModelState): string => JSON.stringify(rest);

/** Every pair that can be reached, each state of the model once. */
function* everyPair(): Generator<Pair> {
  const first = begin();
  const seen = new Set([decidingPart(first.model)]);
  let frontier: readonly Pair[] = [first];
  while (frontier.length > 0) {
    const next: Pair[] = [];
    for (const reached of frontier.flatMap((pair) =>
      [tick, request, update, stopOrStart, ...(pair.model.left > 0 ? [restarted] : [])].map((act) =>
        act(pair),
      ),
    )) {
      const key = decidingPart(reached.model);
      if (seen.has(key)) continue;
      seen.add(key);
      next.push(reached);
      yield reached;
    }
    frontier = next;
  }
}

test('[SR-4] [SR-5] the pump grants and denies as the models do, in every state that they can reach together', () => {
  const counted = { states: 0, granted: 0, 'window-limit': 0, lockout: 0 };
  for (const { model } of everyPair()) {
    counted.states += 1;
    const denied = modelDenies(model);
    if (denied === null) counted.granted += 1;
    if (denied === 'window-limit' || denied === 'lockout') counted[denied] += 1;
    assert.ok(sum(inWindow(model.total)) <= LIMIT, JSON.stringify(model));
  }
  assert.ok(counted.states > 1000);
  for (const [what, times] of Object.entries(counted)) assert.ok(times > 10, `${what}: ${times}`);
});
