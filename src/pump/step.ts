import { unreachable } from '../core/result.ts';
import { epochMilliseconds, type Instant } from '../core/time.ts';
import { beginFault, endFault } from './begin-fault.ts';
import { log, type Work, workOn } from './draft.ts';
import { requestBolus } from './give-bolus.ts';
import type { Hidden, LogEntry } from './pump-event.ts';
import type { PumpInput } from './pump-input.ts';
import type { PumpRefusal } from './pump-refusal.ts';
import type { PumpState } from './pump-state.ts';
import { runUntil } from './run-until.ts';
import { settle } from './settle.ts';
import { fill, withdraw } from './syringe.ts';
import { closeSession, openSession, transmit } from './telemetry.ts';

export interface Stepped {
  readonly pump: PumpState;
  /** What the pump wrote into its log on the way, in order. */
  readonly entries: readonly LogEntry[];
  /** What happened that it could not see. */
  readonly hidden: readonly Hidden[];
  /** Why the input changed nothing but the log; null where it was carried out, or never arrived. */
  readonly refusal: PumpRefusal | null;
}

/**
 * Lets the pump run until a moment and gives it one input then. Pure: the same pump, moment and input give the same answer, and how
 * the time in between is cut changes nothing. A moment before the pump's own is refused.
 */
export function step(pump: PumpState, at: Instant, input: PumpInput): Stepped {
  const work = workOn(pump);
  const atMs = epochMilliseconds(at);
  if (atMs < pump.nowMs) return finished(work, refuse(work, input, 'time-runs-backwards'));
  runUntil(work, atMs);
  if (input.kind === 'wait') return finished(work, null);
  const refusal = apply(work, input);
  settle(work);
  return finished(work, refusal);
}

/** Only lets time pass. */
export const advance = (pump: PumpState, at: Instant): Stepped => step(pump, at, { kind: 'wait' });

const finished = ({ pump, entries, hidden }: Work, refusal: PumpRefusal | null): Stepped => ({
  pump,
  entries,
  hidden,
  refusal,
});

function refuse(work: Work, input: PumpInput, because: PumpRefusal): PumpRefusal {
  log(work, { kind: 'refused', asked: input.kind === 'message' ? input.command.kind : input.kind, because });
  return because;
}

/** Messages and requests write their own refusals into the log; every other one is written here. */
function apply(work: Work, input: PumpInput): PumpRefusal | null {
  if (input.kind === 'message') return transmit(work, input);
  if (input.kind === 'request-bolus') return requestBolus(work);
  const because = unanswered(work, input);
  return because === null ? null : refuse(work, input, because);
}

function unanswered(
  work: Work,
  input: Exclude<PumpInput, { readonly kind: 'message' | 'request-bolus' }>,
): PumpRefusal | null {
  switch (input.kind) {
    case 'wait':
      return null;
    case 'open-session':
      return openSession(work);
    case 'close-session':
      return closeSession(work);
    case 'fill':
      return fill(work, input);
    case 'withdraw':
      return withdraw(work, input);
    case 'fault':
      return beginFault(work, input.fault);
    case 'end-fault':
      return endFault(work, input.fault);
    default:
      return unreachable(input);
  }
}
