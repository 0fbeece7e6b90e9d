import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { momentText } from '../fields/date-text.ts';
import { useLanguage } from '../fields/language.ts';
import { Notice } from './notice.tsx';
import { blank, enteredOr } from './problems.ts';
import { StepForm } from './step-form.tsx';
import { TextField } from './text-field.tsx';
import { useKept } from './use-kept.ts';
import { useStepForm } from './use-step-form.ts';
import { useKeptPlace, useOpenVisit } from './visit-context.ts';

const NOTHING = { meaning: '', plan: '' };

/** What the difference means to the person who found it, and what is done about it [SR-54]. */
export function AssessForm(): ReactNode {
  const { t } = useTranslation();
  const { visit } = useOpenVisit();
  const [entry, change, done] = useKept(useKeptPlace('assess'), NOTHING);
  const entered = enteredOr(
    {
      ...(blank(entry.meaning) && { meaning: 'empty' as const }),
      ...(blank(entry.plan) && { plan: 'empty' as const }),
    },
    () => ({ meaning: entry.meaning.trim(), plan: entry.plan.trim() }),
  );
  const { stuck, errorOf, go } = useStepForm('assess-residual', entered);
  return (
    <Notice mark="warn" title={t('visit.assess.title')}>
      <p>{t('visit.assess.text')}</p>
      <StepForm
        type="assess-residual"
        stuck={stuck}
        go={t('visit.assess.go')}
        onGo={() => go(entered, (value) => ({ type: 'assess-residual', visit: visit.id, ...value }), done)}
      >
        <TextField
          label={t('visit.assess.meaning')}
          as="long"
          value={entry.meaning}
          error={errorOf('meaning')}
          onChange={(meaning) => change({ meaning })}
        />
        <TextField
          label={t('visit.assess.plan')}
          as="long"
          value={entry.plan}
          error={errorOf('plan')}
          onChange={(plan) => change({ plan })}
        />
      </StepForm>
    </Notice>
  );
}

/** The assessment as it was recorded. */
export function Assessed(): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { visit, zone } = useOpenVisit();
  const { assessed } = visit;
  if (assessed === null) return null;
  return (
    <Notice mark="good" title={t('visit.assessed.title')}>
      <p>
        <b>{t('visit.assess.meaning')}:</b> {assessed.meaning}
      </p>
      <p>
        <b>{t('visit.assess.plan')}:</b> {assessed.plan}
      </p>
      <p>{t('visit.by', { name: assessed.by.name, at: momentText(assessed.at, 'clock', zone, locale) })}</p>
    </Notice>
  );
}
