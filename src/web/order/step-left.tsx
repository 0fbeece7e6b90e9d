import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SeverityShape } from '../fields/severity-mark.tsx';
import { useOrder } from './order-context.ts';
import type { TypedStep } from './order-steps.ts';
import style from './step-form.module.css';
import { useMissingWords } from './still-missing.tsx';
import { missingAt } from './submission.ts';

/** Beside the way on: why it did not go on. Nothing before somebody asked, and nothing once all is there. */
export function StepLeft({ step }: { readonly step: TypedStep }): ReactNode {
  const { t } = useTranslation();
  const { missing, asked } = useOrder();
  const words = useMissingWords();
  const [first, ...others] = asked(step)
    ? missingAt(missing, step).filter(({ kind }) => kind !== 'refused')
    : [];
  return (
    <span className={style['left']} role="status">
      {first !== undefined && (
        <>
          <SeverityShape mark="refuse" size={14} />
          <span>
            {words(first)}
            {others.length > 0 && ` ${t('order.missing.more', { count: others.length })}`}
          </span>
        </>
      )}
    </span>
  );
}
