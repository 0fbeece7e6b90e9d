import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { VOLUME } from '../../wire/amount/unit-table.ts';
import { NOTHING_TYPED, readQuantity } from '../fields/quantity-entry.ts';
import { Dialog } from '../shell/dialog.tsx';
import dialog from './dialog.module.css';
import { blank, enteredOr } from './problems.ts';
import step from './step.module.css';
import { StepForm } from './step-form.tsx';
import { TextField } from './text-field.tsx';
import { useStepForm } from './use-step-form.ts';
import { useOpenVisit } from './visit-context.ts';
import { VolumeField } from './volume-field.tsx';

/** Another volume in place of the one typed before, with the reason: both stay in the record. */
export function CorrectAspirate(): ReactNode {
  const { t } = useTranslation();
  const { visit, sending } = useOpenVisit();
  const [open, setOpen] = useState(false);
  const [aspirated, setAspirated] = useState(NOTHING_TYPED);
  const [reason, setReason] = useState('');
  const read = readQuantity(aspirated, VOLUME, true);
  const entered = enteredOr(
    {
      ...(!read.ok && { aspirated: 'field' as const }),
      ...(blank(reason) && { correction: 'empty' as const }),
    },
    () => (read.ok ? read.amount : { value: 0, unit: 'mL' }),
  );
  const { asked, stuck, errorOf, go } = useStepForm('record-aspirate', entered);
  const close = (): void => {
    setOpen(false);
    sending.clear();
  };
  return (
    <>
      <button type="button" className={`${step['quiet']} ${step['add']}`} onClick={() => setOpen(true)}>
        {t('visit.correct.open')}
      </button>
      {open && (
        <Dialog label={t('visit.correct.title')} onClose={close} width={520}>
          <div className={dialog['inside']}>
            <h2>{t('visit.correct.title')}</h2>
            <p>{t('visit.correct.text')}</p>
            <StepForm
              type="record-aspirate"
              stuck={stuck}
              go={t('visit.correct.go')}
              beside={
                <button type="button" className={step['quiet']} onClick={close}>
                  {t('visit.cancel')}
                </button>
              }
              onGo={() =>
                go(
                  entered,
                  (volume) => ({
                    type: 'record-aspirate',
                    visit: visit.id,
                    aspirated: volume,
                    correction: reason.trim(),
                  }),
                  close,
                )
              }
            >
              <VolumeField
                label={t('visit.aspirate.volume')}
                value={aspirated}
                asked={asked}
                zeroAllowed
                autoFocus
                error={errorOf('aspirated')}
                onChange={setAspirated}
              />
              <TextField
                label={t('visit.correct.reason')}
                as="long"
                value={reason}
                error={errorOf('correction')}
                onChange={setReason}
              />
            </StepForm>
          </div>
        </Dialog>
      )}
    </>
  );
}
