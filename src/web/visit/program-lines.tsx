import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '../../core/plan.ts';
import type { OrderContent } from '../../core/therapy/events.ts';
import { clockText } from '../../core/time.ts';
import {
  micrograms,
  microgramsPerDay,
  microgramsPerMillilitre,
  millilitres,
  millilitresPerDay,
} from '../../wire/amount/encode-amount.ts';
import { amountText } from '../fields/amount-text.ts';
import { roundedText } from '../fields/dose-text.ts';
import { spoken, useDrugName } from '../fields/drug-text.ts';
import { useLanguage } from '../fields/language.ts';
import { Line, Lines } from '../shell/card.tsx';
import { useDaysText } from './days-text.ts';
import { useDoseText, useDurationText } from './dose-lines.tsx';
import style from './identify.module.css';

/** What is in the syringe, or stays in the pump. */
export function FillLines({ content }: { readonly content: OrderContent }): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const drugName = useDrugName();
  const { fill, rinses } = content;
  if (fill === undefined) return <p>{t('visit.sheet.no-fill')}</p>;
  return (
    <Lines>
      {fill.components.map(({ drug, concentration }) => (
        <Line key={drug} name={drugName(drug)}>
          <b>
            {drug === 'saline'
              ? t('visit.label.diluent')
              : amountText(spoken(microgramsPerMillilitre(concentration), drug), language)}
          </b>
        </Line>
      ))}
      <Line name={t('visit.sheet.volume')}>
        <b>{amountText(millilitres(fill.volume), language)}</b>
      </Line>
      {rinses !== undefined && (
        <Line name={t('visit.sheet.rinses')}>
          {t('visit.sheet.rinses.words', {
            count: rinses.count,
            volume: amountText(millilitres(rinses.volume), language),
          })}
        </Line>
      )}
    </Lines>
  );
}

/** The program as it is to be set, a list of values: mode, dose, steps, patient boluses. */
export function ProgramLines(props: { readonly content: OrderContent; readonly plan: Plan }): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const daysText = useDaysText();
  const doseText = useDoseText();
  const duration = useDurationText();
  const drugName = useDrugName();
  const { program } = props.content;
  const { delivery } = props.plan;
  const primary = delivery?.daily[0];
  const bolus = program.patientBolus;
  return (
    <>
      <Lines>
        <Line name={t('visit.reported.mode')}>
          <b>{t(`day.mode.${program.mode}`)}</b>
        </Line>
        {primary !== undefined && program.mode !== 'stopped' && (
          <Line name={t('visit.dose-of', { drug: drugName(primary.drug) })}>
            <b>{doseText(microgramsPerDay(primary.dose), primary.drug)}</b>
          </Line>
        )}
        {program.mode === 'continuous' && delivery !== null && (
          <Line name={t('visit.plan.rate')}>{roundedText(millilitresPerDay(delivery.rate), language)}</Line>
        )}
        {bolus !== undefined && (
          <Line name={t('visit.reported.bolus')}>
            <b>
              {t('visit.sheet.bolus', {
                dose: amountText(spoken(micrograms(bolus.dose), primary?.drug ?? ''), language),
                duration: duration(bolus.duration),
                lockout: duration(bolus.lockout),
                count: bolus.maxPerDay,
              })}
            </b>
          </Line>
        )}
      </Lines>
      {program.mode === 'schedule' && delivery !== null && (
        <table className={style['lines']}>
          <thead>
            <tr>
              <th scope="col">{t('visit.reported.days')}</th>
              <th scope="col">{t('visit.sheet.from')}</th>
              <th scope="col">{t('visit.sheet.step-dose')}</th>
            </tr>
          </thead>
          <tbody>
            {delivery.steps.map((each) => (
              <tr key={`${each.days.join()} ${clockText(each.from)}`}>
                <td>{daysText(each.days)}</td>
                <td>
                  {clockText(each.from)}–{clockText(each.until)}
                </td>
                <td>
                  {each.doses[0] === undefined
                    ? roundedText(millilitresPerDay(each.rate), language)
                    : doseText(microgramsPerDay(each.doses[0].dose), each.doses[0].drug)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
