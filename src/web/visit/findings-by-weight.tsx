import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AcceptedWarningJson, FindingJson } from '../../wire/contract/order.ts';
import { FindingList } from '../fields/finding-row.tsx';
import style from './step.module.css';

/** What somebody has to see stands open; the notes wait behind one line. */
export function FindingsByWeight(props: {
  readonly findings: readonly FindingJson[];
  /** With the order: why somebody signed although a warning stands. */
  readonly accepted: readonly AcceptedWarningJson[];
}): ReactNode {
  const { t } = useTranslation();
  const { findings, accepted } = props;
  const reasonOf = (finding: FindingJson): ReactNode => {
    const given = accepted.find(({ rule, at }) => rule === finding.rule && at === finding.at);
    if (given === undefined) return null;
    const remark = given.remark === undefined ? '' : ` · ${given.remark}`;
    return (
      <p className={style['given']}>
        {t('order.accepted', { reason: t(`order.reason.${given.reason}`) }) + remark}
      </p>
    );
  };
  const heavy = findings.filter(({ severity }) => severity !== 'note');
  const notes = findings.filter(({ severity }) => severity === 'note');
  return (
    <>
      {(heavy.length > 0 || notes.length === 0) && <FindingList findings={heavy} beside={reasonOf} />}
      {notes.length > 0 && (
        <details className={style['more']}>
          <summary>{t('visit.plan.notes', { count: notes.length })}</summary>
          <FindingList findings={notes} />
        </details>
      )}
    </>
  );
}
