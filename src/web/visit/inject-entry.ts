import { VOLUME } from '../../wire/amount/unit-table.ts';
import type { CommandRequest } from '../../wire/contract/command.ts';
import { NOTHING_TYPED, type QuantityText, readQuantity } from '../fields/quantity-entry.ts';
import { blank, type Entered, enteredOr, type VisitProblem } from './problems.ts';

export interface InjectEntry {
  readonly volume: QuantityText;
  readonly partialInstilChecked: boolean | null;
  readonly wasted: QuantityText;
}

export const NOTHING_INJECTED: InjectEntry = {
  volume: NOTHING_TYPED,
  partialInstilChecked: null,
  wasted: NOTHING_TYPED,
};

/** Never kept: a password lives as long as the field that shows it. */
export interface Witness {
  readonly username: string;
  readonly password: string;
}

export const NO_WITNESS: Witness = { username: '', password: '' };

type Injection = Pick<CommandRequest, 'as'> & {
  readonly command: {
    readonly type: 'record-injection';
    readonly volume: { value: number; unit: string };
    readonly partialInstilChecked: boolean;
    readonly wasted: { value: number; unit: string };
  };
};

/** `own` is the user name of who is signed in: nobody witnesses himself [SR-57]. */
export function readInjection(entry: InjectEntry, witness: Witness, own: string): Entered<Injection> {
  const problems: Record<string, VisitProblem | 'field'> = {};
  const volume = readQuantity(entry.volume, VOLUME);
  const wasted = readQuantity(entry.wasted, VOLUME, true);
  if (!volume.ok) problems['volume'] = 'field';
  if (!wasted.ok) problems['wasted'] = 'field';
  if (entry.partialInstilChecked === null) problems['partialInstilChecked'] = 'no-choice';
  if (blank(witness.username)) problems['witness'] = 'empty';
  else if (witness.username.trim().toLowerCase() === own.toLowerCase())
    problems['witness'] = 'witness-is-you';
  if (witness.password === '') problems['password'] = 'empty';
  const nothing = { value: 0, unit: 'mL' };
  return enteredOr(problems, () => ({
    command: {
      type: 'record-injection',
      volume: volume.ok ? volume.amount : nothing,
      partialInstilChecked: entry.partialInstilChecked === true,
      wasted: wasted.ok ? wasted.amount : nothing,
    },
    as: { username: witness.username.trim(), password: witness.password },
  }));
}
