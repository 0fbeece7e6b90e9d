import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonJson } from '../../wire/contract/form.ts';
import { recordQuery } from '../client/patient.ts';
import { momentText } from '../fields/date-text.ts';
import { useLanguage } from '../fields/language.ts';
import { isEventType } from './event-types.ts';
import { Notice } from './notice.tsx';
import style from './step.module.css';
import { useOpenVisit } from './visit-context.ts';

interface Happened {
  readonly version: number;
  readonly type: string;
  readonly by: PersonJson;
  readonly at: string;
}

/** What was recorded elsewhere since this page last knew the patient; none of it is ours. */
function useNews(known: number): readonly Happened[] {
  const { patient } = useOpenVisit();
  const isNewer = patient.version > known;
  const { data: record, refetch } = useQuery({ ...recordQuery(patient.id), enabled: isNewer });
  const isBehind = isNewer && record !== undefined && record.version < patient.version;
  useEffect(() => {
    if (isBehind) void refetch();
  }, [isBehind, refetch]);
  return isNewer ? (record?.events ?? []).filter(({ version }) => version > known) : [];
}

/** Two at one visit: what the other one recorded, and that the page goes on from there. */
export function MeanwhileNotice(): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { patient, sending, zone } = useOpenVisit();
  const [seen, setSeen] = useState(patient.version);
  const { conflict, ownVersion } = sending;
  const news = useNews(Math.max(seen, ownVersion ?? 0));
  const happened = conflict?.since ?? news;
  if (happened.length === 0) return null;
  const close = (): void => {
    setSeen(patient.version);
    sending.clear();
  };
  return (
    <Notice
      mark={conflict === null ? 'note' : 'warn'}
      title={t(conflict === null ? 'visit.meanwhile.title' : 'visit.conflict.title')}
      alert
    >
      {conflict !== null && <p>{t('visit.conflict.text')}</p>}
      <ul>
        {happened.map(({ version, type, by, at }) => (
          <li key={version}>
            {isEventType(type) ? t(`event.${type}`) : type} ·{' '}
            {t('visit.by', { name: by.name, at: momentText(at, 'clock', zone, locale) })}
          </li>
        ))}
      </ul>
      <button type="button" className={`${style['quiet']} ${style['add']}`} onClick={close}>
        {t('visit.conflict.go')}
      </button>
    </Notice>
  );
}
