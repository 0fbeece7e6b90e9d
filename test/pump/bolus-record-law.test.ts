import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nanolitres } from '../../src/core/units.ts';
import { nextDeadline } from '../../src/pump/deadlines.ts';
import { lowestFlow } from '../../src/pump/flows.ts';
import { programme } from '../../src/pump/programming.ts';
import type { LogEntry } from '../../src/pump/pump-event.ts';
import type { PumpState } from '../../src/pump/pump-state.ts';
import { schedulePosition } from '../../src/pump/schedule-position.ts';
import { advance } from '../../src/pump/step.ts';
import { happen, prescriptions, timed } from './random-runs.ts';
import { after, DAY, HOUR, newPump, START_MS } from './sample-pump.ts';

/** What the basal program is told to give now, nL/d, reckoned a second time and without any bolus. */
function basalFlow(pump: PumpState): number {
  const stands = pump.update !== null || pump.stall !== null || pump.stuckInTelemetry;
  if (stands || pump.starved?.task === 'delivery' || pump.run.kind === 'stopped') return 0;
  if (pump.run.kind === 'held') return lowestFlow(pump);
  const isReplaced = pump.bolus?.kind === 'bridge' || pump.bolus?.kind === 'prime';
  return isReplaced ? 0 : schedulePosition(pump).flow;
}

/** What the bolus that still runs has been told to give, nL; while the delivery hangs it gives nothing. */
function runningNl({ bolus, nowMs, starved }: PumpState): number {
  if (bolus === null) return 0;
  const untilMs = starved?.task === 'delivery' ? Math.min(nowMs, starved.sinceMs) : nowMs;
  return (bolus.flow * (Math.min(untilMs, bolus.endMs) - bolus.startMs)) / DAY;
}

/** Runs a pump in pieces of constant flow, and keeps its own account of basal flow and of what the log says of boluses. */
class Account {
  pump: PumpState;
  #basal = 0n;
  #boluses = 0;
  recorded = 0;

  constructor(pump: PumpState) {
    this.pump = pump;
  }

  take(pump: PumpState, entries: readonly LogEntry[]): void {
    for (const { event } of entries)
      if (event.kind === 'bolus-ended' || event.kind === 'bolus-cancelled') {
        this.#boluses += event.deliveredNl;
        this.recorded += 1;
      }
    this.pump = pump;
  }

  until(untilMs: number): void {
    while (this.pump.nowMs < untilMs) {
      const { pump } = this;
      const planned = Math.min(
        untilMs,
        schedulePosition(pump).untilMs,
        nextDeadline(pump),
        pump.nowMs + HOUR,
      );
      const whole = advance(pump, after(planned - START_MS));
      const first = whole.entries[0]?.atMs ?? planned;
      const isCut = first > pump.nowMs && first < planned;
      const stepped = isCut ? advance(pump, after(first - START_MS)) : whole;
      this.#basal += BigInt(basalFlow(pump)) * BigInt(stepped.pump.nowMs - pump.nowMs);
      this.take(stepped.pump, stepped.entries);
    }
  }

  /** By how much, in nL, the motor was told more than basal flow and recorded boluses come to. */
  difference(): number {
    const { commanded } = this.pump;
    const told = BigInt(commanded.nl) * BigInt(DAY) + BigInt(commanded.rest);
    return Number(told - this.#basal) / DAY - this.#boluses - runningNl(this.pump);
  }
}

const LOW_NL = [200_000, 1_000_000, 2_000_000] as const;

test('[SR-1] [SR-8] what the motor was told is its basal flow and what the log says that boluses gave, whatever goes wrong', () => {
  let recorded = 0;
  fc.assert(
    fc.property(
      prescriptions,
      fc.constantFrom(...LOW_NL),
      fc.array(timed(), { minLength: 5, maxLength: 30 }),
      (first, low, list) => {
        const started = programme(newPump(), after(0), { ...first, lowReservoirAlarm: nanolitres(low) });
        const account = new Account(started.pump);
        let ms = 0;
        for (const { afterMs, happening } of list) {
          ms += afterMs;
          account.until(START_MS + ms);
          const stepped = happen(account.pump, ms, happening);
          account.take(stepped.pump, stepped.entries);
        }
        recorded += account.recorded;
        // A bolus that was cut is recorded in whole nL.
        assert.ok(Math.abs(account.difference()) <= account.recorded + 1, `${account.difference()} nL`);
      },
    ),
    { numRuns: 400 },
  );
  assert.ok(recorded > 150, `${recorded} boluses decided`);
});
