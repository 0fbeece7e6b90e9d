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
import { draftOfContent } from './draft-of-content.ts';
import type { Saving } from './draft-saving.ts';
import style from './notice.module.css';
import { openOrderOf } from './open-order-of.ts';
import type { OrderDraft } from './order-draft.ts';
import { readContent } from './plan-here.ts';

interface ConflictProps {
  readonly patient: Patient;
  readonly mine: OrderDraft;
  readonly conflict: NonNullable<Saving['conflict']>;
  /** What stands there when the other person threw his away. */
  readonly fresh: OrderDraft;
  readonly onMine: () => void;
  readonly onTheirs: (draft: OrderDraft) => void;
  /** To the order that stands; null where none does. */
  readonly onLeave: (() => void) | null;
}

/** The other person's draft is gone, because it was submitted or thrown away; what is typed here is not. */
function DraftGone(props: ConflictProps): ReactNode {
  const { t } = useTranslation();
  const { language, locale } = useLanguage();
  const me = useMe().person;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { patient, mine, fresh } = props;
  const open = openOrderOf(patient.order);
  const content = open === null ? null : readContent(open.content);
  const ordered =
    content === null
      ? null
      : draftOfContent(content, { day: mine.day, time: mine.time }, { fill: null, program: null });
  const at = open === null ? '' : momentText(open.submitted.at, 'moment', patient.record.timeZone, locale);
  const by = open?.submitted.by;
  let title = t('order.conflict.discarded');
  if (by !== undefined)
    title =
      by.id === me.id
        ? t('order.meanwhile.mine', { at })
        : t('order.meanwhile.theirs', { name: by.name, at });
  return (
    <>
      {patient.visit === null && <PatientTabs />}
      <section className={style['notice']} data-kind="warn" role="alert">
        <SeverityShape mark="warn" size={20} />
        <div>
          <h2 ref={heading} tabIndex={-1}>
            {title}
          </h2>
          <p>
            {open === null
              ? t('order.conflict.discarded.text')
              : t(open.hidden ? 'order.meanwhile.hidden' : 'order.meanwhile.text')}
          </p>
          {ordered !== null && by !== undefined && (
            <DifferenceTable
              differences={differencesOf(mine, ordered, (unit) => unitText(unit, language)).filter(
                ({ field }) => !['planned', 'bridge', 'repeat'].includes(field),
              )}
              theirs={by.name}
            />
          )}
          <div className={style['ways']}>
            <Button onClick={props.onMine}>{t('order.conflict.mine')}</Button>
            <Button
              variant="default"
              onClick={() => {
                props.onTheirs(fresh);
                props.onLeave?.();
              }}
            >
              {t(open === null ? 'order.conflict.anew' : 'order.meanwhile.leave')}
            </Button>
          </div>
        </div>
      </section>
    </>
  );
}

/** Two people typed the same order: both are shown where they differ, and a person chooses. Nothing is merged. */
export function DraftConflictView(props: ConflictProps): ReactNode {
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
  if (other === null) return <DraftGone {...props} />;
  return (
    <>
      {patient.visit === null && <PatientTabs />}
      <section className={style['notice']} data-kind="warn" role="alert">
        <SeverityShape mark="warn" size={20} />
        <div>
          <h2 ref={heading} tabIndex={-1}>
            {t(isMe ? 'order.conflict.me' : 'order.conflict.title', { name, at })}
          </h2>
          <p>{t('order.conflict.text')}</p>
        </div>
      </section>
      <Card title={t('order.conflict.differences')}>
        {theirs === null ? (
          <p>{t('order.conflict.unreadable')}</p>
        ) : (
          <DifferenceTable
            differences={differencesOf(mine, theirs, (unit) => unitText(unit, language))}
            theirs={name}
          />
        )}
        <div className={style['ways']} style={{ marginTop: 16 }}>
          <Button onClick={props.onMine}>{t('order.conflict.mine')}</Button>
          {theirs !== null && (
            <Button variant="default" onClick={() => props.onTheirs(theirs)}>
              {t('order.conflict.theirs', { name })}
            </Button>
          )}
        </div>
      </Card>
    </>
  );
}
