import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { figure } from '../../src/core/limits.ts';
import { entriesIn } from '../../src/pump/log-book.ts';
import { commit, EMPTY_MEMORY, restart } from '../../src/pump/memory.ts';
import { tell } from '../../src/pump/programming.ts';
import { DEFAULT_POLICY } from '../../src/pump/pump-configuration.ts';
import type { LogEntry } from '../../src/pump/pump-event.ts';
import { step } from '../../src/pump/step.ts';
import { happen, prescriptions, timed } from './random-runs.ts';
import { after, atRate, BOLUS, done, HOUR, MINUTE, newPump, prescribed, running } from './sample-pump.ts';

const ascending = (entries: readonly LogEntry[]): void => {
  for (const [i, entry] of entries.entries()) {
    assert.equal(entry.sequence, i + 1);
    assert.ok(i === 0 || entry.atMs >= (entries[i - 1]?.atMs ?? 0));
  }
};

test('[SR-23] every event gets the next number and its moment; none is missing, also across a loss of power', () => {
  fc.assert(
    fc.property(
      prescriptions,
      fc.array(fc.tuple(timed(DAYS), fc.boolean()), { maxLength: 20 }),
      (prescription, happens) => {
        let pump = newPump();
        const all: LogEntry[] = [...entriesIn(pump.log)];
        let ms = 0;
        for (const [{ afterMs, happening }, off] of [
          [{ afterMs: 0, happening: { kind: 'programme' as const, prescription } }, false] as const,
          ...happens,
        ]) {
          ms += afterMs;
          const stepped = happen(pump, ms, happening);
          all.push(...stepped.entries);
          pump = stepped.pump;
          if (!off) continue;
          const restarted = restart(commit(EMPTY_MEMORY, pump), pump, after(ms));
          all.push(...restarted.entries);
          pump = restarted.pump;
        }
        ascending(all);
        assert.deepEqual(
          entriesIn(pump.log).map(({ sequence }) => sequence),
          all.map(({ sequence }) => sequence),
        );
      },
    ),
    { numRuns: 80 },
  );
});

const DAYS = 24 * HOUR;

test('[SR-23] when the log is full the oldest acknowledged entries go; one that nobody acknowledged is counted as lost', () => {
  const policy = {
    ...DEFAULT_POLICY,
    logCapacity: figure('pump-log-capacity', 20, DEFAULT_POLICY.logCapacity.source),
  };
  let pump = running(prescribed({ ...atRate(100_000), patientBolus: BOLUS }), 'synchromed-ii-40', { policy });
  for (let i = 1; i <= 10; i++) pump = step(pump, after(i * MINUTE), { kind: 'request-bolus' }).pump;
  const keep = entriesIn(pump.log).map(({ sequence }) => sequence);
  // Two of the middle were read: these go first.
  pump = done(tell(pump, after(HOUR), { kind: 'acknowledge-log', sequences: [8, 9] }));
  while (pump.log.acknowledged > 0) pump = step(pump, after(HOUR), { kind: 'request-bolus' }).pump;
  assert.equal(pump.lostEntries, 0);
  const left = new Set(entriesIn(pump.log).map(({ sequence }) => sequence));
  assert.deepEqual(
    keep.filter((sequence) => !left.has(sequence)),
    [8, 9],
  );
  pump = step(pump, after(HOUR), { kind: 'request-bolus' }).pump;
  assert.equal(pump.lostEntries, 1);
  assert.equal(pump.log.size, 20);
  assert.equal(
    tell(pump, after(HOUR), { kind: 'acknowledge-log', sequences: [9_999] }).refusal,
    'no-such-entry',
  );
});
