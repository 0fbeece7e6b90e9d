import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { epochMilliseconds } from '../../core/time.ts';
import { momentText } from '../fields/date-text.ts';
import { useLanguage } from '../fields/language.ts';
import { SeverityChip } from '../fields/severity-mark.tsx';
import { clockChange } from './clock-change.ts';
import style from './day-card.module.css';
import { type DayProps, localMinute } from './use-day.ts';

/** How far the pump's clock is from the wall's, and why where the calendar explains it. */
export function ClockLine({ patient, pump }: DayProps): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const zone = patient.record.timeZone;
  const ahead = ((pump.pumpMinute - localMinute(patient.now, zone) + 2160) % 1440) - 720;
  if (Math.abs(ahead) < 2) return null;
  const changed = clockChange(epochMilliseconds(pump.last.fill.at), Date.parse(patient.now), zone, ahead);
  const text = [
    t(ahead > 0 ? 'day.clock-ahead' : 'day.clock-behind', { minutes: Math.abs(ahead) }),
    changed === null
      ? null
      : t(ahead > 0 ? 'day.clocks-back' : 'day.clocks-forward', {
          date: momentText(new Date(changed).toISOString(), 'day', zone, locale),
        }),
    t('day.clock-read'),
  ]
    .filter((part) => part !== null)
    .join(' ');
  // A schedule runs at other hours of the patient's day than it was made for.
  return pump.program.mode === 'schedule' ? (
    <SeverityChip mark="warn">{text}</SeverityChip>
  ) : (
    <p className={style['note']}>{text}</p>
  );
}
