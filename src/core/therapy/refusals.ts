import type { Finding } from '../findings.ts';
import type { Volume } from '../units.ts';
import type { VisitStep } from './events.ts';
import type { OrderStatus } from './state.ts';

/** Why a command is refused. Expected, part of the domain, and never half done. */
export type Refusal = RecordRefusal | OrderRefusal | VisitRefusal;

/** `at` is a JSON pointer into the command; `findings` and `fields` say what stands against it. */
export type RecordRefusal =
  | { readonly code: 'not-registered' }
  | { readonly code: 'already-registered' }
  | { readonly code: 'incomplete'; readonly at: string; readonly expected: string }
  | { readonly code: 'no-implant' }
  | { readonly code: 'nothing-filled' }
  | { readonly code: 'already-filled' }
  | { readonly code: 'visit-open'; readonly visit: string }
  | { readonly code: 'in-the-past'; readonly at: string }
  | { readonly code: 'no-appointment' };

export type OrderRefusal =
  | { readonly code: 'order-open'; readonly order: string; readonly status: OrderStatus }
  | { readonly code: 'no-such-order'; readonly order: string }
  | { readonly code: 'order-not-ready'; readonly order: string; readonly status: OrderStatus }
  | { readonly code: 'order-in-use'; readonly visit: string }
  | { readonly code: 'plan-refused'; readonly findings: readonly Finding[] }
  | { readonly code: 'warning-without-reason'; readonly findings: readonly Finding[] }
  | { readonly code: 'reason-without-warning'; readonly fields: readonly string[] }
  | { readonly code: 'change-not-acknowledged'; readonly fields: readonly string[] }
  | { readonly code: 'delivery-interrupted' }
  | { readonly code: 'second-person-needed' }
  | { readonly code: 'entry-too-coarse'; readonly at: string; readonly expected: string }
  | { readonly code: 'physician-needed' }
  | { readonly code: 'changed-since-check' }
  | { readonly code: 'rehearsal-differs'; readonly by: Volume }
  | { readonly code: 'rehearsal-refused'; readonly because: string }
  | { readonly code: 'not-in-the-syringe'; readonly fields: readonly string[] };

export type VisitRefusal =
  | { readonly code: 'no-such-visit'; readonly visit: string }
  | { readonly code: 'not-now'; readonly step: VisitStep }
  | { readonly code: 'identity-differs'; readonly fields: readonly string[] }
  | { readonly code: 'label-differs'; readonly fields: readonly string[] }
  | { readonly code: 'past-beyond-use'; readonly beyondUse: string }
  | { readonly code: 'access-port' }
  | { readonly code: 'not-at-needle-stop' }
  | { readonly code: 'port-in-doubt'; readonly findings: readonly Finding[] }
  | { readonly code: 'port-not-in-doubt' }
  | { readonly code: 'correction-needs-reason' }
  | { readonly code: 'nothing-to-correct' }
  | { readonly code: 'assessment-needed'; readonly findings: readonly Finding[] }
  | { readonly code: 'partial-instil-not-checked' }
  | { readonly code: 'volume-differs'; readonly ordered: Volume }
  | { readonly code: 'witness-is-the-nurse' }
  | { readonly code: 'balance-differs'; readonly taken: Volume; readonly accountedFor: Volume }
  | { readonly code: 'new-warnings'; readonly findings: readonly Finding[] }
  | { readonly code: 'read-back-incomplete'; readonly fields: readonly string[] }
  | { readonly code: 'unreadable'; readonly at: string; readonly expected: string }
  | { readonly code: 'observation-not-over'; readonly minutesLeft: number }
  | { readonly code: 'reason-not-needed' }
  | { readonly code: 'appointment-too-late'; readonly refillBy: string };
