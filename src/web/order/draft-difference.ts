import type { OrderDraft, ProgramDraft } from './order-draft.ts';

/** What a line of a draft is called; the screen has the words. `number` counts components or groups from 1. */
export type DraftField =
  | 'planned'
  | 'filled'
  | 'repeat'
  | 'drug'
  | 'concentration'
  | 'stock'
  | 'volume'
  | 'rinses'
  | 'mode'
  | 'setting'
  | 'steps'
  | 'bolus-dose'
  | 'bolus-duration'
  | 'bolus-lockout'
  | 'bolus-max'
  | 'bridge'
  | 'prime'
  | 'prime-reason'
  | 'prime-attested';

export interface DraftLine {
  readonly field: DraftField;
  readonly number: number | null;
  /** As typed, with its unit as chosen; empty where nothing was. */
  readonly text: string;
}

export interface Difference {
  readonly field: DraftField;
  readonly number: number | null;
  readonly mine: string;
  readonly theirs: string;
}

type UnitWords = (unit: string) => string;

const quantityIn =
  (words: UnitWords) =>
  ({ text, unit }: { readonly text: string; readonly unit: string | null }): string =>
    text.trim() === '' ? '' : `${text.trim()} ${unit === null ? '?' : words(unit)}`;

/** Every value of a draft as one line. Answers are no values: they belong to whoever gave them. */
export function linesOf(draft: OrderDraft, unitWords: UnitWords = (unit) => unit): readonly DraftLine[] {
  const quantity = quantityIn(unitWords);
  const line = (field: DraftField, text: string, number: number | null = null): DraftLine => ({
    field,
    number,
    text,
  });
  const components = draft.components.flatMap((each, index) => [
    line('drug', each.drug ?? '', index + 1),
    line('concentration', quantity(each.concentration), index + 1),
    line('stock', quantity(each.stock), index + 1),
  ]);
  const { rinses, bridge, prime } = draft;
  return [
    line('planned', `${draft.day} ${draft.time}`.trim()),
    line('repeat', String(draft.repeat)),
    line('filled', String(draft.filled)),
    ...(draft.filled ? [...components, line('volume', quantity(draft.volume))] : []),
    line('rinses', rinses === null ? '' : `${rinses.count} × ${quantity(rinses.volume)}`),
    ...programLines(draft.program, line, quantity),
    line('bridge', bridge.choice === 'declined' ? `declined: ${bridge.reason}` : (bridge.choice ?? '')),
    ...(prime === null
      ? []
      : [
          line('prime', prime.part ?? '?'),
          line('prime-reason', prime.reason ?? ''),
          line('prime-attested', String(prime.drugFree)),
        ]),
  ];
}

function programLines(
  program: ProgramDraft,
  line: (field: DraftField, text: string, number?: number | null) => DraftLine,
  quantity: ReturnType<typeof quantityIn>,
): readonly DraftLine[] {
  const { bolus } = program;
  const steps = program.groups.map((group, index) =>
    line(
      'steps',
      `${group.days.join(' ')}: ${group.steps
        .map((step) => `${step.at} ${quantity({ text: step.text, unit: program.stepUnit })}`)
        .join(', ')}`,
      index + 1,
    ),
  );
  return [
    line('mode', program.mode ?? ''),
    ...(program.mode === 'continuous' ? [line('setting', quantity(program.setting))] : []),
    ...(program.mode === 'schedule' ? steps : []),
    ...(bolus === null
      ? []
      : [
          line('bolus-dose', quantity(bolus.dose)),
          line('bolus-duration', quantity(bolus.duration)),
          line('bolus-lockout', quantity(bolus.lockout)),
          line('bolus-max', bolus.maxPerDay.trim()),
        ]),
  ];
}

/** Only what is not the same in both; a line that one of them lacks stands as empty there. */
export function differencesOf(
  mine: OrderDraft,
  theirs: OrderDraft,
  unitWords?: UnitWords,
): readonly Difference[] {
  const key = ({ field, number }: DraftLine): string => `${field} ${number ?? ''}`;
  const [own, other] = [linesOf(mine, unitWords), linesOf(theirs, unitWords)];
  const texts = new Map(other.map((line) => [key(line), line.text]));
  const known = new Set(own.map(key));
  return [
    ...own.map((line) => ({ ...line, mine: line.text, theirs: texts.get(key(line)) ?? '' })),
    ...other
      .filter((line) => !known.has(key(line)))
      .map((line) => ({ ...line, mine: '', theirs: line.text })),
  ]
    .filter((line) => line.mine !== line.theirs)
    .map(({ field, number, mine: own, theirs: others }) => ({ field, number, mine: own, theirs: others }));
}

/** Whether anything stands in it that somebody would miss. */
export const isUntouched = (draft: OrderDraft, fresh: OrderDraft): boolean =>
  differencesOf(draft, { ...fresh, day: draft.day, time: draft.time }).length === 0;
