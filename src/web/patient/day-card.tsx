import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComponentDose } from '../../core/plan.ts';
import { epochMilliseconds } from '../../core/time.ts';
import { inSmallestUnit } from '../../core/units.ts';
import {
  hoursOrMinutes,
  micrograms,
  microgramsPerDay,
  microgramsPerMillilitre,
  millilitresPerDay,
} from '../../wire/amount/encode-amount.ts';
import type { Patient } from '../../wire/contract/patient.ts';
import { amountText } from '../fields/amount-text.ts';
import { momentText } from '../fields/date-text.ts';
import { spoken, useDrugName } from '../fields/drug-text.ts';
import { useLanguage } from '../fields/language.ts';
import { timeOfDayText } from '../fields/time-of-day-entry.ts';
import { VoiceMark } from '../fields/voice.tsx';
import { DayDial } from '../pictures/day-dial.tsx';
import { PictureTable } from '../pictures/picture-table.tsx';
import { Card, Line, Lines } from '../shell/card.tsx';
import style from './day-card.module.css';
import { dialSteps, stepsOn, variesByDay } from './day-steps.ts';
import type { FilledPump } from './pump-now.ts';

/** A dose per day and, small, per hour, in the unit its drug is spoken of in. */
function useDoseText(): (of: ComponentDose) => { readonly daily: string; readonly hourly: string } {
  const { language } = useLanguage();
  return ({ drug, dose }) => {
    const daily = microgramsPerDay(dose);
    const hourly = { value: daily.value / 24, unit: 'ug/h' };
    return {
      daily: amountText(spoken(daily, drug), language, 4),
      hourly: amountText(spoken(hourly, drug), language, 4),
    };
  };
}

function localMinute(now: string, zone: string): number {
  const [hour = 0, minute = 0] = momentText(now, 'clock', zone, 'en-GB').split(':').map(Number);
  return hour * 60 + minute;
}

function PatientBolusLine({ pump }: { readonly pump: FilledPump }): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const bolus = pump.program.patientBolus;
  const primary = pump.mixture[0].drug;
  if (bolus === undefined) return null;
  return (
    <Line name={t('day.patient-bolus')}>
      {t('day.patient-bolus.words', {
        dose: amountText(spoken(micrograms(bolus.dose), primary), language, 4),
        count: bolus.maxPerDay,
        lockout: amountText(hoursOrMinutes(bolus.lockout), language, 2),
      })}
    </Line>
  );
}

/** The program in force, as a day on the pump's own clock. */
export function DayCard({
  patient,
  pump,
}: {
  readonly patient: Patient;
  readonly pump: FilledPump;
}): ReactNode {
  const { t } = useTranslation();
  const { language, locale } = useLanguage();
  const drugName = useDrugName();
  const doseText = useDoseText();
  const { delivery, program } = pump;
  const [primary] = delivery.daily;
  const steps = stepsOn(delivery, pump.pumpDay);
  const zone = patient.record.timeZone;
  const local = localMinute(patient.now, zone);
  const ahead = ((pump.pumpMinute - local + 2160) % 1440) - 720;
  const span = (from: string, until: string): string => `${from} – ${until}`;
  const rows = steps.map((step) => {
    const first = step.doses[0];
    return {
      span: span(timeOfDayText(step.from), timeOfDayText(step.until)),
      hourly: first === undefined ? '' : doseText(first).hourly,
    };
  });
  const stands = program.mode === 'stopped' || inSmallestUnit(delivery.rate) === 0;
  const say = stands ? t('day.stopped') : rows.map((row) => `${row.span} ${row.hourly}`).join('; ');
  return (
    <Card
      title={t('day.title')}
      beside={
        <VoiceMark
          words
          voice={{
            kind: 'computed',
            from: t('day.from', { date: momentText(filledAt(pump), 'full', zone, locale) }),
          }}
        />
      }
    >
      <div className={style['day']}>
        <DayDial steps={dialSteps(steps)} pumpMinute={pump.pumpMinute} localMinute={local} say={say} />
        <div className={style['words']}>
          {stands || primary === undefined ? (
            <p className={style['big']}>{t('day.stopped')}</p>
          ) : (
            <>
              <p className={style['big']}>
                {doseText(primary).daily} <small>{drugName(primary.drug)}</small>
              </p>
              <p className={style['rate']}>
                {t('day.mean', {
                  hourly: doseText(primary).hourly,
                  flow: amountText(millilitresPerDay(delivery.rate), language, 4),
                })}
              </p>
            </>
          )}
          <Lines>
            {delivery.daily.map((one) => (
              <Line
                key={one.drug}
                name={`${drugName(one.drug)} ${amountText(spoken(microgramsPerMillilitre(one.concentration), one.drug), language, 4)}`}
              >
                {doseText(one).daily}
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
          <p className={style['note']}>
            {t(`day.mode.${program.mode}`)}
            {variesByDay(delivery, pump.pumpDay) && ` · ${t('day.varies')}`}
            {Math.abs(ahead) >= 2 &&
              ` · ${t(ahead > 0 ? 'day.clock-ahead' : 'day.clock-behind', { minutes: Math.abs(ahead) })}`}
          </p>
          {steps.length > 1 && (
            <PictureTable
              caption={t('day.title')}
              head={[
                t('day.table.time'),
                ...pump.mixture.map((one) => drugName(one.drug)),
                t('day.table.flow'),
              ]}
              rows={steps.map((step) => [
                span(timeOfDayText(step.from), timeOfDayText(step.until)),
                ...step.doses.map((dose) => doseText(dose).hourly),
                amountText(millilitresPerDay(step.rate), language, 4),
              ])}
            />
          )}
        </div>
      </div>
    </Card>
  );
}

const filledAt = (pump: FilledPump): string => new Date(epochMilliseconds(pump.last.fill.at)).toISOString();
