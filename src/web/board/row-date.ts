import { useTranslation } from 'react-i18next';
import { amountText } from '../fields/amount-text.ts';
import { dayOf, daysBetween, dayText, momentText } from '../fields/date-text.ts';
import { useLanguage } from '../fields/language.ts';
import { stepOf } from '../fields/visit-step.ts';
import type { Board, BoardRow } from './board-groups.ts';
import { openMinutes } from './open-visit.ts';

/** The date that matters and what is beside it. */
type DateText = readonly [date: string, beside: string];

/** The right end of a row: the gravest date first, then what was agreed about it. */
export function useRowDate(board: Pick<Board, 'now' | 'timeZone'>): (row: BoardRow) => DateText {
  const { t } = useTranslation();
  const { language, locale } = useLanguage();
  const today = dayOf(board.now, board.timeZone);
  const short = (day: string): string => dayText(day, 'day', locale);
  const dayIn = (moment: string | null): string | null =>
    moment === null ? null : dayOf(moment, board.timeZone);
  /** The day of a moment that has gone by; else null. */
  const passed = (moment: string | null): string | null =>
    moment !== null && Date.parse(moment) <= Date.parse(board.now) ? dayIn(moment) : null;
  const distance = (day: string): string => {
    const days = daysBetween(today, day);
    return days < 0 ? t('board.row.days-ago', { days: -days }) : t('board.row.days', { days });
  };
  const bookedOf = (row: BoardRow): string => {
    const visit = dayIn(row.appointment);
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
  const besideOf = (row: BoardRow, day: string): string =>
    whyOf(row) ?? `${distance(day)} · ${bookedOf(row)}`;
  const visitOf = (row: BoardRow, visit: NonNullable<BoardRow['visit']>): DateText => {
    const minutes = openMinutes(row, board.now) ?? 0;
    const { watchedUntil } = visit;
    const watched =
      watchedUntil == null
        ? null
        : t(row.groups.includes('watch-over') ? 'board.row.watch-over' : 'board.row.watched-until', {
            time: momentText(watchedUntil, 'clock', board.timeZone, locale),
          });
    return [
      watched ?? t('board.row.visit-at', { step: t(`visit-step.${stepOf(visit.step)}`) }),
      t('board.row.open-for', {
        hours: Math.floor(minutes / 60),
        minutes: minutes % 60,
        by: visit.by,
      }),
    ];
  };
  return (row) => {
    if (row.visit !== null) return visitOf(row, row.visit);
    const empty = passed(row.empty);
    if (empty !== null) return [t('board.row.empty-since', { date: short(empty) }), besideOf(row, empty)];
    const low = passed(row.lowReservoirAlarm);
    if (low !== null) return [t('board.row.alarm-was', { date: short(low) }), besideOf(row, low)];
    if (row.refillBy !== null)
      return [
        t(row.refillBy < today ? 'board.row.refill-was' : 'board.row.refill-by', {
          date: short(row.refillBy),
        }),
        besideOf(row, row.refillBy),
      ];
    const alarm = dayIn(row.lowReservoirAlarm);
    return alarm === null
      ? [t('board.row.no-date'), whyOf(row) ?? bookedOf(row)]
      : [t('board.row.alarm-is', { date: short(alarm) }), besideOf(row, alarm)];
  };
}
