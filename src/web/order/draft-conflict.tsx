import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Patient } from '../../wire/contract/patient.ts';
import { unitText } from '../fields/amount-text.ts';
import { momentText } from '../fields/date-text.ts';
import { useLanguage } from '../fields/language.ts';
import { SeverityShape } from '../fields/severity-mark.tsx';
import { useMe } from '../patient/patient-context.ts';
import { PatientTabs } from '../patient/patient-tabs.tsx';
import { Card } from '../shell/card.tsx';
import { DifferenceTable } from './difference-table.tsx';
import { differencesOf } from './draft-difference.ts';
import { readDraft } from './draft-file.ts';
import type { Saving } from './draft-saving.ts';
import style from './notice.module.css';
import type { OrderDraft } from './order-draft.ts';

/** Two people typed the same order: both are shown where they differ, and a person chooses. Nothing is merged. */
export function DraftConflictView(props: {
  readonly patient: Patient;
  readonly mine: OrderDraft;
  readonly conflict: NonNullable<Saving['conflict']>;
  /** What stands there when the other person threw his away. */
  readonly fresh: OrderDraft;
  readonly onMine: () => void;
  readonly onTheirs: (draft: OrderDraft) => void;
}): ReactNode {
  const { t } = useTranslation();
  const { language, locale } = useLanguage();
  const me = useMe().person;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { conflict, mine, patient } = props;
  const other = conflict.draft;
  const theirs = other === null ? null : readDraft(other.content);
  const at = other === null ? '' : momentText(other.at, 'moment', patient.record.timeZone, locale);
  const isMe = other !== null && other.by.id === me.id;
  const name = other === null ? '' : isMe ? t('order.conflict.elsewhere') : other.by.name;
  return (
    <>
      {patient.visit === null && <PatientTabs />}
      <section className={style['notice']} data-kind="warn" role="alert">
        <SeverityShape mark="warn" size={20} />
        <div>
          <h2 ref={heading} tabIndex={-1}>
            {other === null
              ? t('order.conflict.discarded')
              : t(isMe ? 'order.conflict.me' : 'order.conflict.title', { name, at })}
          </h2>
          <p>{t('order.conflict.text')}</p>
        </div>
      </section>
      <Card title={t('order.conflict.differences')}>
        {other !== null && theirs === null ? (
          <p>{t('order.conflict.unreadable')}</p>
        ) : (
          theirs !== null && (
            <DifferenceTable
              differences={differencesOf(mine, theirs, (unit) => unitText(unit, language))}
              theirs={name}
            />
          )
        )}
        <div className={style['ways']} style={{ marginTop: 16 }}>
          <Button onClick={props.onMine}>{t('order.conflict.mine')}</Button>
          {(theirs !== null || other === null) && (
            <Button variant="default" onClick={() => props.onTheirs(theirs ?? props.fresh)}>
              {other === null ? t('order.conflict.anew') : t('order.conflict.theirs', { name })}
            </Button>
          )}
        </div>
      </Card>
    </>
  );
}
