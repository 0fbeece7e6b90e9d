import type { DecisionContext } from './context.ts';
import type { Stamp, TherapyEvent } from './events.ts';

type WithoutStamp<Event> = Event extends { readonly stamp: Stamp } ? Omit<Event, 'stamp'> : never;

/** An event before it is said who, when and under which formulary. */
export type Happening = WithoutStamp<TherapyEvent>;

export type EventOf<Type extends TherapyEvent['type']> = Extract<TherapyEvent, { readonly type: Type }>;

export function stamped(context: DecisionContext, happenings: readonly Happening[]): readonly TherapyEvent[] {
  const stamp: Stamp = { by: context.by, at: context.now, formulary: context.formulary.version };
  return happenings.map((happening): TherapyEvent => ({ ...happening, stamp }));
}
