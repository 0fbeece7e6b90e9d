import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { unitText } from '../fields/amount-text.ts';
import { momentText } from '../fields/date-text.ts';
import { useLanguage } from '../fields/language.ts';
import { SeverityShape } from '../fields/severity-mark.tsx';
import { useMe } from '../patient/patient-context.ts';
import { DifferenceTable } from './difference-table.tsx';
import { differencesOf, isUntouched } from './draft-difference.ts';
import { draftOfContent } from './draft-of-content.ts';
import type { Beginning } from './draft-saving.ts';
import style from './notice.module.css';
import { openOrderOf } from './open-order-of.ts';
import { useOrder } from './order-context.ts';
import type { OrderDraft } from './order-draft.ts';
import { readContent } from './plan-here.ts';

const OWN_DRAFT_TOLD_AFTER_MS = 1_800_000;

/** What whoever types has to know before he goes on: whose draft it is, and what a colleague ordered meanwhile. */
export function EditorNotices(props: {
  readonly beginning: Beginning;
  readonly draft: OrderDraft;
  readonly fresh: OrderDraft;
  readonly onAnew: () => void;
  /** What stood there before the form was begun anew. */
  readonly discarded: OrderDraft | null;
  readonly onBringBack: () => void;
  /** Back to the order that stands. */
  readonly onLeave: (() => void) | null;
}): ReactNode {
  const { beginning, draft, fresh } = props;
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { patient, amends } = useOrder();
  const me = useMe().person;
  const [isRead, setRead] = useState(false);
  const zone = patient.record.timeZone;
  const open = openOrderOf(patient.order);
  const { from, isUnreadable } = beginning;
  const { discarded } = props;
  // One's own draft of a moment ago needs no word.
  const isToTell =
    from !== null &&
    (from.by.id !== me.id || Date.parse(patient.now) - Date.parse(from.at) > OWN_DRAFT_TOLD_AFTER_MS);
  return (
    <>
      {isUnreadable && (
        <section className={style['notice']} data-kind="warn">
          <SeverityShape mark="warn" size={18} />
          <div>
            <h2>{t('order.draft.unreadable')}</h2>
            <p>{t('order.draft.unreadable.text')}</p>
          </div>
        </section>
      )}
      {discarded !== null && (
        <section className={style['notice']} role="status">
          <SeverityShape mark="note" size={18} />
          <div>
            <h2>{t('order.draft.discarded')}</h2>
            <div className={style['ways']}>
              <Button size="xs" variant="default" onClick={props.onBringBack}>
                {t('order.draft.bring-back')}
              </Button>
            </div>
          </div>
        </section>
      )}
      {from !== null && !isRead && isToTell && !isUntouched(draft, fresh) && (
        <section className={style['notice']} data-kind={from.by.id === me.id ? 'note' : 'warn'}>
          <SeverityShape mark={from.by.id === me.id ? 'note' : 'warn'} size={18} />
          <div>
            <h2>
              {from.by.id === me.id
                ? t('order.draft.mine', { at: momentText(from.at, 'moment', zone, locale) })
                : t('order.draft.theirs', {
                    name: from.by.name,
                    at: momentText(from.at, 'moment', zone, locale),
                  })}
            </h2>
            <p>{t(from.by.id === me.id ? 'order.draft.mine.text' : 'order.draft.theirs.text')}</p>
            <div className={style['ways']}>
              <Button size="xs" variant="default" onClick={() => setRead(true)}>
                {t('order.draft.go-on')}
              </Button>
              <Button
                size="xs"
                variant="default"
                onClick={() => {
                  setRead(true);
                  props.onAnew();
                }}
              >
                {t('order.draft.anew')}
              </Button>
            </div>
          </div>
        </section>
      )}
      {open !== null && amends === null && <OrderedMeanwhile draft={draft} onLeave={props.onLeave} />}
    </>
  );
}

/** An order stands while another is typed: submitting replaces it. What may be seen of it is shown against what is typed. */
function OrderedMeanwhile({
  draft,
  onLeave,
}: {
  readonly draft: OrderDraft;
  readonly onLeave: (() => void) | null;
}): ReactNode {
  const { t } = useTranslation();
  const { language, locale } = useLanguage();
  const { patient } = useOrder();
  const me = useMe().person;
  const open = openOrderOf(patient.order);
  if (open === null) return null;
  const isMine = open.submitted.by.id === me.id;
  const content = readContent(open.content);
  const theirs =
    content === null
      ? null
      : draftOfContent(content, { day: draft.day, time: draft.time }, { fill: null, program: null });
  const at = momentText(open.submitted.at, 'moment', patient.record.timeZone, locale);
  return (
    <section className={style['notice']} data-kind="warn" role="status">
      <SeverityShape mark="warn" size={18} />
      <div>
        <h2>
          {isMine
            ? t('order.meanwhile.mine', { at })
            : t('order.meanwhile.theirs', { name: open.submitted.by.name, at })}
        </h2>
        <p>{t(open.hidden ? 'order.meanwhile.hidden' : 'order.meanwhile.text')}</p>
        {theirs !== null && !isMine && (
          <DifferenceTable
            differences={differencesOf(draft, theirs, (unit) => unitText(unit, language)).filter(
              ({ field }) => !['planned', 'bridge', 'repeat'].includes(field),
            )}
            theirs={open.submitted.by.name}
          />
        )}
        {onLeave !== null && (
          <div className={style['ways']}>
            <Button size="xs" variant="default" onClick={onLeave}>
              {t('order.meanwhile.leave')}
            </Button>
          </div>
        )}
      </div>
    </section>
  );
}
