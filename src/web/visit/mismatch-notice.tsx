import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitView } from '../../wire/contract/visit.ts';
import { momentText } from '../fields/date-text.ts';
import { useLanguage } from '../fields/language.ts';
import { MismatchLine } from './mismatch-line.tsx';
import { Notice } from './notice.tsx';
import { readBackLines } from './read-back-lines.ts';
import { useOpenVisit } from './visit-context.ts';
import type { VisitPlan } from './visit-plan.ts';

/** The pump reports something else than was ordered: what, and what that means. */
export function MismatchNotice(props: {
  readonly attempt: VisitView['readBacks'][number];
  readonly planned: VisitPlan | null;
}): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { zone } = useOpenVisit();
  const { attempt, planned } = props;
  const drug = planned?.content.fill?.components[0]?.drug ?? planned?.plan.delivery?.daily[0]?.drug ?? '';
  const lines = readBackLines(
    attempt.fields,
    attempt.readBack,
    planned?.content ?? null,
    planned?.plan ?? null,
  );
  return (
    <Notice mark="refuse" title={t('visit.mismatch.title')} alert>
      <p>
        <b>{t('visit.mismatch.unknown')}</b> {t('visit.mismatch.text')}
      </p>
      <ul>
        {lines.map((line) => (
          <MismatchLine key={line.field} line={line} drug={drug} />
        ))}
      </ul>
      <p>{t('visit.by', { name: attempt.by.name, at: momentText(attempt.at, 'clock', zone, locale) })}</p>
    </Notice>
  );
}
