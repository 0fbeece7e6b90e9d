import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComponentDose } from '../../core/plan.ts';
import {
  hoursOrMinutes,
  micrograms,
  microgramsPerMillilitre,
  millilitresPerDay,
} from '../../wire/amount/encode-amount.ts';
import { doseText, roundedText } from '../fields/dose-text.ts';
import { useDrugName } from '../fields/drug-text.ts';
import { useLanguage } from '../fields/language.ts';
import { PictureTable } from '../pictures/picture-table.tsx';
import { Line, Lines } from '../shell/card.tsx';
import style from './day-card.module.css';
import type { FilledPump } from './pump-now.ts';
import { type DayProps, useDay, useDoses } from './use-day.ts';

function PatientBolusLine({ pump }: { readonly pump: FilledPump }): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const bolus = pump.program.patientBolus;
  const primary = pump.mixture[0].drug;
  if (bolus === undefined) return null;
  return (
    <Line name={t('day.patient-bolus')}>
      {t('day.patient-bolus.words', {
        dose: doseText(micrograms(bolus.dose), primary, language),
        count: bolus.maxPerDay,
        lockout: roundedText(hoursOrMinutes(bolus.lockout), language),
      })}
    </Line>
  );
}

/** What the program delivers: a day of every drug, the steps, the patient boluses. */
export function Doses({ patient, pump }: DayProps): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const drugName = useDrugName();
  const doses = useDoses();
  const { rows, stands } = useDay({ patient, pump });
  const { delivery, mixture } = pump;
  const [primary] = delivery.daily;
  const strength = ({ drug, concentration }: ComponentDose): string =>
    doseText(microgramsPerMillilitre(concentration), drug, language);
  if (stands || primary === undefined) return <p className={style['big']}>{t('day.stopped')}</p>;
  return (
    <>
      <p className={style['big']}>
        {doses(primary).daily} <small>{drugName(primary.drug)}</small>
      </p>
      <p className={style['rate']}>
        {t(rows.length > 1 ? 'day.mean' : 'day.steady', {
          hourly: doses(primary).hourly,
          flow: roundedText(millilitresPerDay(delivery.rate), language),
          solution: mixture.length === 1 ? strength(primary) : t('day.mixture'),
        })}
      </p>
      <Lines>
        {mixture.length > 1 &&
          delivery.daily.map((one) => (
            <Line key={one.drug} name={`${drugName(one.drug)} ${strength(one)}`}>
              {doses(one).daily}
            </Line>
          ))}
        {rows.length > 1 &&
          rows.map((row) => (
            <Line key={row.span} name={row.span}>
              {row.hourly}
            </Line>
          ))}
        <PatientBolusLine pump={pump} />
      </Lines>
      {rows.length > 1 && (
        <PictureTable
          caption={t('day.title')}
          head={[t('day.table.time'), ...mixture.map((one) => drugName(one.drug)), t('day.table.flow')]}
          rows={rows.map(({ span, step }) => [
            span,
            ...step.doses.map((dose) => doses(dose).hourly),
            roundedText(millilitresPerDay(step.rate), language),
          ])}
        />
      )}
    </>
  );
}
