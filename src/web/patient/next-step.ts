import type { Patient } from '../../wire/contract/patient.ts';
import type { Me } from '../../wire/contract/session.ts';

/** What the signed-in person can do next for this patient, and where; at most one thing. */
export type NextStep =
  | { readonly to: 'visit'; readonly action: 'continue-visit' | 'start-visit' }
  | {
      readonly to: 'order';
      readonly action: 'prepare' | 'correct' | 'resubmit' | 'verify' | 'sign';
    }
  | { readonly to: 'order'; readonly action: 'await-verifier' | 'await-signature' };

/** An order waits for another person than its author; a signature for a physician. The server decides; this only shows the way. */
export function nextStep(patient: Patient, me: Me['person']): NextStep | null {
  if (patient.visit !== null) return { to: 'visit', action: 'continue-visit' };
  if (patient.record.pump === undefined) return null;
  const { order } = patient;
  if (order === null || order.status === 'withdrawn') return { to: 'order', action: 'prepare' };
  if (order.stale) return { to: 'order', action: 'resubmit' };
  const author = order.submitted.by.id === me.id;
  switch (order.status) {
    case 'submitted':
      return { to: 'order', action: author ? 'await-verifier' : 'verify' };
    case 'disputed':
      return { to: 'order', action: author ? 'correct' : 'verify' };
    case 'verified':
      return { to: 'order', action: me.role === 'physician' ? 'sign' : 'await-signature' };
    case 'signed':
      return { to: 'visit', action: 'start-visit' };
    default:
      return null;
  }
}
