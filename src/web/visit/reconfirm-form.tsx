import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PORT_METHODS, type PortMethod } from '../../core/therapy/events.ts';
import { ChoiceField } from './choice-field.tsx';
import { Notice } from './notice.tsx';
import { enteredOr } from './problems.ts';
import { StepForm } from './step-form.tsx';
import { useStepForm } from './use-step-form.ts';
import { useOpenVisit } from './visit-context.ts';

/** More came out than can be there: nothing is injected before the port has been found again [A20]. */
export function ReconfirmForm(): ReactNode {
  const { t } = useTranslation();
  const { visit } = useOpenVisit();
  const [method, setMethod] = useState<PortMethod | null>(null);
  const entered = enteredOr(
    method === null ? { method: 'no-choice' as const } : {},
    () => method ?? 'template',
  );
  const { stuck, errorOf, go } = useStepForm('reconfirm-port', entered);
  return (
    <Notice mark="refuse" title={t('visit.reconfirm.title')} alert>
      <p>{t('visit.reconfirm.text')}</p>
      <StepForm
        type="reconfirm-port"
        stuck={stuck}
        go={t('visit.reconfirm.go')}
        onGo={() => go(entered, (by) => ({ type: 'reconfirm-port', visit: visit.id, method: by }))}
      >
        <ChoiceField
          label={t('visit.reconfirm.method')}
          options={PORT_METHODS.map((of) => ({ value: of, word: t(`visit.method.${of}`) }))}
          value={method}
          error={errorOf('method')}
          onChange={setMethod}
        />
      </StepForm>
    </Notice>
  );
}
