import type { LastState } from '../visit-input.ts';
import type { OrderContent } from './events.ts';
import { currentProgram } from './last-state.ts';

/** The refill that changes nothing: the same mixture and volume, the program that runs. */
export const repeatedContent = (last: LastState): OrderContent => ({
  fill: { volume: last.fill.volume, components: last.fill.components },
  program: currentProgram(last),
  bridge: { kind: 'compute' },
});
