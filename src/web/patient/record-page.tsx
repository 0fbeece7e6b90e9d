import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordJson } from '../../wire/contract/patient.ts';
import { failureFrom } from '../client/failure.ts';
import { recordQuery } from '../client/patient.ts';
import { momentText } from '../fields/date-text.ts';
import { useLanguage } from '../fields/language.ts';
import { RowsLoading } from '../shell/page-loading.tsx';
import { EmptyState, FailureState } from '../shell/state-view.tsx';
import { isEventType } from '../visit/event-types.ts';
import { usePatient, usePatientId } from './patient-context.ts';
import { PatientTabs } from './patient-tabs.tsx';
import style from './record-page.module.css';
import { primariesAt, summaryOf } from './record-summary.ts';
import { plainFields } from './record-text.ts';
import { useRecordWords } from './use-record-words.ts';

/** Everything that happened, newest first: who, when, what, and under which formulary. */
export function RecordPage(): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const patient = usePatient();
  const { data, error, isPending, refetch } = useQuery(recordQuery(usePatientId()));
  const zone = patient.record.timeZone;
  const words = useRecordWords(zone);
  const primaries = useMemo(() => primariesAt(data?.events ?? []), [data]);
  const whoOf = (by: RecordJson['events'][number]['by']): string =>
    `${by.name}, ${t(`user.role.${by.role}`)}`;
  return (
    <main className={style['page']}>
      <PatientTabs>
        <Button variant="default" onClick={() => print()}>
          {t('board.print')}
        </Button>
      </PatientTabs>
      {isPending && <RowsLoading />}
      {data === undefined && error !== null && (
        <FailureState failure={failureFrom(error)} again={() => void refetch()} />
      )}
      {data?.events.length === 0 && (
        <EmptyState title={t('record.empty.title')} text={t('record.empty.text')} />
      )}
      <ol className={style['events']} reversed>
        {data?.events
          .map((event, index) => [event, primaries[index] ?? null] as const)
          .toReversed()
          .map(([event, primary]) => (
            <li key={event.version}>
              <time dateTime={event.at}>{momentText(event.at, 'moment', zone, locale)}</time>
              <h2>{isEventType(event.type) ? t(`event.${event.type}`) : event.type}</h2>
              <div>
                {event.data === null ? (
                  <>
                    <p className={style['hidden']}>{t('record.hidden')}</p>
                    <p className={style['who']}>{whoOf(event.by)}</p>
                  </>
                ) : (
                  <>
                    {isEventType(event.type) && <p>{summaryOf(event.type, event.data, words, primary)}</p>}
                    <details className={style['who']}>
                      <summary>
                        {whoOf(event.by)} · {t('record.details')}
                      </summary>
                      <dl>
                        <div>
                          <dt>{t('record.under')}</dt>
                          <dd>{event.formulary}</dd>
                        </div>
                      </dl>
                      <dl lang="en">
                        {plainFields(event.data).map((field) => (
                          <div key={field.path}>
                            <dt>{field.path}</dt>
                            <dd>{field.text}</dd>
                          </div>
                        ))}
                      </dl>
                    </details>
                  </>
                )}
              </div>
              <span className={style['number']}>{event.version}</span>
            </li>
          ))}
      </ol>
    </main>
  );
}
