import { decimal } from '../../wire/amount/decimal.ts';
import type { OrderDraft } from './order-draft.ts';

/** One number that stands in two fields of different kinds: it may have been typed into the wrong one [SR-35]. */
export interface SameNumber {
  readonly number: string;
  readonly fields: readonly [string, string];
}

/** The fields in which a number typed by hand can land by mistake, by where they stand. */
function typedFields(draft: OrderDraft): readonly { readonly at: string; readonly text: string }[] {
  const { components, volume, volumeReuse, program, filled } = draft;
  const fill = filled
    ? [
        ...components.flatMap((each, index) =>
          each.reuse === null
            ? [{ at: `/visit/fill/components/${index}/concentration`, text: each.concentration.text }]
            : [],
        ),
        ...(volumeReuse === null ? [{ at: '/visit/fill/volume', text: volume.text }] : []),
      ]
    : [];
  const setting =
    program.mode === 'continuous' && program.reuse === null
      ? [{ at: `/visit/program/${program.setAs}`, text: program.setting.text }]
      : [];
  return [...fill, ...setting];
}

const isSame = (a: string, b: string): boolean => {
  const [first, second] = [decimal(a.trim()), decimal(b.trim())];
  if (first === null || second === null || first.digits === '') return false;
  return first.digits === second.digits && first.exponent === second.exponent;
};

const kindOf = (at: string): string => at.replace(/\/\d+\//, '/');

/** Concentrations may well be equal to each other; a concentration, a volume and a dose hardly are. */
export function sameNumbers(draft: OrderDraft): readonly SameNumber[] {
  if (draft.repeat) return [];
  const fields = typedFields(draft);
  return fields.flatMap((first, index) =>
    fields
      .slice(index + 1)
      .filter((second) => kindOf(first.at) !== kindOf(second.at) && isSame(first.text, second.text))
      .map((second): SameNumber => ({ number: first.text.trim(), fields: [first.at, second.at] })),
  );
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
