import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { VOLUME } from '../../wire/amount/unit-table.ts';
import { NOTHING_TYPED, type QuantityText, readQuantity } from '../fields/quantity-entry.ts';
import entryStyle from './entry.module.css';
import { type Entered, enteredOr, type Problems } from './problems.ts';
import { StepForm } from './step-form.tsx';
import { StepFrame } from './step-frame.tsx';
import { useKept } from './use-kept.ts';
import { useStepForm } from './use-step-form.ts';
import { useKeptPlace, useOpenVisit } from './visit-context.ts';
import { VolumeField } from './volume-field.tsx';

interface AspirateEntry {
  readonly aspirated: QuantityText;
}

const NOTHING: AspirateEntry = { aspirated: NOTHING_TYPED };

function readAspirate({ aspirated }: AspirateEntry): Entered<{ value: number; unit: string }> {
  const read = readQuantity(aspirated, VOLUME, true);
  const problems: Problems = read.ok ? {} : { aspirated: 'field' };
  return enteredOr(problems, () => (read.ok ? read.amount : { value: 0, unit: 'mL' }));
}

/** One number, typed before anybody has seen what it should be [SR-53]. */
export function AspirateStep(): ReactNode {
  const { t } = useTranslation();
  const { visit } = useOpenVisit();
  const [entry, change, done] = useKept(useKeptPlace('aspirate'), NOTHING);
  const entered = readAspirate(entry);
  const { asked, stuck, errorOf, go } = useStepForm('record-aspirate', entered);
  return (
    <StepFrame step="aspirate" lead={t('visit.lead.aspirate')}>
      <StepForm
        type="record-aspirate"
        stuck={stuck}
        go={t('visit.go.aspirate')}
        onGo={() =>
          go(
            entered,
            (aspirated) => ({ type: 'record-aspirate', visit: visit.id, aspirated, correction: null }),
            done,
          )
        }
      >
        <div className={entryStyle['huge']}>
          <VolumeField
            label={t('visit.aspirate.volume')}
            value={entry.aspirated}
            asked={asked}
            zeroAllowed
            autoFocus
            error={errorOf('aspirated')}
            hint={t('visit.aspirate.hint')}
            onChange={(aspirated) => change({ aspirated })}
          />
        </div>
      </StepForm>
    </StepFrame>
  );
}
