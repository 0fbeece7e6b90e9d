import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AmountJson } from '../../wire/contract/form.ts';
import { amountText, unitText } from '../fields/amount-text.ts';
import { roundedText } from '../fields/dose-text.ts';
import { spoken } from '../fields/drug-text.ts';
import { useKnownNames } from '../fields/known-names.ts';
import { useLanguage } from '../fields/language.ts';
import { useDaysText } from './days-text.ts';
import { hourly } from './dose-lines.tsx';
import type { ReadBackLine } from './read-back-lines.ts';
import type { ReadBackPart, ShownPart } from './read-back-parts.ts';

/** One field that the pump reports otherwise than ordered: digit for digit what it reports, and what is ordered. */
export function MismatchLine({
  line,
  drug,
}: {
  readonly line: ReadBackLine;
  readonly drug: string;
}): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const names = useKnownNames();
  const shown = useShown();
  const { field, reported, ordered, over, none, mode, parts } = line;
  const timed = (value: string, time: string | null): string =>
    time === null ? value : t('visit.mismatch.over', { value, time });
  const said = [
    mode && t('visit.mismatch.reported', { value: t(`day.mode.${mode.reported}`) }),
    mode?.ordered != null && t('visit.mismatch.ordered', { value: t(`day.mode.${mode.ordered}`) }),
    reported &&
      t('visit.mismatch.reported', {
        value: timed(shown(reported), over?.reported == null ? null : shown(over.reported)),
      }),
    none === 'reported' && t('visit.mismatch.unreported'),
    none === 'ordered' && t('visit.mismatch.unordered'),
    ordered &&
      t('visit.mismatch.ordered', {
        value: timed(
          amountText(spoken(ordered, drug), language),
          over?.ordered == null ? null : roundedText(over.ordered, language),
        ),
      }),
  ].filter(Boolean);
  return (
    <li>
      <b>{names.readBackField(field)}</b>
      {said.length > 0 && `: ${said.join(', ')}`}
      {parts.length > 0 && <Parts parts={parts} drug={drug} />}
    </li>
  );
}

function Parts({
  parts,
  drug,
}: {
  readonly parts: readonly ReadBackPart[];
  readonly drug: string;
}): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const shown = useShown();
  const daysText = useDaysText();
  const nameOf = (of: ReadBackPart['of']): string =>
    typeof of === 'object'
      ? `${daysText(of.days)} ${of.at}`
      : t(`visit.reported.bolus.${of === 'maxPerDay' ? 'most' : of}`);
  // What is compared digit for digit is written in full; a time or an hour's part may have no end.
  const amountOf = (ordered: AmountJson | number): string => {
    if (typeof ordered === 'number') return String(ordered);
    if (ordered.unit === 'h' || ordered.unit === 'min') return roundedText(ordered, language);
    const full = amountText(spoken(ordered, drug), language);
    if (!ordered.unit.endsWith('/d')) return full;
    return t('visit.plan.dose', {
      daily: full,
      hourly: roundedText(spoken(hourly(ordered), drug), language),
    });
  };
  return (
    <ul>
      {parts.map(({ of, reported, ordered }) => (
        <li key={JSON.stringify([of, reported, ordered])}>
          {nameOf(of)}:{' '}
          {reported === null
            ? t('visit.mismatch.unreported')
            : t('visit.mismatch.reported', { value: shown(reported) })}
          {', '}
          {ordered === null
            ? t('visit.mismatch.unordered')
            : t('visit.mismatch.ordered', { value: amountOf(ordered) })}
        </li>
      ))}
    </ul>
  );
}

/** What the programmer shows, as it was typed. */
function useShown(): (part: ShownPart) => string {
  const { language } = useLanguage();
  return ({ text, unit }) => (unit === null ? text : `${text}\u202f${unitText(unit, language)}`);
}
