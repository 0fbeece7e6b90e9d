import type { CommandJson } from '../../wire/contract/command.ts';
import { blank, type Entered, enteredOr, type VisitProblem } from './problems.ts';

export interface PortEntry {
  readonly port: 'reservoir' | 'catheter-access' | null;
  readonly needleGauge: string;
  readonly atNeedleStop: boolean | null;
}

export const NO_PORT: PortEntry = { port: null, needleGauge: '', atNeedleStop: null };

type PortCommand = Omit<Extract<CommandJson, { type: 'confirm-port' }>, 'visit'>;

/** Which port, which needle, and whether it stands at the stop: each answered, none assumed [SR-52]. */
export function readPort({ port, needleGauge, atNeedleStop }: PortEntry): Entered<PortCommand> {
  const problems: Record<string, VisitProblem> = {};
  if (port === null) problems['port'] = 'no-choice';
  if (blank(needleGauge)) problems['needleGauge'] = 'empty';
  if (atNeedleStop === null) problems['atNeedleStop'] = 'no-choice';
  return enteredOr(problems, () => ({
    type: 'confirm-port',
    port: port ?? 'catheter-access',
    needleGauge: needleGauge.trim(),
    atNeedleStop: atNeedleStop === true,
  }));
}
