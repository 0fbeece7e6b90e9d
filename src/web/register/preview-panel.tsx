import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { epochMilliseconds, type Instant } from '../../core/time.ts';
import { microgramsPerDay, millilitres, millilitresPerDay } from '../../wire/amount/encode-amount.ts';
import { amountText } from '../fields/amount-text.ts';
import { dayText, momentText } from '../fields/date-text.ts';
import { useDrugName } from '../fields/drug-text.ts';
import { useLanguage } from '../fields/language.ts';
import { VoiceMark } from '../fields/voice.tsx';
import { Card, Line, Lines } from '../shell/card.tsx';
import { useDoseText } from '../visit/dose-lines.tsx';
import { Notice } from '../visit/notice.tsx';
import style from './register.module.css';
import type { Preview } from './standing-preview.ts';

/** What the record will say of the pump: somebody who types a wrong year or a wrong volume sees it here first. */
export function PreviewPanel({
  preview,
  timeZone,
}: {
  readonly preview: Preview | null;
  readonly timeZone: string;
}): ReactNode {
  const { t } = useTranslation();
  const { language, locale } = useLanguage();
  const drugName = useDrugName();
  const doseText = useDoseText();
  if (preview === null)
    return (
      <Card title={t('register.preview')}>
        <p className={style['small']}>{t('register.preview.not-yet')}</p>
      </Card>
    );
  const { pump, dates, isTooMuch } = preview;
  const { delivery, reservoir } = pump;
  const day = (at: Instant | null): string =>
    at === null
      ? t('reservoir.no-date')
      : momentText(new Date(epochMilliseconds(at)).toISOString(), 'weekday', timeZone, locale);
  return (
    <Card
      title={t('register.preview')}
      beside={<VoiceMark voice={{ kind: 'computed', from: t('register.preview.from') }} />}
    >
      {isTooMuch && (
        <Notice mark="warn" title={t('register.preview.too-much.title')}>
          <p>{t('register.preview.too-much.text')}</p>
        </Notice>
      )}
      <Lines>
        {delivery.daily.map(({ drug, dose }) => (
          <Line key={drug} name={drugName(drug)}>
            <b>{doseText(microgramsPerDay(dose), drug)}</b>
          </Line>
        ))}
        <Line name={t('visit.plan.rate')}>{amountText(millilitresPerDay(delivery.rate), language, 4)}</Line>
        <Line name={t('register.preview.expected')}>
          {reservoir === null ? (
            t('register.preview.unknown')
          ) : (
            <b>{amountText(millilitres(reservoir.expected), language, 1)}</b>
          )}
        </Line>
        <Line name={t('reservoir.refill-by')}>
          <b>
            {dates.refillBy === null ? t('reservoir.no-date') : dayText(dates.refillBy, 'weekday', locale)}
          </b>
        </Line>
        <Line name={t('reservoir.alarm')}>{day(dates.lowReservoirAlarm)}</Line>
        <Line name={t('reservoir.stability')}>{day(dates.stability)}</Line>
      </Lines>
      <p className={`${style['small']} ${style['card-note']}`}>{t('register.preview.compare')}</p>
    </Card>
  );
}
