import { accepted, type Result, refused, unreachable } from '../result.ts';
import type { TherapyCommand } from './commands.ts';
import type { DecisionContext } from './context.ts';
import { decideEnd } from './decide-end.ts';
import { decideNeedle } from './decide-needle.ts';
import { decideOrder } from './decide-order.ts';
import { decideProgram } from './decide-program.ts';
import { decideRecord, register } from './decide-record.ts';
import { decideStart } from './decide-start.ts';
import type { TherapyEvent } from './events.ts';
import { type Happening, stamped } from './happening.ts';
import type { Refusal } from './refusals.ts';
import type { TherapyState } from './state.ts';

/**
 * What follows from a command, or why it is refused. Pure: the journal as it stands, the command and the context are all it
 * knows. A refusal changes nothing. `state` is null before the patient is registered.
 */
export function decide(
  state: TherapyState | null,
  command: TherapyCommand,
  context: DecisionContext,
): Result<readonly TherapyEvent[], Refusal> {
  const decided = happenings(state, command, context);
  return decided.ok ? accepted(stamped(context, decided.value)) : decided;
}

function happenings(
  state: TherapyState | null,
  command: TherapyCommand,
  context: DecisionContext,
): Result<readonly Happening[], Refusal> {
  if (command.type === 'register-patient') return register(state, command, context);
  if (state === null) return refused({ code: 'not-registered' });
  switch (command.type) {
    case 'record-facts':
    case 'record-implant':
    case 'take-over-therapy':
    case 'report-alarm':
    case 'book-appointment':
    case 'cancel-appointment':
      return decideRecord(state, command, context);
    case 'submit-order':
    case 'repeat-order':
    case 'verify-order':
    case 'sign-order':
    case 'withdraw-order':
      return decideOrder(state, command, context);
    case 'start-visit':
    case 'identify':
    case 'read-pump':
    case 'confirm-port':
      return decideStart(state, command, context);
    case 'record-aspirate':
    case 'assess-residual':
    case 'reconfirm-port':
    case 'record-injection':
      return decideNeedle(state, command, context);
    case 'confirm-program':
    case 'enter-read-back':
      return decideProgram(state, command, context);
    case 'end-observation':
    case 'complete-visit':
    case 'abort-visit':
      return decideEnd(state, command, context);
    default:
      return unreachable(command);
  }
}
