import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '../../core/plan.ts';
import {
  hoursOrMinutes,
  micrograms,
  microgramsPerDay,
  millilitres,
  millilitresPerDay,
} from '../../wire/amount/encode-amount.ts';
import type { AmountJson } from '../../wire/contract/form.ts';
import { amountText } from '../fields/amount-text.ts';
import { spoken, useDrugName } from '../fields/drug-text.ts';
import { useLanguage } from '../fields/language.ts';
import { Line, Lines } from '../shell/card.tsx';

const HOURS = 24;

/** A dose a day with the dose an hour beside it: a slip from one to the other is then seen. */
export function useDoseText(): (dose: AmountJson, drug: string) => string {
  const { t } = useTranslation();
  const { language } = useLanguage();
  return (dose, drug) => {
    const daily = spoken(dose, drug);
    const hourly = { value: daily.value / HOURS, unit: daily.unit.replace('/d', '/h') };
    return t('visit.plan.dose', {
      daily: amountText(daily, language),
      hourly: amountText(hourly, language, 3),
    });
  };
}

/** What the pump will deliver, at the flow that it can be set to. */
export function DoseLines({ plan }: { readonly plan: Plan }): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const drugName = useDrugName();
  const doseText = useDoseText();
  const { delivery } = plan;
  if (delivery === null) return <p>{t('visit.plan.no-delivery')}</p>;
  return (
    <Lines>
      {delivery.daily.map(({ drug, dose }) => (
        <Line key={drug} name={drugName(drug)}>
          <b>{doseText(microgramsPerDay(dose), drug)}</b>
        </Line>
      ))}
      <Line name={t('visit.plan.rate')}>{amountText(millilitresPerDay(delivery.rate), language)}</Line>
    </Lines>
  );
}

/** The bridge or the prime that runs first, or what happens without one. */
export function AheadLines({ plan }: { readonly plan: Plan }): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const doseText = useDoseText();
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
          <Line name={t('visit.plan.duration')}>
            {amountText(hoursOrMinutes(prime.duration), language, 3)}
          </Line>
        </>
      )}
      {bridge !== null && bridge.declined === null && (
        <>
          <Line name={t('visit.plan.bridge')}>
            <b>{amountText(spoken(micrograms(bridge.dose), primary), language)}</b>
          </Line>
          <Line name={t('visit.plan.duration')}>
            <b>{amountText(hoursOrMinutes(bridge.duration), language, 3)}</b>
          </Line>
          <Line name={t('visit.plan.bridge-volume')}>{amountText(millilitres(bridge.volume), language)}</Line>
          <Line name={t('visit.plan.bridge-rate')}>
            {amountText(millilitresPerDay(bridge.rate), language)}
          </Line>
        </>
      )}
      {bridge !== null && bridge.declined !== null && (
        <>
          <Line name={t('visit.plan.declined')}>{bridge.declined}</Line>
          <Line name={t('visit.plan.without')}>
            <b>{doseText(microgramsPerDay(bridge.without.dose), primary)}</b>{' '}
            {t('visit.plan.for', { time: amountText(hoursOrMinutes(bridge.without.duration), language, 3) })}
          </Line>
        </>
      )}
    </Lines>
  );
}
