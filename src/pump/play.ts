import { compareInstants, type Instant } from '../core/time.ts';
import { implanted } from './implanted.ts';
import { entriesIn } from './log-book.ts';
import { programme, tell } from './programming.ts';
import type { Hidden, LogEntry } from './pump-event.ts';
import type { PumpRefusal } from './pump-refusal.ts';
import type { PumpAction, PumpScenario } from './pump-scenario.ts';
import type { PumpState } from './pump-state.ts';
import { reading } from './reading.ts';
import { advance, type Stepped, step } from './step.ts';

/** An action that the pump refused: it went on as if nothing had been asked. */
export interface RefusedAction {
  readonly index: number;
  readonly at: Instant;
  readonly because: PumpRefusal;
}

/** What came of a scenario. `entries` is everything the pump ever wrote, also what its log no longer holds. */
export interface Played {
  readonly pump: PumpState;
  readonly entries: readonly LogEntry[];
  readonly hidden: readonly Hidden[];
  readonly refused: readonly RefusedAction[];
}

/** Does one thing to a pump at a moment. */
export function act(pump: PumpState, at: Instant, action: PumpAction): Stepped {
  switch (action.kind) {
    case 'programme':
      return programme(pump, at, action.prescription);
    case 'start':
      return tell(pump, at, { kind: 'start', digest: reading(advance(pump, at).pump).digest ?? '' });
    case 'tell':
      return tell(pump, at, action.command);
    case 'outside':
      return step(pump, at, action.input);
  }
}

/** Plays a scenario from the implant to its end. A refused action stops nothing: it is in the log and in the answer. */
export function play({ configuration, volume, actions, until }: PumpScenario): Played {
  let pump = implanted(configuration, volume);
  const entries: LogEntry[] = [...entriesIn(pump.log)];
  const hidden: Hidden[] = [];
  const refused: RefusedAction[] = [];
  const take = (stepped: Stepped): void => {
    pump = stepped.pump;
    // One by one: a year of requests is more arguments than a call can take.
    for (const entry of stepped.entries) entries.push(entry);
    for (const event of stepped.hidden) hidden.push(event);
  };
  for (const [index, { at, action }] of actions.entries()) {
    const stepped = act(pump, at, action);
    take(stepped);
    if (stepped.refusal !== null) refused.push({ index, at, because: stepped.refusal });
  }
  if (actions.every(({ at }) => compareInstants(at, until) <= 0)) take(advance(pump, until));
  return { pump, entries, hidden, refused };
}
