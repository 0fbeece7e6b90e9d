import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { inSmallestUnit } from '../../src/core/units.ts';
import type { Fault } from '../../src/pump/fault.ts';
import { prescriptionDigest, prescriptionText, readPrescription } from '../../src/pump/prescription-text.ts';
import { programme, tell, updateCommands } from '../../src/pump/programming.ts';
import type { PumpState } from '../../src/pump/pump-state.ts';
import { reading } from '../../src/pump/reading.ts';
import { advance, step } from '../../src/pump/step.ts';
import { prescriptions } from './random-runs.ts';
import {
  after,
  alarmsOf,
  atRate,
  DAY,
  done,
  HOUR,
  logged,
  MINUTE,
  prescribed,
  running,
  THIRTEEN_STEPS,
} from './sample-pump.ts';

const OLD = prescribed(atRate(480_000));
const NEW = prescribed(THIRTEEN_STEPS, { reservoir: null });

/** The first messages of an update, then silence. */
function cutAfter(count: number): PumpState {
  let pump = running(OLD);
  for (const command of updateCommands(NEW).slice(0, count)) pump = done(tell(pump, after(HOUR), command));
  return pump;
}

test('[SR-16] an update that is cut after any message leaves the old program active and says so', () => {
  const count = updateCommands(NEW).length;
  for (let sent = 1; sent < count; sent++) {
    const silent = done(advance(cutAfter(sent), after(HOUR + 10 * MINUTE)));
    const closed = done(step(cutAfter(sent), after(HOUR), { kind: 'close-session' }));
    for (const pump of [silent, closed]) {
      assert.equal(pump.active?.digest, prescriptionDigest(OLD));
      assert.equal(inSmallestUnit(reading(pump).flow), 480_000);
      assert.deepEqual(alarmsOf(pump), ['update-failed']);
      assert.deepEqual(
        logged(pump, 'update-failed').map(({ event }) => event.left),
        ['old-program'],
      );
    }
  }
});

test('[SR-16] a device that stays stopped after a cut update is a fault that can be shown', () => {
  const faulty = done(step(running(OLD), after(0), { kind: 'fault', fault: { kind: 'interrupted-update' } }));
  let pump = faulty;
  for (const command of updateCommands(NEW).slice(0, 2)) pump = done(tell(pump, after(HOUR), command));
  pump = done(advance(pump, after(2 * HOUR)));
  assert.deepEqual(pump.run, { kind: 'stopped', because: 'update-cut' });
  assert.deepEqual(alarmsOf(pump), []);
  // Only the alarm of a long stop tells.
  const found = logged(done(advance(pump, after(4 * DAY))), 'alarm-raised');
  assert.deepEqual(
    found.map(({ ms, event }) => [ms, event.alarm]),
    [[HOUR + 5 * MINUTE + 48 * HOUR, 'stopped-pump']],
  );
});

test('[SR-16] nothing flows while an update is under way', () => {
  const pump = cutAfter(2);
  assert.equal(inSmallestUnit(reading(pump).flow), 0);
});

test('[SR-17] the pump takes over only what was signed: any mutated part, digest or read-back is refused', () => {
  const commands = updateCommands(NEW);
  const text = prescriptionText(NEW);
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.integer({ min: 1, max: 255 }), (index, mask) => {
      let pump = running(OLD);
      let seen = 0;
      for (const command of commands.slice(0, -1)) {
        if (command.kind !== 'write-part') {
          pump = done(tell(pump, after(HOUR), command));
          continue;
        }
        const at = index - seen;
        seen += command.text.length;
        const hit = at >= 0 && at < command.text.length;
        const wrong = hit
          ? command.text.slice(0, at) +
            String.fromCharCode(command.text.charCodeAt(at) ^ mask) +
            command.text.slice(at + 1)
          : command.text;
        pump = done(tell(pump, after(HOUR), { ...command, text: wrong }));
      }
      const confirm = tell(pump, after(HOUR), { kind: 'confirm-update', digest: prescriptionDigest(NEW) });
      assert.equal(confirm.refusal, 'digest-differs');
      assert.equal(confirm.pump.active?.digest, prescriptionDigest(OLD));
    }),
    { numRuns: 80 },
  );
});

test('[SR-17] a read-back that is not what was signed is not confirmed', () => {
  const commands = updateCommands(NEW);
  let pump = running(OLD);
  for (const command of commands.slice(0, -1)) pump = done(tell(pump, after(HOUR), command));
  assert.equal(
    tell(pump, after(HOUR), { kind: 'confirm-update', digest: prescriptionDigest(OLD) }).refusal,
    'digest-differs',
  );
  assert.equal(
    reading(done(tell(pump, after(HOUR), { kind: 'confirm-update', digest: prescriptionDigest(NEW) })))
      .digest,
    prescriptionDigest(NEW),
  );
});

