import { CONCENTRATION, MASS, TIME, VOLUME } from '../../wire/amount/unit-table.ts';
import type { ReadBackJson } from '../../wire/contract/read-back.ts';
import { NOTHING_TYPED, type QuantityText, readQuantity } from '../fields/quantity-entry.ts';
import { type Entered, enteredOr, type VisitProblem } from './problems.ts';
import {
  NOTHING_REPORTED,
  REPORTED_SAMPLE,
  type Reported,
  readBackProgram,
  showsDailyDose,
} from './reported-program.ts';

export interface ReadBackEntry {
  readonly program: Reported;
  readonly concentration: QuantityText;
  readonly reservoirVolume: QuantityText;
  /** Whether a bridge is shown; null until somebody has said so. */
  readonly hasBridge: boolean | null;
  readonly bridgeDose: QuantityText;
  readonly bridgeDuration: QuantityText;
  /** The same of a prime. */
  readonly hasPrime: boolean | null;
  readonly primeVolume: QuantityText;
  readonly primeDuration: QuantityText;
}

export const NOTHING_READ_BACK: ReadBackEntry = {
  program: NOTHING_REPORTED,
  concentration: NOTHING_TYPED,
  reservoirVolume: NOTHING_TYPED,
  hasBridge: null,
  bridgeDose: NOTHING_TYPED,
  bridgeDuration: NOTHING_TYPED,
  hasPrime: null,
  primeVolume: { text: '', unit: 'mL' },
  primeDuration: NOTHING_TYPED,
};

export const READ_BACK_SAMPLE: ReadBackEntry = { ...NOTHING_READ_BACK, program: REPORTED_SAMPLE };

const shown = ({ text, unit }: QuantityText): { text: string; unit: string } => ({
  text: text.trim(),
  unit: unit ?? '',
});

/**
 * What the vendor's programmer shows after programming, digit for digit: nothing is converted or completed. After a fill it also
 * shows what it was told of the solution; everything else is asked whatever was ordered, so that nothing is taken for read [SR-63].
 */
export function readReadBack(entry: ReadBackEntry, afterFill: boolean): Entered<ReadBackJson> {
  const problems: Record<string, VisitProblem | 'field'> = {};
  const program = readBackProgram(entry.program);
  if (!program.ok) Object.assign(problems, program.problems);
  if (afterFill) {
    if (!readQuantity(entry.concentration, CONCENTRATION, true).ok) problems['concentration'] = 'field';
    if (!readQuantity(entry.reservoirVolume, VOLUME, true).ok) problems['reservoirVolume'] = 'field';
  }
  Object.assign(problems, onceProblems(entry));
  return enteredOr(problems, () => ({
    mode: 'stopped',
    ...(program.ok && program.value),
    dailyDose: showsDailyDose(entry.program, true) ? shown(entry.program.dailyDose) : null,
    concentration: afterFill ? shown(entry.concentration) : null,
    reservoirVolume: afterFill ? shown(entry.reservoirVolume) : null,
    bridge: entry.hasBridge ? { dose: shown(entry.bridgeDose), duration: shown(entry.bridgeDuration) } : null,
    prime: entry.hasPrime ? { volume: shown(entry.primeVolume), duration: shown(entry.primeDuration) } : null,
  }));
}

/** What still stands against a bridge and a prime. */
function onceProblems(entry: ReadBackEntry): Record<string, VisitProblem | 'field'> {
  const problems: Record<string, VisitProblem | 'field'> = {};
  if (entry.hasBridge === null) problems['hasBridge'] = 'no-choice';
  if (entry.hasBridge) {
    if (!readQuantity(entry.bridgeDose, MASS).ok) problems['bridge/dose'] = 'field';
    if (!readQuantity(entry.bridgeDuration, TIME).ok) problems['bridge/duration'] = 'field';
  }
  if (entry.hasPrime === null) problems['hasPrime'] = 'no-choice';
  if (entry.hasPrime) {
    if (!readQuantity(entry.primeVolume, VOLUME).ok) problems['prime/volume'] = 'field';
    if (!readQuantity(entry.primeDuration, TIME).ok) problems['prime/duration'] = 'field';
  }
  return problems;
}
