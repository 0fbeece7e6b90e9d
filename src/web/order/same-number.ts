import { decimal } from '../../wire/amount/decimal.ts';
import type { OrderDraft, Reuse } from './order-draft.ts';
import { groupPointer } from './read-program.ts';

/** One number that stands in two fields of different kinds: it may have been typed into the wrong one [SR-35]. */
export interface SameNumber {
  readonly number: string;
  readonly fields: readonly [string, string];
}

/** What a field says; two of one kind may well be equal. */
type Kind = 'concentration' | 'volume' | 'dose' | 'bolus' | 'time' | 'count';

interface Typed {
  readonly at: string;
  readonly text: string;
  readonly kind: Kind;
  /** Typed here, and not taken over: what was taken over is confirmed in its own way. */
  readonly isTyped: boolean;
}

/** Slips between a dose or a flow, a volume and a concentration are asked about; a time and a count only beside one of them. */
const AMOUNTS: ReadonlySet<Kind> = new Set(['concentration', 'volume', 'dose', 'bolus']);

/** The fields in which a number typed by hand can land by mistake, by where they stand. */
function fieldsOf({ components, volume, volumeReuse, program, filled }: OrderDraft): readonly Typed[] {
  const { reuse, bolus, setAs, groups } = program;
  const field = (at: string, text: string, kind: Kind, from: Reuse | null): Typed => ({
    at,
    text,
    kind,
    isTyped: from === null,
  });
  const fill = filled
    ? [
        ...components.map((each, index) =>
          field(
            `/visit/fill/components/${index}/concentration`,
            each.concentration.text,
            'concentration',
            each.reuse,
          ),
        ),
        field('/visit/fill/volume', volume.text, 'volume', volumeReuse),
      ]
    : [];
  const setting =
    program.mode === 'continuous'
      ? [field(`/visit/program/${setAs}`, program.setting.text, 'dose', reuse)]
      : [];
  const steps =
    program.mode === 'schedule'
      ? groups.flatMap((group, index) =>
          group.steps.map(({ text }, place) =>
            field(`${groupPointer(groups, index)}/${place}/${setAs}`, text, 'dose', reuse),
          ),
        )
      : [];
  const boluses =
    bolus === null
      ? []
      : [
          field(`${BOLUS}/dose`, bolus.dose.text, 'bolus', reuse),
          field(`${BOLUS}/duration`, bolus.duration.text, 'time', reuse),
          field(`${BOLUS}/lockout`, bolus.lockout.text, 'time', reuse),
          field(`${BOLUS}/maxPerDay`, bolus.maxPerDay, 'count', reuse),
        ];
  return [...fill, ...setting, ...steps, ...boluses];
}

const BOLUS = '/visit/program/patientBolus';

const isSame = (a: string, b: string): boolean => {
  const [first, second] = [decimal(a.trim()), decimal(b.trim())];
  if (first === null || second === null || first.digits === '') return false;
  return first.digits === second.digits && first.exponent === second.exponent;
};

const areAsked = (first: Typed, second: Typed): boolean =>
  first.kind !== second.kind &&
  (first.isTyped || second.isTyped) &&
  (AMOUNTS.has(first.kind) || AMOUNTS.has(second.kind)) &&
  isSame(first.text, second.text);

/**
 * Of two kinds of field that hold one number the first two fields: a number that many steps share is asked about once. Two
 * values that were taken over were confirmed as they stand.
 */
export function sameNumbers(draft: OrderDraft): readonly SameNumber[] {
  if (draft.repeat) return [];
  const fields = fieldsOf(draft);
  const asked = new Map<string, SameNumber>();
  for (const [index, first] of fields.entries())
    for (const second of fields.slice(index + 1)) {
      const key = `${first.kind} ${second.kind} ${Number(first.text)}`;
      if (areAsked(first, second) && !asked.has(key))
        asked.set(key, { number: first.text.trim(), fields: [first.at, second.at] });
    }
  return [...asked.values()];
}

const keyOf = ({ fields }: SameNumber): string => `same ${fields.join(' ')}`;

export const isMeant = ({ answers }: OrderDraft, same: SameNumber): boolean =>
  answers.acknowledged[keyOf(same)] === same.number;

export const meant = (draft: OrderDraft, same: SameNumber): OrderDraft => ({
  ...draft,
  answers: {
    ...draft.answers,
    acknowledged: { ...draft.answers.acknowledged, [keyOf(same)]: same.number },
  },
});
