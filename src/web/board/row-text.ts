import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf, dayText } from '../fields/date-text.ts';
import { doseText } from '../fields/dose-text.ts';
import { useDrugName } from '../fields/drug-text.ts';
import { useLanguage } from '../fields/language.ts';
import type { Board, BoardRow } from './board-groups.ts';
import { isBeingChanged } from './open-visit.ts';
import { useRowDate } from './row-date.ts';

export interface RowText {
  /** The dose of the primary drug, that none is delivered, or that it is in doubt. */
  readonly dose: string;
  /** What the reservoir holds. */
  readonly mixture: string;
  /** The date that matters, and how far it is. */
  readonly date: string;
  readonly beside: string;
  /** The lane in words. */
  readonly say: string;
}

/** The words of a row, in the language and the zone of the clinic. Made once a row: a scroll asks for them again at every frame. */
export function useRowText(board: Pick<Board, 'now' | 'timeZone'>): (row: BoardRow) => RowText {
  const { t } = useTranslation();
  const { language, locale } = useLanguage();
  const drugName = useDrugName();
  const dateOf = useRowDate(board);

  const doseOf = (row: BoardRow): string => {
    if (isBeingChanged(row) || row.unreconciled !== null) return t('patient.dose.in-doubt');
    if (row.mode === 'stopped') return t('board.row.stopped');
    const primary = row.drugs[0];
    if (primary === undefined || primary.dailyDose === null) return '—';
    return doseText(primary.dailyDose, primary.drug, language);
  };
  const mixtureOf = (row: BoardRow): string => {
    if (isBeingChanged(row)) return t('board.row.being-changed');
    if (row.drugs.length === 0) return t('board.row.no-fill');
    return row.drugs
      .map(({ drug, concentration }) => `${drugName(drug)} ${doseText(concentration, drug, language)}`)
      .join(' + ');
  };
  const sayOf = (row: BoardRow): string => {
    if (isBeingChanged(row)) return t('board.row.say.being-changed');
    const on = (moment: string | null): string | null =>
      moment === null ? null : dayText(dayOf(moment, board.timeZone), 'day', locale);
    const alarm = on(row.lowReservoirAlarm);
    const stability = on(row.stability);
    const visit = on(row.appointment);
    const parts = [
      row.refillBy === null ? null : t('board.row.refill-by', { date: dayText(row.refillBy, 'day', locale) }),
      alarm === null ? null : t('board.row.say.alarm', { date: alarm }),
      stability === null ? null : t('board.row.say.stability', { date: stability }),
      visit === null ? null : t('board.row.say.booked', { date: visit }),
    ].filter((part) => part !== null);
    if (visit === null) parts.push(t('board.row.say.not-booked'));
    return parts.length === 1 && visit === null ? t('board.row.say.none') : parts.join(', ');
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: other words for a row come with another board or language
  const made = useMemo(() => new WeakMap<BoardRow, RowText>(), [board, language]);
  return (row) => {
    const known = made.get(row);
    if (known !== undefined) return known;
    const [date, beside] = dateOf(row);
    const text = { dose: doseOf(row), mixture: mixtureOf(row), date, beside, say: sayOf(row) };
    made.set(row, text);
    return text;
  };
}
