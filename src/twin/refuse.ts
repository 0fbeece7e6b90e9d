import type { ScenarioRefusal } from './simulation.ts';

/** Notes one thing that is wrong with a scenario. */
export type Refuse = (code: ScenarioRefusal['code'], at: string, expected: string) => void;