test('[SR-17] every field of a prescription changes its digest, and its text reads back as it was', () => {
  fc.assert(
    fc.property(prescriptions, prescriptions, (a, b) => {
      assert.equal(
        prescriptionText(a) === prescriptionText(b),
        prescriptionDigest(a) === prescriptionDigest(b),
      );
      const read = readPrescription(prescriptionText(a));
      assert.ok(read.ok);
      assert.equal(prescriptionText(read.value), prescriptionText(a));
    }),
  );
  for (const wrong of [
    '',
    '{}',
    '[]',
    'null',
    `${prescriptionText(OLD)} `,
    prescriptionText(OLD).replace('{', '{"a":1,'),
  ])
    assert.deepEqual(readPrescription(wrong), { ok: false, refusal: 'unreadable' });
});

/** Sends each command until it is answered, as a programmer does; null where the pump stays silent or refuses. */
function persistent(pump: PumpState, faults: readonly Fault[]): PumpState | null {
  let next = done(step(pump, after(HOUR), { kind: 'open-session' }));
  const session = next.session?.number ?? 0;
  for (const [i, command] of updateCommands(NEW).entries()) {
    const fault = faults[i];
    if (fault !== undefined) next = done(step(next, after(HOUR), { kind: 'fault', fault }));
    for (let tries = 0; tries < 6 && (next.session?.expects ?? 0) <= i + 1; tries++)
      next = step(next, after(HOUR), { kind: 'message', session, number: i + 1, command }).pump;
    if (next.session?.expects !== i + 2) return null;
  }
  return next;
}

test('[SR-16] [SR-17] whatever the link loses, repeats or turns round, the pump runs the old program or exactly the new one', () => {
  const link: fc.Arbitrary<Fault> = fc.oneof(
    fc.integer({ min: 1, max: 7 }).map((count): Fault => ({ kind: 'message-lost', count })),
    fc.integer({ min: 1, max: 3 }).map((count): Fault => ({ kind: 'message-duplicated', count })),
    fc.constant<Fault>({ kind: 'message-reordered' }),
  );
  let whole = 0;
  fc.assert(
    fc.property(fc.array(link, { maxLength: 8 }), (faults) => {
      const updated = persistent(running(OLD), faults);
      if (updated === null) return;
      whole += 1;
      assert.equal(updated.active?.digest, prescriptionDigest(NEW));
      assert.equal(updated.update, null);
      assert.equal(logged(updated, 'program-active').length, 2);
    }),
  );
  assert.ok(whole > 10);
});

test('a message that is lost, comes twice or is overtaken has one effect or none', () => {
  const base = running(OLD);
  const lost = tell(
    done(step(base, after(0), { kind: 'fault', fault: { kind: 'message-lost', count: 1 } })),
    after(HOUR),
    { kind: 'stop' },
  );
  assert.equal(lost.pump.run.kind, 'running');
  assert.equal(tell(lost.pump, after(HOUR), { kind: 'stop' }).pump.run.kind, 'stopped');

  const twice = done(
    step(base, after(0), { kind: 'fault', fault: { kind: 'message-duplicated', count: 1 } }),
  );
  const stopped = tell(twice, after(HOUR), { kind: 'stop' }).pump;
  assert.equal(logged(stopped, 'stopped').length, 1);
  assert.equal(logged(stopped, 'refused').length, 0);

  const reordered = done(step(base, after(0), { kind: 'fault', fault: { kind: 'message-reordered' } }));
  let pump = done(step(reordered, after(HOUR), { kind: 'open-session' }));
  for (const [number, command] of [
    { kind: 'stop' },
    { kind: 'interrogate', programmerAheadMs: null },
  ].entries())
    pump = step(pump, after(HOUR), {
      kind: 'message',
      session: pump.session?.number ?? 0,
      number: number + 1,
      command: command as { kind: 'stop' },
    }).pump;
  // The second came first and was refused; the first then had its turn.
  assert.deepEqual(
    logged(pump, 'refused').map(({ event }) => event.because),
    ['message-out-of-turn'],
  );
  assert.equal(pump.run.kind, 'stopped');
});

test('a whole update at one moment delivers nothing less and nothing more', () => {
  const pump = done(programme(done(advance(running(OLD), after(DAY))), after(DAY), OLD));
  assert.equal(inSmallestUnit(reading(pump).delivered), 480_000);
  assert.equal(inSmallestUnit(reading(pump).displayed), 40_000_000);
});
