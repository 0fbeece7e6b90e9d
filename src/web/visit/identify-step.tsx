import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { readContent } from '../order/plan-here.ts';
import { IdentifierField } from './identifier-field.tsx';
import { emptyIdentify, IDENTIFY_SAMPLE, readIdentify } from './identify-entry.ts';
import { LabelFields } from './label-fields.tsx';
import { LabelMismatch } from './label-mismatch.tsx';
import { reasonOf } from './refusals-known.ts';
import style from './step.module.css';
import { StepForm } from './step-form.tsx';
import { Group, StepFrame } from './step-frame.tsx';
import { TextField } from './text-field.tsx';
import { useKept } from './use-kept.ts';
import { useStepForm } from './use-step-form.ts';
import { useKeptPlace, useOpenVisit } from './visit-context.ts';

/** Right patient, right pump, right syringe: all must match before any step unlocks [SR-49, SR-50, SR-51]. */
export function IdentifyStep(): ReactNode {
  const { t } = useTranslation();
  const { patient, visit, sending } = useOpenVisit();
  const content = useMemo(() => readContent(patient.order?.content), [patient.order]);
  const fill = content?.fill;
  const empty = useMemo(() => emptyIdentify(fill?.components.length ?? 1), [fill]);
  const [entry, change, done] = useKept(useKeptPlace('identify'), empty, IDENTIFY_SAMPLE);
  const hasFill = visit.steps.includes('inject');
  const entered = readIdentify(entry, hasFill);
  const { asked, stuck, errorOf, go } = useStepForm('identify', entered);
  const refusal = sending.failed?.type === 'identify' ? reasonOf(sending.failed.failure) : null;
  return (
    <StepFrame
      step="identify"
      title={t(hasFill ? 'visit.title.identify' : 'visit.title.identify-no-fill')}
      lead={t(hasFill ? 'visit.lead.identify' : 'visit.lead.identify-no-fill')}
    >
      <StepForm
        type="identify"
        stuck={stuck}
        go={t('visit.go.identify')}
        onGo={() => go(entered, (value) => ({ ...value, visit: visit.id }), done)}
      >
        <div className={style['two']}>
          <IdentifierField
            label={t('visit.identifier.first')}
            value={entry.first}
            error={errorOf('first')}
            onChange={(first) => change({ first })}
          />
          <IdentifierField
            label={t('visit.identifier.second')}
            value={entry.second}
            error={errorOf('second')}
            onChange={(second) => change({ second })}
          />
        </div>
        <Group title={t('visit.group.pump')}>
          <TextField
            label={t('visit.serial')}
            value={entry.serial}
            error={errorOf('serial')}
            hint={t('visit.serial.hint')}
            most={60}
            onChange={(serial) => change({ serial })}
          />
        </Group>
        {hasFill && (
          <Group title={t('visit.group.syringe')}>
            <LabelFields entry={entry} change={change} errorOf={errorOf} asked={asked} />
            {refusal === 'label-differs' && fill !== undefined && <LabelMismatch entry={entry} fill={fill} />}
          </Group>
        )}
      </StepForm>
    </StepFrame>
  );
}
