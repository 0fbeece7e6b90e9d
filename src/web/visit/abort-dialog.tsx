import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../shell/dialog.tsx';
import dialog from './dialog.module.css';
import { Notice } from './notice.tsx';
import { blank, enteredOr } from './problems.ts';
import style from './step.module.css';
import { StepForm } from './step-form.tsx';
import { TextField } from './text-field.tsx';
import { useStepForm } from './use-step-form.ts';
import { useOpenVisit } from './visit-context.ts';

/** What an aborted visit leaves behind: the pump emptied, filled without a program, or programmed and not read back. */
function leavesBehind(visit: ReturnType<typeof useOpenVisit>['visit']) {
  if (visit.confirmed !== null && visit.step === 'program') return 'visit.abort.programmed';
  if (visit.injected !== null && visit.confirmed === null) return 'visit.abort.injected';
  if (visit.residuals.length > 0 && visit.injected === null) return 'visit.abort.emptied';
  return null;
}

/** Ends the visit without finishing it, with the reason; what was typed of it is kept while the visit is looked at again. */
export function AbortDialog({
  open,
  onClose,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const { visit, sending } = useOpenVisit();
  const [reason, setReason] = useState('');
  const entered = enteredOr(blank(reason) ? { reason: 'empty' as const } : {}, () => reason.trim());
  const { stuck, errorOf, go } = useStepForm('abort-visit', entered);
  const behind = leavesBehind(visit);
  const close = (): void => {
    onClose();
    sending.clear();
  };
  if (!open) return null;
  return (
    <Dialog label={t('visit.abort.title')} onClose={close} width={520}>
      <div className={dialog['inside']}>
        <h2>{t('visit.abort.title')}</h2>
        <p>{t('visit.abort.text')}</p>
        {behind !== null && <Notice mark="refuse" title={t(behind)} />}
        <StepForm
          type="abort-visit"
          stuck={stuck}
          go={t('visit.abort.go')}
          beside={
            <button type="button" className={style['quiet']} onClick={close}>
              {t('visit.abort.stay')}
            </button>
          }
          onGo={() => go(entered, (why) => ({ type: 'abort-visit', visit: visit.id, reason: why }), close)}
        >
          <TextField
            label={t('visit.abort.reason')}
            as="long"
            value={reason}
            error={errorOf('reason')}
            autoFocus
            onChange={setReason}
          />
        </StepForm>
      </div>
    </Dialog>
  );
}
