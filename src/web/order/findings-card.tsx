import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FindingJson } from '../../wire/contract/order.ts';
import { FindingRow } from '../fields/finding-row.tsx';
import { countOf, sorted } from '../fields/findings.ts';
import { SeverityShape } from '../fields/severity-mark.tsx';
import { Card } from '../shell/card.tsx';
import { keyOf } from './answers.ts';
import style from './findings-card.module.css';

/** More notes than these are folded away behind their number; what refuses or warns never is. */
const NOTES_SHOWN = 3;

/** Everything that the checks say, gravest first, with the formulary that they judged by. */
export function FindingsCard(props: {
  /** Null while there is no plan. */
  readonly findings: readonly FindingJson[] | null;
  readonly formulary: string;
  readonly isCurrentFormulary?: boolean;
  /** Whether warnings stand elsewhere on the page. */
  readonly isPart?: boolean;
  /** Whether every note is shown at once. */
  readonly showNotes?: boolean;
  readonly beside: (finding: FindingJson) => ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  const { findings, beside } = props;
  return (
    <Card
      title={t('order.findings')}
      beside={
        <span className={style['formulary']}>{t('order.formulary', { version: props.formulary })}</span>
      }
    >
      {props.isCurrentFormulary === false && (
        <p className={style['old']}>
          <SeverityShape mark="warn" /> {t('order.formulary.other')}
        </p>
      )}
      {findings === null ? (
        <p className={style['none']}>{t('order.findings.none-yet')}</p>
      ) : (
        <AllFindings
          findings={findings}
          beside={beside}
          showNotes={props.showNotes === true}
          isPart={props.isPart === true}
        />
      )}
    </Card>
  );
}

const Row = memo(function Row(props: {
  readonly finding: FindingJson;
  readonly beside: (finding: FindingJson) => ReactNode;
}): ReactNode {
  return <FindingRow finding={props.finding}>{props.beside(props.finding)}</FindingRow>;
});

function AllFindings(props: {
  readonly findings: readonly FindingJson[];
  readonly beside: (finding: FindingJson) => ReactNode;
  readonly showNotes: boolean;
  readonly isPart: boolean;
}): ReactNode {
  const { t } = useTranslation();
  const all = sorted(props.findings);
  const counts = countOf(all);
  const grave = all.filter((finding) => finding.severity !== 'note');
  const notes = all.filter((finding) => finding.severity === 'note');
  const rows = (findings: readonly FindingJson[]): ReactNode => (
    <ul className={style['list']}>
      {findings.map((finding) => (
        <Row key={keyOf(finding)} finding={finding} beside={props.beside} />
      ))}
    </ul>
  );
  return (
    <>
      <p className="visually-hidden" role="status">
        {t('finding.counts', { ...counts })}
      </p>
      {grave.length === 0 && props.isPart ? null : grave.length === 0 ? (
        <p className={style['good']}>
          <SeverityShape mark="good" /> {t('order.findings.good')}
        </p>
      ) : (
        rows(grave)
      )}
      {notes.length > 0 && (
        <details
          key={props.showNotes ? 'open' : 'folded'}
          className={style['notes']}
          open={props.showNotes || notes.length <= NOTES_SHOWN}
        >
          <summary>
            <SeverityShape mark="note" size={14} /> {t('order.findings.notes', { count: notes.length })}
          </summary>
          {rows(notes)}
        </details>
      )}
    </>
  );
}
