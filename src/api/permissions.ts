import type { TherapyCommand } from '../core/therapy/commands.ts';
import type { Role } from '../core/therapy/events.ts';

const EVERYBODY: readonly Role[] = ['nurse', 'physician', 'pharmacist'];
const AT_THE_BEDSIDE: readonly Role[] = ['nurse', 'physician'];
const PRESCRIBER: readonly Role[] = ['physician'];

/** Which roles may give which command [SR-69]. A command without a line does not compile; who is not named may not. */
export const MAY_COMMAND: Readonly<Record<TherapyCommand['type'], readonly Role[]>> = {
  'register-patient': AT_THE_BEDSIDE,
  'record-facts': AT_THE_BEDSIDE,
  'record-implant': AT_THE_BEDSIDE,
  'take-over-therapy': AT_THE_BEDSIDE,
  'report-alarm': EVERYBODY,
  'book-appointment': EVERYBODY,
  'cancel-appointment': EVERYBODY,
  'submit-order': EVERYBODY,
  'repeat-order': EVERYBODY,
  'verify-order': EVERYBODY,
  'sign-order': PRESCRIBER,
  'withdraw-order': EVERYBODY,
  'start-visit': AT_THE_BEDSIDE,
  identify: AT_THE_BEDSIDE,
  'read-pump': AT_THE_BEDSIDE,
  'confirm-port': AT_THE_BEDSIDE,
  'record-aspirate': AT_THE_BEDSIDE,
  'assess-residual': AT_THE_BEDSIDE,
  'reconfirm-port': AT_THE_BEDSIDE,
  'record-injection': AT_THE_BEDSIDE,
  'confirm-program': AT_THE_BEDSIDE,
  'enter-read-back': AT_THE_BEDSIDE,
  'end-observation': AT_THE_BEDSIDE,
  'complete-visit': AT_THE_BEDSIDE,
  'abort-visit': AT_THE_BEDSIDE,
};

export const mayCommand = (role: Role, type: TherapyCommand['type']): boolean =>
  MAY_COMMAND[type].includes(role);
