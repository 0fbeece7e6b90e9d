import { useTranslation } from 'react-i18next';
import type { ComponentDose, DeliveredStep } from '../../core/plan.ts';
import { inSmallestUnit } from '../../core/units.ts';
import { microgramsPerDay } from '../../wire/amount/encode-amount.ts';
import type { Patient } from '../../wire/contract/patient.ts';
import { momentText } from '../fields/date-text.ts';
import { doseText } from '../fields/dose-text.ts';
import { useLanguage } from '../fields/language.ts';
import { timeOfDayText } from '../fields/time-of-day-entry.ts';
import { isInDoubt } from './at-visit.ts';
import { stepsOn } from './day-steps.ts';
import type { FilledPump } from './pump-now.ts';

export interface DayProps {
  readonly patient: Patient;
  readonly pump: FilledPump;
}

interface Day {
  readonly rows: readonly { readonly span: string; readonly hourly: string; readonly step: DeliveredStep }[];
  readonly stands: boolean;
  /** No dose of the day may be shown as delivered. */
  readonly doubt: boolean;
  /** The dial in words. */
  readonly say: string;
}

/** A dose per day and per hour, in the unit its drug is spoken of in. */
export function useDoses(): (of: ComponentDose) => { readonly daily: string; readonly hourly: string } {
  const { language } = useLanguage();
  return ({ drug, dose }) => {
    const daily = microgramsPerDay(dose);
    const hourly = { value: daily.value / 24, unit: 'ug/h' };
    return { daily: doseText(daily, drug, language), hourly: doseText(hourly, drug, language) };
  };
}

/** The steps of today on the pump's clock, in words. */
export function useDay({ patient, pump }: DayProps): Day {
  const { t } = useTranslation();
  const doses = useDoses();
  const rows = stepsOn(pump.delivery, pump.pumpDay).map((step) => ({
    span: `${timeOfDayText(step.from)} – ${timeOfDayText(step.until)}`,
    hourly: step.doses[0] === undefined ? '' : doses(step.doses[0]).hourly,
    step,
  }));
  const stands = pump.program.mode === 'stopped' || inSmallestUnit(pump.delivery.rate) === 0;
  const doubt = isInDoubt(patient);
  const running = stands ? t('day.stopped') : rows.map((row) => `${row.span} ${row.hourly}`).join('; ');
  return { rows, stands, doubt, say: doubt ? t('patient.dose.in-doubt') : running };
}

/** Minutes after midnight on the clinic's wall. */
export function localMinute(now: string, zone: string): number {
  const [hour = 0, minute = 0] = momentText(now, 'clock', zone, 'en-GB').split(':').map(Number);
  return hour * 60 + minute;
}
