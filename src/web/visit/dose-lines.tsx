import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '../../core/plan.ts';
import type { Duration } from '../../core/units.ts';
import {
  hoursOrMinutes,
  micrograms,
  microgramsPerDay,
  millilitres,
  millilitresPerDay,
} from '../../wire/amount/encode-amount.ts';
import type { AmountJson } from '../../wire/contract/form.ts';
import { amountText } from '../fields/amount-text.ts';
import { doseText, roundedText } from '../fields/dose-text.ts';
import { useDrugName } from '../fields/drug-text.ts';
import { useLanguage } from '../fields/language.ts';
import { durationText } from '../order/amount-words.ts';
import { Line, Lines } from '../shell/card.tsx';

const HOURS = 24;

/** The same an hour. */
export const hourly = ({ value, unit }: AmountJson): AmountJson => ({
  value: value / HOURS,
  unit: unit.replace('/d', '/h'),
});

/** A dose a day with the dose an hour beside it: a slip from one to the other is then seen. */
export function useDoseText(): (dose: AmountJson, drug: string) => string {
  const { t } = useTranslation();
  const { language } = useLanguage();
  return (dose, drug) =>
    t('visit.plan.dose', {
      daily: doseText(dose, drug, language),
      hourly: doseText(hourly(dose), drug, language),
    });
}

/** How long something runs: in days, hours and minutes as one sets it, and in hours as it is computed. */
export function useDurationText(): (time: Duration) => string {
  const { language } = useLanguage();
  return (time) => {
    const words = durationText(time, language);
    const exact = roundedText(hoursOrMinutes(time), language);
    return words === exact ? words : `${words} (${exact})`;
  };
}

/** What the pump will deliver, at the flow that it can be set to. */
export function DoseLines({ plan }: { readonly plan: Plan }): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const drugName = useDrugName();
  const doseADay = useDoseText();
  const { delivery } = plan;
  if (delivery === null) return <p>{t('visit.plan.no-delivery')}</p>;
  return (
    <Lines>
      {delivery.daily.map(({ drug, dose }) => (
        <Line key={drug} name={drugName(drug)}>
          <b>{doseADay(microgramsPerDay(dose), drug)}</b>
        </Line>
      ))}
      <Line name={t('visit.plan.rate')}>{roundedText(millilitresPerDay(delivery.rate), language)}</Line>
    </Lines>
  );
}

/** The bridge or the prime that runs first, or what happens without one. */
export function AheadLines({ plan }: { readonly plan: Plan }): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const doseADay = useDoseText();
  const duration = useDurationText();
  const { bridge, prime } = plan;
  const primary = plan.before?.daily[0]?.drug ?? plan.delivery?.daily[0]?.drug ?? '';
  if (bridge === null && prime === null) return <p>{t('visit.plan.no-bridge')}</p>;
  return (
    <Lines>
      {prime !== null && (
        <>
          <Line name={t('visit.plan.prime')}>
            <b>{amountText(millilitres(prime.volume), language)}</b>
          </Line>
          <Line name={t('visit.plan.duration')}>{duration(prime.duration)}</Line>
        </>
      )}
      {bridge !== null && bridge.declined === null && (
        <>
          <Line name={t('visit.plan.bridge')}>
            <b>{doseText(micrograms(bridge.dose), primary, language)}</b>
          </Line>
          <Line name={t('visit.plan.duration')}>
            <b>{duration(bridge.duration)}</b>
          </Line>
          <Line name={t('visit.plan.bridge-volume')}>{amountText(millilitres(bridge.volume), language)}</Line>
          <Line name={t('visit.plan.bridge-rate')}>
            {roundedText(millilitresPerDay(bridge.rate), language)}
          </Line>
        </>
      )}
      {bridge !== null && bridge.declined !== null && (
        <>
          <Line name={t('visit.plan.declined')}>{bridge.declined}</Line>
          <Line name={t('visit.plan.without')}>
            <b>{doseADay(microgramsPerDay(bridge.without.dose), primary)}</b>{' '}
            {t('visit.plan.for', { time: duration(bridge.without.duration) })}
          </Line>
        </>
      )}
    </Lines>
  );
}
