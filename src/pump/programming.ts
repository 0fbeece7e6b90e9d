import { epochMilliseconds, type Instant } from '../core/time.ts';
import type { Prescription } from './prescription.ts';
import { prescriptionText } from './prescription-text.ts';
import type { PumpCommand, PumpInput } from './pump-input.ts';
import type { PumpState } from './pump-state.ts';
import { sha256OfText } from './sha-256.ts';
import { type Stepped, step } from './step.ts';

/** One command of a programmer in a session of its own or in the one that is open. */
export function tell(pump: PumpState, at: Instant, command: PumpCommand): Stepped {
  const opened =
    pump.session === null ? step(pump, at, { kind: 'open-session' }) : step(pump, at, { kind: 'wait' });
  if (opened.refusal !== null) return opened;
  // A session may have run out on the way.
  const open =
    opened.pump.session === null
      ? joined(opened, (next) => step(next, at, { kind: 'open-session' }))
      : opened;
  return joined(open, (next) => step(next, at, messageTo(next, command)));
}

/** The next message of the open session; throws where none is open. */
function messageTo({ session }: PumpState, command: PumpCommand): PumpInput {
  if (session === null) throw new Error('no session is open');
  return { kind: 'message', session: session.number, number: session.expects, command };
}

/** Both steps one after the other; the second is not made where the first was refused. */
export function joined(first: Stepped, next: (pump: PumpState) => Stepped): Stepped {
  if (first.refusal !== null) return first;
  const second = next(first.pump);
  return {
    pump: second.pump,
    entries: [...first.entries, ...second.entries],
    hidden: [...first.hidden, ...second.hidden],
    refusal: second.refusal,
  };
}

const PART_LENGTH = 200;

/** The messages of an update, in their order: what is signed is announced by its digest, sent in parts and confirmed. */
export function updateCommands(prescription: Prescription): readonly PumpCommand[] {
  const text = prescriptionText(prescription);
  const digest = sha256OfText(text);
  const parts = Array.from({ length: Math.ceil(text.length / PART_LENGTH) }, (_, index) =>
    text.slice(index * PART_LENGTH, (index + 1) * PART_LENGTH),
  );
  return [
    { kind: 'begin-update', digest, parts: parts.length },
    ...parts.map((part, index): PumpCommand => ({ kind: 'write-part', index, text: part })),
    { kind: 'confirm-update', digest },
  ];
}

/** A whole update at one moment, in a session that is closed again. Where it is refused on the way the old program runs on. */
export function programme(pump: PumpState, at: Instant, prescription: Prescription): Stepped {
  let stepped: Stepped = { pump, entries: [], hidden: [], refusal: null };
  for (const command of updateCommands(prescription))
    stepped = joined(stepped, (next) => tell(next, at, command));
  if (stepped.pump.session === null || stepped.pump.nowMs !== epochMilliseconds(at)) return stepped;
  const closed = step(stepped.pump, at, { kind: 'close-session' });
  return {
    pump: closed.pump,
    entries: [...stepped.entries, ...closed.entries],
    hidden: [...stepped.hidden, ...closed.hidden],
    refusal: stepped.refusal,
  };
}
