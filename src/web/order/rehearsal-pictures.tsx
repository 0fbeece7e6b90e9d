import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { drug } from '../../core/drugs/all.ts';
import { inSmallestUnit, milliseconds, type Volume } from '../../core/units.ts';
import { micrograms, millilitres } from '../../wire/amount/encode-amount.ts';
import { amountText, numberText, unitText } from '../fields/amount-text.ts';
import { momentText } from '../fields/date-text.ts';
import { doseText, roundedText } from '../fields/dose-text.ts';
import { useLanguage } from '../fields/language.ts';
import { PictureTable } from '../pictures/picture-table.tsx';
import { RehearsalBars } from '../pictures/rehearsal-bars.tsx';
import { RehearsalReservoir } from '../pictures/rehearsal-reservoir.tsx';
import { Line, Lines } from '../shell/card.tsx';
import { durationText } from './amount-words.ts';
import style from './rehearsal-card.module.css';
import {
  DAY_MS,
  firstHours,
  HOUR_MS,
  phasesOf,
  rateBars,
  stretches,
  ticksBetween,
} from './rehearsal-drawn.ts';
import type { RehearsalRun, RehearsedPart } from './rehearsal-view.ts';

/** Hour by hour at the beginning, where a prime and a bridge run; ours. */
const HOURS_SHOWN = 48;

/** The dose over the first hours and over the whole time, and what the reservoir would display; a table behind each. */
export function RehearsalPictures({
  run,
  zone,
}: {
  readonly run: RehearsalRun;
  readonly zone: string;
}): ReactNode {
  const { t } = useTranslation();
  const { language, locale } = useLanguage();
  const first = firstHours(run, HOURS_SHOWN);
  const firstEnd = first.at(-1)?.untilMs ?? run.untilMs;
  const hourText = (atMs: number): string =>
    amountText({ value: (atMs - run.fromMs) / HOUR_MS, unit: 'h' }, language, 2);
  const on = (atMs: number, form: 'day' | 'moment'): string =>
    momentText(new Date(atMs).toISOString(), form, zone, locale);
  const hourTicks = ticksBetween(run.fromMs, firstEnd, HOUR_MS, hourText);
  const dayTicks = ticksBetween(run.fromMs, run.untilMs, DAY_MS, (atMs) => on(atMs, 'day'));
  const named = stretches(first, (phase) => t(`rehearsal.phase.${phase}`));
  const volume = (of: Volume): string =>
    roundedText({ value: inSmallestUnit(of) / 1000, unit: 'uL' }, language);
  const cells = ({ doses, delivered, displayed }: RehearsedPart): readonly string[] => [
    ...run.drugs.map((id, i) => {
      const dose = doses[i];
      return dose === undefined ? '' : doseText(micrograms(dose), id, language);
    }),
    volume(delivered),
    roundedText(millilitres(displayed), language),
  ];
  const head = [
    ...run.drugs.map((id) => t('rehearsal.table.dose', { drug: t(`drug.${id}`) })),
    t('rehearsal.table.volume'),
    t('rehearsal.table.displayed'),
  ];
  const hoursTitle = t('rehearsal.hours', { count: Math.round((firstEnd - run.fromMs) / HOUR_MS) });
  const reservoir = [
    { atMs: run.fromMs, mL: millilitres(run.displayedFirst).value },
    ...run.days.map(({ untilMs, displayed }) => ({ atMs: untilMs, mL: millilitres(displayed).value })),
  ];
  const alarms = run.events.flatMap((event) => (event.kind === 'alarm' ? [event.atMs] : []));
  return (
    <>
      <section className={style['picture']}>
        <h3>{hoursTitle}</h3>
        {run.drugs.map((id, index) => (
          <RehearsalBars
            key={id}
            bars={rateBars(run, first, index, HOUR_MS)}
            stretches={named}
            ticks={hourTicks}
            fromMs={run.fromMs}
            untilMs={firstEnd}
            axisWords={t('rehearsal.axis', {
              drug: t(`drug.${id}`),
              unit: unitText(`${drug(id).spokenIn}/h`, language),
            })}
            say={t('rehearsal.say.hours', { drug: t(`drug.${id}`), period: hoursTitle })}
          />
        ))}
        <Lines>
          {phasesOf(first).map((part) => (
            <Line key={part.fromMs} name={t(`rehearsal.phase.${part.phase}`)}>
              {run.drugs.length === 0 &&
                t('rehearsal.given', {
                  dose: volume(part.delivered),
                  time: durationText(milliseconds(part.untilMs - part.fromMs), language),
                })}
              {run.drugs.map((id, i) => {
                const dose = part.doses[i];
                if (dose === undefined) return null;
                const time = (part.untilMs - part.fromMs) / HOUR_MS;
                const hourly = { value: micrograms(dose).value / time, unit: 'ug/h' };
                return (
                  <span key={id} className={style['given']}>
                    {run.drugs.length > 1 && `${t(`drug.${id}`)} `}
                    {t('rehearsal.given', {
                      dose: doseText(micrograms(dose), id, language),
                      time: durationText(milliseconds(part.untilMs - part.fromMs), language),
                    })}
                    <small>{t('rehearsal.mean', { rate: doseText(hourly, id, language) })}</small>
                  </span>
                );
              })}
            </Line>
          ))}
        </Lines>
        <PictureTable
          caption={hoursTitle}
          head={[t('rehearsal.table.time'), t('rehearsal.table.runs'), ...head]}
          rows={first.map((part) => [
            `${numberText((part.fromMs - run.fromMs) / HOUR_MS, 2)}–${hourText(part.untilMs)} · ${on(part.fromMs, 'moment')}`,
            t(`rehearsal.phase.${part.phase}`),
            ...cells(part),
          ])}
        />
      </section>
      <section className={style['picture']}>
        <h3>{t('rehearsal.days')}</h3>
        {run.drugs.map((id, index) => (
          <RehearsalBars
            key={id}
            bars={rateBars(run, run.days, index, DAY_MS)}
            stretches={[]}
            ticks={dayTicks}
            fromMs={run.fromMs}
            untilMs={run.untilMs}
            axisWords={t('rehearsal.axis', {
              drug: t(`drug.${id}`),
              unit: unitText(`${drug(id).spokenIn}/d`, language),
            })}
            say={t('rehearsal.say.days', { drug: t(`drug.${id}`) })}
          />
        ))}
        {named.length > 0 && <p className={style['quiet']}>{t('rehearsal.days.signs')}</p>}
        <RehearsalReservoir
          points={reservoir}
          bound={
            run.alarmAt === null
              ? null
              : {
                  mL: millilitres(run.alarmAt).value,
                  words: t('rehearsal.alarm-at', { volume: roundedText(millilitres(run.alarmAt), language) }),
                }
          }
          alarms={alarms}
          ticks={dayTicks}
          axisWords={t('rehearsal.axis.reservoir')}
          say={t('rehearsal.say.reservoir')}
        />
        <PictureTable
          caption={t('rehearsal.days')}
          head={[t('rehearsal.table.day'), ...head]}
          rows={run.days.map((part, index) => [
            `${t('rehearsal.day', { number: index + 1 })} · ${on(part.fromMs, 'moment')}`,
            ...cells(part),
          ])}
        />
      </section>
    </>
  );
}
