import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Delivery } from '../../core/plan.ts';
import { minutes } from '../../core/time.ts';
import { inSmallestUnit, isZero } from '../../core/units.ts';
import type { Prescription } from '../../pump/prescription.ts';
import { reading } from '../../pump/reading.ts';
import { micrograms, millilitresPerDay } from '../../wire/amount/encode-amount.ts';
import { doseText, roundedText } from '../fields/dose-text.ts';
import { useDrugName } from '../fields/drug-text.ts';
import { useLanguage } from '../fields/language.ts';
import { timeOfDayText } from '../fields/time-of-day-entry.ts';
import { VoiceMark } from '../fields/voice.tsx';
import { dialSteps } from '../patient/day-steps.ts';
import { useDoses } from '../patient/use-day.ts';
import { DayDial } from '../pictures/day-dial.tsx';
import { Card, Line, Lines } from '../shell/card.tsx';
import style from './day-card.module.css';
import { bolusMinutes, dayNow, deliveryHere, isOtherOnOtherDays, type LabDay, stepsNow } from './lab-day.ts';
import { useLabWords } from './lab-words.ts';
import { useLab } from './use-lab.ts';

/** The program that the pump holds, as a day with the hour in it; nothing before it has one. */
export function DayCard(): ReactNode {
  const { prescription } = reading(useLab().state.lab.pump);
  return prescription === null ? null : <ProgramOfDay of={prescription} />;
}

function ProgramOfDay({ of }: { readonly of: Prescription }): ReactNode {
  const { t } = useTranslation();
  const doses = useDoses();
  const { pump } = useLab().state.lab;
  const { configuration, bolus } = pump;
  const read = reading(pump);
  const delivery = useMemo(() => deliveryHere(of, configuration), [of, configuration]);
  const day = dayNow(pump);
  const steps = stepsNow(delivery, day);
  const stands = of.program.mode === 'stopped' || inSmallestUnit(delivery.rate) === 0;
  const before = bolus?.kind === 'bridge' || bolus?.kind === 'prime' ? bolus.kind : 'not-running';
  const inForce = read.run.kind === 'running' && !isZero(read.flow) && before === 'not-running';
  const spoken = steps.map(({ step }) => {
    const [primary] = step.doses;
    const dose = primary === undefined ? '' : doses(primary).hourly;
    return `${timeOfDayText(step.from)} – ${timeOfDayText(step.until)} ${dose}`;
  });
  return (
    <Card title={t('lab.day')} beside={<VoiceMark words voice={{ kind: 'simulated' }} />}>
      <div className={style['day']}>
        <DayDial
          steps={dialSteps(steps.map(({ step }) => step))}
          spikes={bolusMinutes(pump)}
          pumpMinute={day.minute}
          localMinute={day.shownMinute}
          doubtful={!inForce}
          size={220}
          say={stands ? t('day.stopped') : spoken.join('; ')}
        />
        <div className={style['words']}>
          {stands ? (
            <p className={style['big']}>{t('day.stopped')}</p>
          ) : (
            <Daily of={of} delivery={delivery} />
          )}
          <p className={style['note']}>
            {t(`day.mode.${of.program.mode}`)}
            {isOtherOnOtherDays(delivery, day) && ` · ${t('day.varies')}`}
          </p>
          {!inForce && !stands && <p className={style['note']}>{t(`lab.day.${before}`)}</p>}
        </div>
      </div>
      <ClockNote day={day} />
      <Steps delivery={delivery} day={day} />
      <Bounds of={of} delivery={delivery} />
    </Card>
  );
}

/** Each drug's dose a day, and how that comes hour by hour. */
function Daily({ of, delivery }: { readonly of: Prescription; readonly delivery: Delivery }): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const drugName = useDrugName();
  const doses = useDoses();
  const [primary, ...others] = delivery.daily;
  if (primary === undefined) return null;
  const flow = roundedText(millilitresPerDay(delivery.rate), language);
  return (
    <>
      <p className={style['big']}>
        {doses(primary).daily} <small>{drugName(primary.drug)}</small>
      </p>
      <p className={style['rate']}>
        {t(of.program.mode === 'schedule' ? 'lab.day.mean' : 'lab.day.steady', {
          hourly: doses(primary).hourly,
          flow,
        })}
      </p>
      {others.map((one) => (
        <p key={one.drug} className={style['rate']}>
          {drugName(one.drug)} {doses(one).daily}
        </p>
      ))}
    </>
  );
}

function ClockNote({ day }: { readonly day: LabDay }): ReactNode {
  const { t } = useTranslation();
  if (Math.abs(day.minute - day.shownMinute) < 2) return null;
  return (
    <p className={style['note']}>
      {t('lab.day.clocks', {
        schedule: timeOfDayText(minutes(day.minute)),
        shown: timeOfDayText(minutes(day.shownMinute)),
      })}
    </p>
  );
}

function Steps({ delivery, day }: { readonly delivery: Delivery; readonly day: LabDay }): ReactNode {
  const { t } = useTranslation();
  const doses = useDoses();
  const steps = stepsNow(delivery, day);
  if (steps.length < 2) return null;
  return (
    <Lines>
      {steps.map(({ step, isNow }) => {
        const [primary] = step.doses;
        return (
          <Line
            key={timeOfDayText(step.from)}
            name={
              <span className={isNow ? style['now'] : undefined}>
                {timeOfDayText(step.from)} – {timeOfDayText(step.until)}
                {isNow && ` · ${t('lab.day.now')}`}
              </span>
            }
          >
            {primary === undefined ? '' : doses(primary).hourly}
          </Line>
        );
      })}
    </Lines>
  );
}

/** What the patient may add, the most that a day can then hold, and the limits that the pump keeps. */
function Bounds({ of, delivery }: { readonly of: Prescription; readonly delivery: Delivery }): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const words = useLabWords();
  const { patientBolus } = of.program;
  const [{ drug }] = of.mixture;
  const most = delivery.worstCase.find((each) => each.drug === drug && each.window === 'PT24H');
  return (
    <Lines>
      {patientBolus !== undefined && (
        <Line name={t('lab.patient-bolus')}>
          {t('lab.patient-bolus.text', {
            dose: doseText(micrograms(patientBolus.dose), drug, language),
            count: patientBolus.maxPerDay,
            lockout: words.time(inSmallestUnit(patientBolus.lockout)),
          })}
        </Line>
      )}
      {patientBolus !== undefined && most !== undefined && (
        <Line name={t('lab.day.most')}>{doseText(micrograms(most.dose), drug, language)}</Line>
      )}
      {of.limits.map(({ window, volume }, place) => (
        <Line
          // biome-ignore lint/suspicious/noArrayIndexKey: two limits may be of the same window, even of the same volume
          key={place}
          name={t('lab.day.limit', { window: words.time(inSmallestUnit(window)) })}
        >
          {words.volume(inSmallestUnit(volume))}
        </Line>
      ))}
      {patientBolus !== undefined && of.limits.length === 0 && (
        <Line name={t('lab.limits')}>{t('lab.day.no-limit')}</Line>
      )}
    </Lines>
  );
}
