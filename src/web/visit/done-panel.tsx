import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Patient } from '../../wire/contract/patient.ts';
import { recordQuery } from '../client/patient.ts';
import { momentText } from '../fields/date-text.ts';
import { useLanguage } from '../fields/language.ts';
import { Line, Lines } from '../shell/card.tsx';
import { LinkButton } from '../shell/link-button.tsx';
import { visitLinks } from './client-links.ts';
import { endedVisit } from './ended-visit.ts';
import { longDay } from './long-day.ts';
import { Notice } from './notice.tsx';
import style from './step.module.css';

/** The visit that ended last: when the next refill is due, who is booked, and the papers. */
export function DonePanel({ patient }: { readonly patient: Patient }): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { data: record } = useQuery(recordQuery(patient.id));
  const ended = record === undefined ? null : endedVisit(record.events, patient.now);
  const heading = useRef<HTMLHeadingElement>(null);
  const which = ended?.visit ?? null;
  // It comes after the step is gone: the focus went with the step.
  useEffect(() => {
    if (which !== null && document.activeElement === document.body)
      heading.current?.focus({ preventScroll: true });
  }, [which]);
  if (ended === null) return null;
  const zone = patient.record.timeZone;
  const dates = patient.standing?.dates;
  const links = visitLinks(patient.id, ended.visit);
  const completed = ended.how === 'completed';
  return (
    <section className={style['step']} aria-labelledby="visit-done">
      <header className={style['head']}>
        <h2 id="visit-done" ref={heading} tabIndex={-1} className="ring-on-frame">
          {t(completed ? 'visit.done.title' : 'visit.aborted.title')}
        </h2>
        <p className={style['lead']}>
          {t('visit.by', { name: ended.by.name, at: momentText(ended.at, 'moment', zone, locale) })}
        </p>
      </header>
      {ended.reason !== null && (
        <Notice mark="warn" title={t('visit.aborted.reason')}>
          <p>{ended.reason}</p>
        </Notice>
      )}
      {completed && (
        <Lines>
          <Line name={t('reservoir.refill-by')}>
            <b>{dates?.refillBy == null ? t('reservoir.no-date') : longDay(dates.refillBy, locale)}</b>
          </Line>
          <Line name={t('reservoir.appointment')}>
            {patient.appointment === null
              ? (patient.waiver ?? '—')
              : momentText(patient.appointment, 'moment', zone, locale)}
          </Line>
        </Lines>
      )}
      <div className={style['ways']}>
        {completed && (
          <Button component="a" size="lg" href={links.report} target="_blank" rel="noreferrer">
            {t('visit.done.report')}
          </Button>
        )}
        <LinkButton to="/patients/$patientId" params={{ patientId: patient.id }} size="lg">
          {t('visit.done.patient')}
        </LinkButton>
        <LinkButton to="/" size="lg">
          {t('state.back-to-board')}
        </LinkButton>
      </div>
    </section>
  );
}
