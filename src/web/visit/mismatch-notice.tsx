import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitView } from '../../wire/contract/visit.ts';
import { amountText, unitText } from '../fields/amount-text.ts';
import { momentText } from '../fields/date-text.ts';
import { roundedText } from '../fields/dose-text.ts';
import { spoken } from '../fields/drug-text.ts';
import { useKnownNames } from '../fields/known-names.ts';
import { useLanguage } from '../fields/language.ts';
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
  const { language, locale } = useLanguage();
  const { zone } = useOpenVisit();
  const names = useKnownNames();
  const { attempt, planned } = props;
  const drug = planned?.content.fill?.components[0]?.drug ?? planned?.plan.delivery?.daily[0]?.drug ?? '';
  const lines = readBackLines(
    attempt.fields,
    attempt.readBack,
    planned?.content ?? null,
    planned?.plan ?? null,
  );
  const timed = (value: string, time: string | null): string =>
    time === null ? value : t('visit.mismatch.over', { value, time });
  return (
    <Notice mark="refuse" title={t('visit.mismatch.title')} alert>
      <p>
        <b>{t('visit.mismatch.unknown')}</b> {t('visit.mismatch.text')}
      </p>
      <ul>
        {lines.map(({ field, reported, reportedUnit, ordered, over, none }) => (
          <li key={field}>
            <b>{names.readBackField(field)}</b>
            {reported !== null && (
              <>
                {': '}
                {t('visit.mismatch.reported', {
                  value: timed(
                    `${reported}\u202f${unitText(reportedUnit ?? '', language)}`,
                    over?.reported == null
                      ? null
                      : `${over.reported.text}\u202f${unitText(over.reported.unit, language)}`,
                  ),
                })}
              </>
            )}
            {none === 'reported' && `: ${t('visit.mismatch.unreported')}`}
            {none === 'ordered' && `, ${t('visit.mismatch.unordered')}`}
            {ordered !== null && (
              <>
                {', '}
                {t('visit.mismatch.ordered', {
                  value: timed(
                    amountText(spoken(ordered, drug), language),
                    over?.ordered == null ? null : roundedText(over.ordered, language),
                  ),
                })}
              </>
            )}
          </li>
        ))}
      </ul>
      <p>{t('visit.by', { name: attempt.by.name, at: momentText(attempt.at, 'clock', zone, locale) })}</p>
    </Notice>
  );
}
