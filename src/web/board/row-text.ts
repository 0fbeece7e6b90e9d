import { useTranslation } from 'react-i18next';
import { amountText } from '../fields/amount-text.ts';
import { dayOf, daysBetween, dayText } from '../fields/date-text.ts';
import { spoken, useDrugName } from '../fields/drug-text.ts';
import { useLanguage } from '../fields/language.ts';
import type { Board, BoardRow } from './board-groups.ts';

export interface RowText {
  /** The dose of the primary drug, or that none is delivered. */
  readonly dose: string;
  /** What the reservoir holds. */
  readonly mixture: string;
  /** The date that matters, and how far it is. */
  readonly date: string;
  readonly beside: string;
  /** The lane in words. */
  readonly say: string;
}

/** The words of a row, in the language and the zone of the clinic. */
export function useRowText(board: Pick<Board, 'now' | 'timeZone'>): (row: BoardRow) => RowText {
  const { t } = useTranslation();
  const { language, locale } = useLanguage();
  const drugName = useDrugName();
  const today = dayOf(board.now, board.timeZone);
  const short = (day: string): string => dayText(day, 'day', locale);
  const localDay = (moment: string | null): string | null =>
    moment === null ? null : dayOf(moment, board.timeZone);
  const distance = (day: string): string => {
    const days = daysBetween(today, day);
    return days < 0 ? t('board.row.days-ago', { days: -days }) : t('board.row.days', { days });
  };

  const doseOf = (row: BoardRow): string => {
    if (row.mode === 'stopped') return t('board.row.stopped');
    const primary = row.drugs[0];
    if (primary === undefined || primary.dailyDose === null) return '—';
    return amountText(spoken(primary.dailyDose, primary.drug), language);
  };
  const mixtureOf = (row: BoardRow): string =>
    row.drugs.length === 0
      ? t('board.row.no-fill')
      : row.drugs
          .map(
            ({ drug, concentration }) =>
              `${drugName(drug)} ${amountText(spoken(concentration, drug), language)}`,
          )
          .join(' + ');

  const dateOf = (row: BoardRow): string => {
    const alarm = localDay(row.lowReservoirAlarm);
    if (alarm !== null && Date.parse(row.lowReservoirAlarm ?? '') < Date.parse(board.now))
      return t('board.row.alarm-was', { date: short(alarm) });
    if (row.refillBy !== null)
      return t(row.refillBy < today ? 'board.row.refill-was' : 'board.row.refill-by', {
        date: short(row.refillBy),
      });
    return alarm === null ? t('board.row.no-date') : t('board.row.alarm-is', { date: short(alarm) });
  };
  const besideOf = (row: BoardRow): string => {
    const visit = localDay(row.appointment);
    const key = row.refillBy ?? localDay(row.lowReservoirAlarm);
    const booked = visit === null ? t('board.row.not-booked') : t('board.row.booked', { date: short(visit) });
    return key === null ? booked : `${distance(key)} · ${booked}`;
  };
  const sayOf = (row: BoardRow): string => {
    const alarm = localDay(row.lowReservoirAlarm);
    const stability = localDay(row.stability);
    const visit = localDay(row.appointment);
    const parts = [
      row.refillBy === null ? null : t('board.row.refill-by', { date: short(row.refillBy) }),
      alarm === null ? null : t('board.row.say.alarm', { date: short(alarm) }),
      stability === null ? null : t('board.row.say.stability', { date: short(stability) }),
      visit === null ? null : t('board.row.say.booked', { date: short(visit) }),
    ].filter((part) => part !== null);
    if (visit === null) parts.push(t('board.row.say.not-booked'));
    return parts.length === 1 && visit === null ? t('board.row.say.none') : parts.join(', ');
  };

  return (row) => ({
    dose: doseOf(row),
    mixture: mixtureOf(row),
    date: dateOf(row),
    beside: besideOf(row),
    say: sayOf(row),
  });
}
