import type { TherapyEvent } from './events.ts';

/** A journal that cannot have been: corruption or a bug, never a refusal. Says the kind of event and why, no patient data. */
export function impossible(event: TherapyEvent, why: string): never {
  throw new Error(`${event.type} cannot follow: ${why}`);
}
