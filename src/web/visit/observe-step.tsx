import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { momentText } from '../fields/date-text.ts';
import { useLanguage } from '../fields/language.ts';
import { YesNoField } from './choice-field.tsx';
import { countdown } from './countdown.ts';
import { Notice } from './notice.tsx';
import style from './observe.module.css';
import { NOTHING_OBSERVED, readObservation } from './observe-entry.ts';
import { StepForm } from './step-form.tsx';
import { StepFrame } from './step-frame.tsx';
import { TextField } from './text-field.tsx';
import { useKept } from './use-kept.ts';
import { useServerNow } from './use-server-now.ts';
import { useStepForm } from './use-step-form.ts';
import { useKeptPlace, useOpenVisit } from './visit-context.ts';

/** Watching the patient until the time is over; earlier only with a reason [SR-56, SR-64]. */
export function ObserveStep(): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { patient, visit, zone } = useOpenVisit();
  const nowMs = useServerNow(patient);
  const [entry, change, done] = useKept(useKeptPlace('observe'), NOTHING_OBSERVED);
  const { observation } = visit;
  const left = observation === null ? null : countdown(observation.started.at, observation.until, nowMs);
  const over = left?.over === true;
  const entered = readObservation(entry, over);
  const { stuck, errorOf, go } = useStepForm('end-observation', entered);
  if (observation === null || left === null) return null;
  return (
    <StepFrame step="observe" lead={t(`visit.observe.because.${observation.because}`)}>
      <div className={style['clock']} data-over={over}>
        <svg viewBox="0 0 120 120" aria-hidden="true">
          <circle cx="60" cy="60" r="54" />
          <circle cx="60" cy="60" r="54" pathLength="1" strokeDasharray={`${left.passed} 1`} />
        </svg>
        <p role="timer" aria-label={t('visit.observe.left', { minutes: left.minutesLeft })}>
          <b>{over ? t('visit.observe.over') : left.text}</b>
          <small>
            {t('visit.observe.until', { at: momentText(observation.until, 'clock', zone, locale) })}
          </small>
        </p>
      </div>
      <StepForm
        type="end-observation"
        stuck={stuck}
        early={!over}
        go={t(over ? 'visit.go.observe' : 'visit.go.observe-early')}
        onGo={() => go(entered, (value) => ({ ...value, visit: visit.id }), done)}
      >
        <YesNoField
          label={t('visit.observe.symptoms')}
          yes={t('visit.observe.symptoms.yes')}
          no={t('visit.observe.symptoms.no')}
          value={entry.hasSymptoms}
          error={errorOf('symptoms')}
          onChange={(hasSymptoms) => change({ hasSymptoms })}
        />
        {entry.hasSymptoms === true && (
          <>
            <Notice mark="refuse" title={t('visit.observe.emergency.title')}>
              <p>{t('visit.observe.emergency.text')}</p>
            </Notice>
            <TextField
              label={t('visit.observe.seen')}
              as="long"
              value={entry.seen}
              error={errorOf('seen')}
              onChange={(seen) => change({ seen })}
            />
            <TextField
              label={t('visit.observe.done')}
              as="long"
              value={entry.done}
              error={errorOf('done')}
              onChange={(text) => change({ done: text })}
            />
          </>
        )}
        {!over && (
          <TextField
            label={t('visit.observe.overridden')}
            as="long"
            value={entry.overridden}
            error={errorOf('overridden')}
            hint={t('visit.observe.overridden.hint', { minutes: left.minutesLeft })}
            onChange={(overridden) => change({ overridden })}
          />
        )}
      </StepForm>
    </StepFrame>
  );
}
