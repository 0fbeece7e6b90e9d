// models/priming.pml, WORKFLOW=COUNTED, and the pump of src/pump, side by side: the path is emptied, somebody attests it, the
// program flows, primes are given, cut short and asked for again, sessions end and the power fails, in every order.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { nanolitres } from '../src/core/units.ts';
import { commit, EMPTY_MEMORY, restart } from '../src/pump/memory.ts';
import { tell } from '../src/pump/programming.ts';
import type { PumpState } from '../src/pump/pump-state.ts';
import { advance, step } from '../src/pump/step.ts';
import { after, atRate, DAY, done, prescribed, running, START_MS } from './pump/sample-pump.ts';

const PATH = 4;
const UNIT_NL = 100;
/** A unit flows in 18 s, and is primed in 0.36 s at the 1 mL/h of a prime. */
const FLOW = 480_000;
const UNIT_MS = (UNIT_NL * DAY) / FLOW;
const PRIMED_MS = (UNIT_NL * DAY) / 24_000_000;

/** What the model keeps: `clear` is the truth, that no pump can see. */
interface ModelState {
  readonly clear: number;
  readonly offered: number;
  readonly attested: boolean;
}

interface Pair {
  readonly model: ModelState;
  readonly pump: PumpState;
}

type Event = (pair: Pair) => Pair;

const less = (a: number, b: number): number => Math.max(0, a - b);
const later = (pump: PumpState, ms: number): PumpState =>
  done(advance(pump, after(pump.nowMs - START_MS + ms)));
const now = ({ nowMs }: PumpState) => after(nowMs - START_MS);

const emptied: Event = ({ model, pump }) => ({ pump, model: { ...model, clear: PATH } });

const flows: Event = ({ model: { clear, offered, attested }, pump }) => ({
  pump: later(pump, UNIT_MS),
  model: { clear: less(clear, 1), offered: less(offered, 1), attested },
});

const sessionEnds: Event = ({ model, pump }) => ({
  pump: pump.session === null ? pump : done(step(pump, now(pump), { kind: 'close-session' })),
  model: { ...model, attested: false, offered: 0 },
});

/** The pump forgets nothing, and its session is gone. */
const powerFails: Event = ({ model, pump }) => ({
  pump: restart(commit(EMPTY_MEMORY, pump), pump, now(pump)).pump,
  model: { ...model, attested: false, offered: 0 },
});

/** The person says what is true the first time in a session, and repeats it with every prime after that. */
const primes =
  (units: number, given = units): Event =>
  ({ model, pump }) => {
    const before: ModelState =
      !model.attested && model.clear === PATH ? { ...model, attested: true, offered: PATH } : model;
    const asked = tell(pump, now(pump), {
      kind: 'prime',
      volume: nanolitres(units * UNIT_NL),
      path: nanolitres(PATH * UNIT_NL),
      reason: 'catheter-aspirated',
      catheterDrugFree: before.attested,
    });
    if (!before.attested || units > before.offered) {
      const because = before.attested ? 'prime-above-path' : 'catheter-not-drug-free';
      assert.equal(asked.refusal, because, JSON.stringify(before));
      // A refused prime attests nothing: what was not used may still be said to be true, or not.
      return {
        pump: sessionEnds({ model, pump: asked.pump }).pump,
        model: sessionEnds({ model, pump }).model,
      };
    }
    assert.ok(units <= before.clear, 'more would leave the tip');
    const ran = later(done(asked), given * PRIMED_MS);
    const over = given < units ? done(tell(ran, now(ran), { kind: 'cancel-bolus' })) : ran;
    assert.equal(over.bolus, null);
    return {
      pump: over,
      model: { ...before, clear: before.clear - given, offered: before.offered - given },
    };
  };

const EVENTS: readonly Event[] = [
  emptied,
  flows,
  sessionEnds,
  powerFails,
  ...[1, 2, 3, 4, 5].map((units) => primes(units)),
  primes(3, 1),
  primes(4, 2),
];

function everyPair(): readonly Pair[] {
  const first: Pair = {
    pump: sessionEnds({
      model: { clear: 0, offered: 0, attested: false },
      pump: later(running(prescribed(atRate(FLOW))), DAY),
    }).pump,
    model: { clear: 0, offered: 0, attested: false },
  };
  const seen = new Map([[JSON.stringify(first.model), first]]);
  // What is added while the walk goes on is walked too.
  for (const [, pair] of seen)
    for (const event of EVENTS) {
      const next = event(pair);
      const key = JSON.stringify(next.model);
      if (!seen.has(key)) seen.set(key, next);
    }
  return [...seen.values()];
}

test('[SR-40] the pump gives and refuses primes as the model does, in every state that they can reach together', () => {
  const pairs = everyPair();
  assert.ok(pairs.length > 15, `${pairs.length} states`);
  for (const { model } of pairs) assert.ok(model.offered <= model.clear, JSON.stringify(model));
});
