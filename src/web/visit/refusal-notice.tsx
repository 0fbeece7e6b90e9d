import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../client/failure.ts';
import { FindingList } from '../fields/finding-row.tsx';
import { staysOpen } from './intention.ts';
import { Notice } from './notice.tsx';
import { useRefusalText } from './refusal-text.ts';
import { findingsOf } from './refusals-known.ts';

/** Why nothing was recorded, with the findings that stand against it and the way to name it to somebody. */
export function RefusalNotice({ failure }: { readonly failure: Failure }): ReactNode {
  const { t } = useTranslation();
  const text = useRefusalText();
  const findings = findingsOf(failure);
  const uncertain = staysOpen(failure.kind);
  return (
    <Notice
      mark={failure.kind === 'refused' ? 'refuse' : 'warn'}
      title={t(uncertain ? 'visit.not-known' : 'visit.not-recorded')}
      alert
    >
      <p>{uncertain ? t('visit.not-known.text') : text(failure)}</p>
      {findings.length > 0 && <FindingList findings={findings} />}
      {failure.reference !== null && failure.kind === 'fault' && (
        <p>{t('failure.reference', { id: failure.reference })}</p>
      )}
    </Notice>
  );
}
