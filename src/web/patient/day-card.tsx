import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { epochMilliseconds } from '../../core/time.ts';
import { momentText } from '../fields/date-text.ts';
import { useLanguage } from '../fields/language.ts';
import { SeverityChip } from '../fields/severity-mark.tsx';
import { VoiceMark } from '../fields/voice.tsx';
import { DayDial } from '../pictures/day-dial.tsx';
import { Card } from '../shell/card.tsx';
import { atVisit } from './at-visit.ts';
import style from './day-card.module.css';
import { ClockLine } from './day-clock.tsx';
import { Doses } from './day-doses.tsx';
import { DayInDoubt } from './day-doubt.tsx';
import { dialSteps, variesByDay } from './day-steps.ts';
import { type DayProps, localMinute, useDay } from './use-day.ts';

/** The program in force, as a day on the pump's own clock. */
export function DayCard({ patient, pump }: DayProps): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { rows, doubt, say } = useDay({ patient, pump });
  const zone = patient.record.timeZone;
  const stage = atVisit(patient);
  const at = (moment: string, form: 'full' | 'clock'): string => momentText(moment, form, zone, locale);
  const from =
    stage?.kind === 'programmed'
      ? t('day.from-visit', { at: at(stage.at, 'clock') })
      : t('day.from', { date: at(new Date(epochMilliseconds(pump.last.fill.at)).toISOString(), 'full') });
  return (
    <Card
      title={t('day.title')}
      beside={
        doubt ? (
          <SeverityChip mark="refuse">{t('day.doubt')}</SeverityChip>
        ) : (
          <VoiceMark words voice={{ kind: 'computed', from }} />
        )
      }
    >
      <div className={style['day']}>
        <DayDial
          steps={dialSteps(rows.map(({ step }) => step))}
          pumpMinute={pump.pumpMinute}
          localMinute={localMinute(patient.now, zone)}
          doubtful={doubt}
          say={say}
        />
        <div className={style['words']}>
          {doubt ? <DayInDoubt patient={patient} pump={pump} /> : <Doses patient={patient} pump={pump} />}
          <p className={style['note']}>
            {t(`day.mode.${pump.program.mode}`)}
            {variesByDay(pump.delivery, pump.pumpDay) && ` · ${t('day.varies')}`}
          </p>
          <ClockLine patient={patient} pump={pump} />
        </div>
      </div>
    </Card>
  );
}
