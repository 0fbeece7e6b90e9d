import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { momentText } from '../fields/date-text.ts';
import { useLanguage } from '../fields/language.ts';
import { isEventType } from './event-types.ts';
import { Notice } from './notice.tsx';
import { latestMark } from './rail.ts';
import style from './step.module.css';
import { useOpenVisit } from './visit-context.ts';

/** Two at one visit: what the other one recorded, and that the page goes on from there. */
export function MeanwhileNotice(): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { patient, visit, sending, zone } = useOpenVisit();
  const [seen, setSeen] = useState(patient.version);
  const { conflict, ownVersion } = sending;
  const clock = (at: string): string => momentText(at, 'clock', zone, locale);
  const close = (): void => {
    setSeen(patient.version);
    sending.clear();
  };
  if (conflict !== null)
    return (
      <Notice mark="warn" title={t('visit.conflict.title')} alert>
        <p>{t('visit.conflict.text')}</p>
        <ul>
          {conflict.since.map(({ version, type, by, at }) => (
            <li key={version}>
              {isEventType(type) ? t(`event.${type}`) : type} ·{' '}
              {t('visit.by', { name: by.name, at: clock(at) })}
            </li>
          ))}
        </ul>
        <button type="button" className={`${style['quiet']} ${style['add']}`} onClick={close}>
          {t('visit.conflict.go')}
        </button>
      </Notice>
    );
  const known = Math.max(seen, ownVersion ?? 0);
  const mark = patient.version > known ? latestMark(visit) : null;
  if (mark === null) return null;
  return (
    <Notice mark="note" title={t('visit.meanwhile.title')}>
      <p>
        {t(`visit-step.${mark.step}`)} · {t('visit.by', { name: mark.by.name, at: clock(mark.at) })}
      </p>
      <button type="button" className={`${style['quiet']} ${style['add']}`} onClick={close}>
        {t('visit.conflict.go')}
      </button>
    </Notice>
  );
}
