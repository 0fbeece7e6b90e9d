import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { VersionConflict } from '../../wire/contract/conflict.ts';
import { momentText } from '../fields/date-text.ts';
import { useLanguage } from '../fields/language.ts';
import { isEventType } from '../visit/event-types.ts';
import { Notice } from '../visit/notice.tsx';
import step from '../visit/step.module.css';

/** The record moved on while this form stood open: by whom, what, and that nothing of the form was recorded. */
export function RecordConflict(props: {
  readonly conflict: VersionConflict | null;
  readonly onGo: (version: number) => void;
}): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { conflict } = props;
  if (conflict === null) return null;
  const zone = conflict.current.record.timeZone;
  return (
    <Notice mark="warn" title={t('failure.conflict.title')} alert>
      <p>{t('register.conflict.text')}</p>
      <ul>
        {conflict.since.map(({ version, type, by, at }) => (
          <li key={version}>
            {isEventType(type) ? t(`event.${type}`) : type} ·{' '}
            {t('visit.by', { name: by.name, at: momentText(at, 'moment', zone, locale) })}
          </li>
        ))}
      </ul>
      <button
        type="button"
        className={`${step['quiet']} ${step['add']}`}
        onClick={() => props.onGo(conflict.current.version)}
      >
        {t('register.conflict.go')}
      </button>
    </Notice>
  );
}
