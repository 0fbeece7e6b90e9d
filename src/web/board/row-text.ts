import { useTranslation } from 'react-i18next';
import { amountText } from '../fields/amount-text.ts';
import { dayOf, daysBetween, dayText, momentText } from '../fields/date-text.ts';
import { spoken, useDrugName } from '../fields/drug-text.ts';
import { useLanguage } from '../fields/language.ts';
import { stepOf } from '../fields/visit-step.ts';
import type { Board, BoardRow } from './board-groups.ts';

type DateKey = 'board.row.alarm-was' | 'board.row.alarm-is' | 'board.row.refill-was' | 'board.row.refill-by';

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
    return amountText(spoken(primary.dailyDose, primary.drug), language, 3);
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

  const bookedOf = (row: BoardRow): string => {
    const visit = localDay(row.appointment);
    if (visit === null) return t('board.row.not-booked');
    return t(visit < today ? 'board.row.missed' : 'board.row.booked', { date: short(visit) });
  };
  /** What is behind the group, where the dates do not say it. */
  const whyOf = (row: BoardRow): string | null => {
    const discrepancy = row.lastRefill?.discrepancy;
    if (row.group === 'discrepancy' && discrepancy != null)
      return t(discrepancy.value > 0 ? 'board.row.more' : 'board.row.less', {
        volume: amountText({ ...discrepancy, value: Math.abs(discrepancy.value) }, language, 1),
      });
    if (row.order !== null && (row.group === 'to-verify' || row.group === 'to-sign'))
      return t('board.row.order-by', { by: row.order.by });
    return null;
  };
  const dated = (row: BoardRow, key: DateKey, day: string): readonly [string, string] => [
    t(key, { date: short(day) }),
    whyOf(row) ?? `${distance(day)} · ${bookedOf(row)}`,
  ];
  const dateOf = (row: BoardRow): readonly [string, string] => {
    if (row.visit !== null)
      return [
        t('board.row.visit-at', { step: t(`visit-step.${stepOf(row.visit.step)}`) }),
        t('board.row.since', {
          by: row.visit.by,
          at: momentText(row.visit.startedAt, 'clock', board.timeZone, locale),
        }),
      ];
    const alarm = localDay(row.lowReservoirAlarm);
    if (alarm !== null && Date.parse(row.lowReservoirAlarm ?? '') < Date.parse(board.now))
      return dated(row, 'board.row.alarm-was', alarm);
    if (row.refillBy !== null)
      return dated(row, row.refillBy < today ? 'board.row.refill-was' : 'board.row.refill-by', row.refillBy);
    return alarm === null ? [t('board.row.no-date'), bookedOf(row)] : dated(row, 'board.row.alarm-is', alarm);
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
    date: dateOf(row)[0],
    beside: dateOf(row)[1],
    say: sayOf(row),
  });
}
