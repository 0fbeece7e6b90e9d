import type { TherapyEvent } from '../../core/therapy/events.ts';

const KNOWN: Readonly<Record<TherapyEvent['type'], true>> = {
  'patient-registered': true,
  'facts-recorded': true,
  'implant-recorded': true,
  'therapy-taken-over': true,
  'order-submitted': true,
  'order-verified': true,
  'order-disputed': true,
  'order-signed': true,
  'order-withdrawn': true,
  'visit-started': true,
  'visit-identified': true,
  'pump-read': true,
  'port-confirmed': true,
  'residual-aspirated': true,
  'residual-assessed': true,
  'port-reconfirmed': true,
  'refill-injected': true,
  'program-confirmed': true,
  'read-back-matched': true,
  'read-back-differed': true,
  'observation-started': true,
  'observation-ended': true,
  'visit-completed': true,
  'visit-aborted': true,
  'alarm-reported': true,
  'appointment-booked': true,
  'appointment-cancelled': true,
};

/** An event that this page has words for. */
export const isEventType = (type: string): type is TherapyEvent['type'] => Object.hasOwn(KNOWN, type);
