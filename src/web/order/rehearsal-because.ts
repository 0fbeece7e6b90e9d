import type { PumpRefusal } from '../../pump/pump-refusal.ts';

/** Why the virtual pump may not take a program at a visit, each with words of its own. */
const EXPLAINED = [
  'above-maximum-flow',
  'alarm-above-capacity',
  'below-minimum-flow',
  'bolus-rate-unknown',
  'catheter-not-drug-free',
  'end-of-service',
  'flow-unknown',
  'lockout-too-short',
  'mode-not-known',
  'no-volume',
  'not-programmable',
  'patient-bolus-not-allowed',
  'prime-above-path',
  'reservoir-above-capacity',
  'reservoir-too-low',
  'schedule-gap',
  'too-many-steps',
  'window-limit',
] as const satisfies readonly PumpRefusal[];

/** Null where there are no words for it: the code itself is then shown. */
export const explained = (because: PumpRefusal): (typeof EXPLAINED)[number] | null =>
  EXPLAINED.find((known) => known === because) ?? null;
