import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../fields/language.ts';
import { ChoiceField } from './choice-field.tsx';
import { DateLines } from './date-lines.tsx';
import { NOT_FINISHED, readFinish } from './finish-entry.ts';
import { longDay } from './long-day.ts';
import { MomentField } from './moment-field.tsx';
import { StepForm } from './step-form.tsx';
import { Group, StepFrame } from './step-frame.tsx';
import { TextField } from './text-field.tsx';
import { useKept } from './use-kept.ts';
import { useServerNow } from './use-server-now.ts';
import { useStepForm } from './use-step-form.ts';
import { useKeptPlace, useOpenVisit } from './visit-context.ts';

/** Nobody leaves without an appointment on or before the refill date, or the reason why there is none [SR-61]. */
export function FinishStep(): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { patient, visit, zone } = useOpenVisit();
  const nowMs = useServerNow(patient, 30_000);
  const [entry, change, done] = useKept(useKeptPlace('finish'), NOT_FINISHED);
  const dates = visit.confirmed?.standing.dates;
  const refillBy = dates?.refillBy ?? null;
  const entered = readFinish(entry, { zone, nowMs, refillBy });
  const { asked, stuck, errorOf, go } = useStepForm('complete-visit', entered);
  return (
    <StepFrame step="finish" lead={t('visit.lead.finish')}>
      {dates !== undefined && (
        <Group title={t('visit.plan.dates')}>
          <DateLines dates={dates} />
        </Group>
      )}
      <StepForm
        type="complete-visit"
        stuck={stuck}
        go={t('visit.go.finish')}
        onGo={() => go(entered, (next) => ({ type: 'complete-visit', visit: visit.id, next }), done)}
      >
        <ChoiceField
          label={t('visit.finish.next')}
          options={[
            { value: 'yes', word: t('visit.finish.book') },
            { value: 'no', word: t('visit.finish.waive') },
          ]}
          value={entry.booked === null ? null : entry.booked ? 'yes' : 'no'}
          error={errorOf('booked')}
          onChange={(chosen) => change({ booked: chosen === 'yes' })}
        />
        {entry.booked === true && (
          <MomentField
            label={t('visit.finish.appointment')}
            value={entry.appointment}
            asked={asked}
            dayError={errorOf('appointment/day')}
            timeError={errorOf('appointment/time')}
            hint={refillBy === null ? null : t('visit.finish.by', { date: longDay(refillBy, locale) })}
            onChange={(appointment) => change({ appointment })}
          />
        )}
        {entry.booked === false && (
          <TextField
            label={t('visit.finish.waiver')}
            as="long"
            value={entry.waiver}
            error={errorOf('waiver')}
            onChange={(waiver) => change({ waiver })}
          />
        )}
      </StepForm>
    </StepFrame>
  );
}
