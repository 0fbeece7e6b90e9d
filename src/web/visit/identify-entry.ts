import type { DrugId } from '../../core/ids.ts';
import type { Identifier } from '../../core/therapy/events.ts';
import { CONCENTRATION, VOLUME } from '../../wire/amount/unit-table.ts';
import type { CommandJson } from '../../wire/contract/command.ts';
import type { LabelJson } from '../../wire/contract/order.ts';
import { NOTHING_TYPED, type QuantityText, readQuantity } from '../fields/quantity-entry.ts';
import { type DayText, NO_DAY, readDay } from './day-entry.ts';
import { blank, type Entered, enteredOr, type Problems, type VisitProblem } from './problems.ts';

/** What the patient said or the wristband shows. */
export interface IdentifierText {
  readonly kind: Identifier['kind'] | null;
  readonly text: string;
  readonly day: DayText;
}

export interface LabelRow {
  readonly id: number;
  readonly drug: DrugId | null;
  readonly concentration: QuantityText;
}

export interface IdentifyEntry {
  readonly first: IdentifierText;
  readonly second: IdentifierText;
  readonly serial: string;
  /** Record number on the label. */
  readonly patient: string;
  readonly components: readonly LabelRow[];
  readonly volume: QuantityText;
  readonly lot: string;
  readonly beyondUse: DayText;
}

const NOBODY: IdentifierText = { kind: null, text: '', day: NO_DAY };

export const emptyRow = (id: number): LabelRow => ({ id, drug: null, concentration: NOTHING_TYPED });

/** Nothing is taken over from the order: the label is read, not confirmed [SR-50]. */
export const emptyIdentify = (components: number): IdentifyEntry => ({
  first: NOBODY,
  second: NOBODY,
  serial: '',
  patient: '',
  components: Array.from({ length: Math.max(components, 1) }, (_, index) => emptyRow(index + 1)),
  volume: NOTHING_TYPED,
  lot: '',
  beyondUse: NO_DAY,
});

export const IDENTIFY_SAMPLE: IdentifyEntry = emptyIdentify(1);

type IdentifyCommand = Omit<Extract<CommandJson, { type: 'identify' }>, 'visit'>;

export function readIdentify(entry: IdentifyEntry, hasFill: boolean): Entered<IdentifyCommand> {
  const first = identifier(entry.first);
  const second = identifier(entry.second);
  const sameKind = entry.first.kind !== null && entry.first.kind === entry.second.kind;
  const label = hasFill ? readLabel(entry) : null;
  const problems: Problems = {
    ...(typeof first === 'string' && { first }),
    ...(typeof second === 'string' && { second }),
    ...(sameKind && { second: 'same-kind' as const }),
    ...(blank(entry.serial) && { serial: 'empty' as const }),
    ...(label?.ok === false && label.problems),
  };
  return enteredOr(problems, () => ({
    type: 'identify',
    identifiers: [first as Identifier, second as Identifier],
    serial: entry.serial.trim(),
    label: label?.ok === true ? label.value : null,
  }));
}

function identifier({ kind, text, day }: IdentifierText): Identifier | VisitProblem {
  if (kind === null) return 'no-choice';
  if (kind !== 'birth-date') return blank(text) ? 'empty' : { kind, value: text.trim() };
  const date = readDay(day);
  return date.ok ? { kind, value: date.day } : date.problem;
}

function readLabel(entry: IdentifyEntry): Entered<LabelJson> {
  const problems: Record<string, VisitProblem | 'field'> = {};
  if (blank(entry.patient)) problems['patient'] = 'empty';
  if (blank(entry.lot)) problems['lot'] = 'empty';
  const components = entry.components.map((row, index) => {
    if (row.drug === null) problems[`drug/${index}`] = 'no-drug';
    else if (entry.components.findIndex((each) => each.drug === row.drug) < index)
      problems[`drug/${index}`] = 'drug-twice';
    const read = row.drug === 'saline' ? null : readQuantity(row.concentration, CONCENTRATION);
    if (read?.ok === false) problems[`concentration/${index}`] = 'field';
    return {
      drug: row.drug ?? 'saline',
      concentration: read?.ok === true ? read.amount : { value: 0, unit: 'ug/mL' },
    };
  });
  const volume = readQuantity(entry.volume, VOLUME);
  if (!volume.ok) problems['volume'] = 'field';
  const beyondUse = readDay(entry.beyondUse);
  if (!beyondUse.ok) problems['beyondUse'] = beyondUse.problem;
  return enteredOr(problems, () => ({
    patient: entry.patient.trim(),
    components,
    volume: volume.ok ? volume.amount : { value: 0, unit: 'mL' },
    lot: entry.lot.trim(),
    beyondUse: beyondUse.ok ? beyondUse.day : '',
  }));
}
