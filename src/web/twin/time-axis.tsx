import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf, momentText } from '../fields/date-text.ts';
import { useLanguage } from '../fields/language.ts';
import { placeX } from './frame.ts';
import type { ShownTime } from './shown-time.ts';
import { type TimeTick, timeTicks } from './time-ticks.ts';
import style from './twin.module.css';

/** About how wide a date is. */
const LABEL = 72;
const ROOM_FOR_WORD = 60;

/** What stands below a time: the day with its year, or the year alone. */
export function belowText({ atMs, below }: TimeTick, zone: string, locale: string): string | null {
  if (below === null) return null;
  const iso = new Date(atMs).toISOString();
  return below === 'year' ? dayOf(iso, zone).slice(0, 4) : momentText(iso, 'full', zone, locale);
}

/** Times on the clinic's wall under a picture, with a line up through it. */
export function TimeAxis(props: {
  readonly shown: ShownTime;
  readonly zone: string;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
}): ReactNode {
  const { locale } = useLanguage();
  const { shown, zone, width, top, bottom } = props;
  return timeTicks(shown, zone, Math.max(2, Math.floor(width / LABEL))).map((tick) => {
    const { atMs, form } = tick;
    const x = placeX(atMs, shown, width);
    const below = belowText(tick, zone, locale);
    return (
      <g key={atMs}>
        <line className={style['grid']} x1={x} x2={x} y1={top} y2={bottom + 4} />
        <text className={style['tick']} x={Math.min(x, width - 20)} y={bottom + 18} textAnchor="middle">
          {momentText(new Date(atMs).toISOString(), form, zone, locale)}
        </text>
        {below !== null && (
          <text className={style['below']} x={Math.min(x, width - 32)} y={bottom + 34} textAnchor="middle">
            {below}
          </text>
        )}
      </g>
    );
  });
}

export interface Moment {
  readonly kind: 'now' | 'visit' | 'cursor';
  readonly atMs: number;
}

/** Lines through a picture at moments that matter, those on the screen. */
export function Moments(props: {
  readonly moments: readonly Moment[];
  readonly shown: ShownTime;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
}): ReactNode {
  const { t } = useTranslation();
  const { moments, shown, width, top, bottom } = props;
  const seen = moments.filter(({ atMs }) => atMs >= shown.from && atMs <= shown.to);
  return seen.map((moment, index) => {
    const { kind, atMs } = moment;
    const x = placeX(atMs, shown, width);
    // A word goes to the left where it would run out of the picture or into the next one.
    const isBefore = seen.some((other, i) => {
      const ahead = placeX(other.atMs, shown, width) - x;
      return (
        other.kind !== 'cursor' &&
        i !== index &&
        ahead >= 0 &&
        ahead < ROOM_FOR_WORD &&
        (ahead > 0 || i > index)
      );
    });
    const isLeft = isBefore || x > width - ROOM_FOR_WORD;
    return (
      <g key={kind} className={style['moment']} data-kind={kind}>
        <line className={style['halo']} x1={x} x2={x} y1={top} y2={bottom} />
        <line x1={x} x2={x} y1={top} y2={bottom} />
        {kind !== 'cursor' && (
          <text x={x + (isLeft ? -4 : 4)} y={top - 5} data-end={isLeft}>
            {t(`twin.moment.${kind}`)}
          </text>
        )}
      </g>
    );
  });
}
