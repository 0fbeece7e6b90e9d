import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CONCENTRATION } from '../../wire/amount/unit-table.ts';
import { useDrugName } from '../fields/drug-text.ts';
import { QuantityField } from '../fields/quantity-field.tsx';
import { primaryOf } from '../order/primary-of.ts';
import entryStyle from './entry.module.css';
import { NOTHING_READ_BACK, READ_BACK_SAMPLE, readReadBack } from './read-back-entry.ts';
import { ReadBackOnce } from './read-back-once.tsx';
import { ReportedFields } from './reported-fields.tsx';
import style from './step.module.css';
import { StepForm } from './step-form.tsx';
import { Group } from './step-frame.tsx';
import { useKept } from './use-kept.ts';
import { useStepForm } from './use-step-form.ts';
import { useKeptPlace, useOpenVisit } from './visit-context.ts';
import type { VisitPlan } from './visit-plan.ts';
import { VolumeField } from './volume-field.tsx';

/** What the programmer reports after programming, digit for digit. */
export function ReadBackForm(props: {
  readonly planned: VisitPlan | null;
  readonly back: () => void;
  readonly sent: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const drugName = useDrugName();
  const { patient, visit } = useOpenVisit();
  const { planned } = props;
  const drug = planned === null ? null : primaryOf(patient, planned.content);
  const [entry, change, done] = useKept(useKeptPlace('program'), NOTHING_READ_BACK, READ_BACK_SAMPLE);
  const afterFill = planned === null ? visit.steps.includes('inject') : planned.content.fill !== undefined;
  const entered = readReadBack(entry, afterFill);
  const { asked, stuck, errorOf, go } = useStepForm('enter-read-back', entered);
  const finished = (): void => {
    done();
    props.sent();
  };
  return (
    <StepForm
      type="enter-read-back"
      stuck={stuck}
      go={t('visit.go.read-back')}
      beside={
        <button type="button" className={style['quiet']} onClick={props.back}>
          {t('visit.read-back.back')}
        </button>
      }
      onGo={() =>
        go(entered, (readBack) => ({ type: 'enter-read-back', visit: visit.id, readBack }), finished)
      }
    >
      {afterFill && (
        <div className={style['two']}>
          <div className={entryStyle['large']}>
            <QuantityField
              label={
                drug === null
                  ? t('visit.read-back.concentration')
                  : t('visit.concentration-of', { drug: drugName(drug) })
              }
              dimension={CONCENTRATION}
              units={['ug/mL', 'mg/mL']}
              value={entry.concentration}
              asked={asked}
              zeroAllowed
              error={errorOf('concentration')}
              onChange={(concentration) => change({ concentration })}
            />
          </div>
          <VolumeField
            label={t('visit.read-back.reservoirVolume')}
            value={entry.reservoirVolume}
            asked={asked}
            zeroAllowed
            error={errorOf('reservoirVolume')}
            onChange={(reservoirVolume) => change({ reservoirVolume })}
          />
        </div>
      )}
      <ReadBackOnce entry={entry} change={change} errorOf={errorOf} asked={asked} />
      <Group title={t('visit.group.program-read')}>
        <ReportedFields
          value={entry.program}
          onChange={(program) => change({ program })}
          errorOf={errorOf}
          asked={asked}
          drug={drug}
          isReadBack
        />
      </Group>
    </StepForm>
  );
}
