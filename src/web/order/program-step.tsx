import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { pumpProfile } from '../../core/devices/profiles.ts';
import type { Program } from '../../core/program.ts';
import { DOSE_RATE, FLOW } from '../../wire/amount/unit-table.ts';
import { ChoiceRow } from '../fields/choice-row.tsx';
import { NOTHING_TYPED } from '../fields/quantity-entry.ts';
import { QuantityField } from '../fields/quantity-field.tsx';
import { Card } from '../shell/card.tsx';
import { useAmountWords } from './amount-words.ts';
import { BolusFields } from './bolus-fields.tsx';
import { doseOnScale } from './dose-scale.ts';
import { FieldSlot } from './field-slot.tsx';
import style from './fields.module.css';
import { useOrder } from './order-context.ts';
import { EMPTY_BOLUS, firstGroup, type SetAs } from './order-draft.ts';
import type { OrderStep } from './order-steps.ts';
import { SETTING_UNITS } from './read-program.ts';
import { ReuseLine } from './reuse-line.tsx';
import { ScaleBar } from './scale-bar.tsx';
import { ScheduleEditor } from './schedule-editor.tsx';
import { StepForm } from './step-form.tsx';
import { StepLeft } from './step-left.tsx';
import { useFieldError } from './use-field-error.ts';
import { useProgramEdit } from './use-program-edit.ts';

const MODES: readonly Program['mode'][] = ['continuous', 'schedule', 'minimum-rate', 'stopped'];

/** What the pump is told to run. Dose and flow are both shown; one is typed. */
export function ProgramStep({
  goOn,
}: {
  readonly goOn: (from: OrderStep, to: OrderStep) => void;
}): ReactNode {
  const { t } = useTranslation();
  const { draft, base, goTo } = useOrder();
  const error = useFieldError();
  const { program } = draft;
  const edit = useProgramEdit();
  const profile = pumpProfile(base.record.pump.model);
  const offered = profile.modes.length === 0 ? MODES : MODES.filter((mode) => profile.modes.includes(mode));
  return (
    <StepForm
      title={t('order.step.program')}
      lead={t('order.program.lead', { pump: profile.name })}
      next={t('order.go-on')}
      onNext={() => goOn('program', 'bridge')}
      back={{ label: t('order.back'), onBack: () => goTo('mixture') }}
      beside={<StepLeft step="program" />}
    >
      <Card title={t('order.program.title')}>
        <div className={style['stack']}>
          <FieldSlot at="/visit/program/mode">
            <ChoiceRow
              legend={t('order.mode')}
              value={program.mode}
              options={offered.map((value) => ({ value, label: t(`order.mode.${value}`) }))}
              error={error('/visit/program/mode')}
              onChange={(mode) =>
                edit({
                  mode,
                  ...(mode === 'schedule' && program.groups.length === 0 && { groups: [firstGroup] }),
                  ...(mode === 'continuous' && program.setAs === 'amount' && { setAs: 'dose' }),
                })
              }
            />
          </FieldSlot>
          {program.mode === 'continuous' && <ContinuousFields />}
          {program.mode === 'schedule' && <ScheduleEditor />}
          {(program.mode === 'minimum-rate' || program.mode === 'stopped') && (
            <p className={style['quiet']}>{t(`order.mode.${program.mode}.text`)}</p>
          )}
          {program.mode !== null && <Derived />}
          <div data-field="/visit/program">
            <ProgramReuse />
          </div>
        </div>
      </Card>
      {profile.patientBoluses && program.mode !== 'stopped' && <PatientBolus />}
    </StepForm>
  );
}

function ProgramReuse(): ReactNode {
  const { t } = useTranslation();
  const { draft } = useOrder();
  const edit = useProgramEdit();
  return (
    <ReuseLine
      reuse={draft.program.reuse}
      at="/visit/program"
      of={t('order.step.program')}
      onConfirm={(reuse) => edit({ reuse })}
    />
  );
}

function ContinuousFields(): ReactNode {
  const { t } = useTranslation();
  const { draft, parts, asked } = useOrder();
  const edit = useProgramEdit();
  const { program } = draft;
  const primary = parts.mixture?.[0].drug ?? draft.components[0]?.drug ?? null;
  const today = parts.today?.daily[0];
  const sameDrug = today !== undefined && today.drug === primary;
  const setAs: SetAs = program.setAs === 'rate' ? 'rate' : 'dose';
  const name = primary === null ? t('order.dose') : t('order.dose.of', { drug: t(`drug.${primary}`) });
  return (
    <div className={style['row']}>
      <ChoiceRow
        legend={t('order.set-as')}
        value={setAs}
        options={[
          { value: 'dose', label: t('order.dose') },
          { value: 'rate', label: t('order.flow') },
        ]}
        onChange={(next) => edit({ setAs: next, setting: NOTHING_TYPED })}
      />
      {setAs === 'dose' ? (
        <FieldSlot at="/visit/program/dose">
          <QuantityField
            label={name}
            dimension={DOSE_RATE}
            units={SETTING_UNITS.dose}
            value={program.setting}
            asked={asked('program')}
            reference={sameDrug ? { quantity: today.dose, name: t('order.reference.dose') } : undefined}
            onChange={(setting) => edit({ setting })}
          />
        </FieldSlot>
      ) : (
        <FieldSlot at="/visit/program/rate">
          <QuantityField
            label={t('order.flow')}
            dimension={FLOW}
            units={SETTING_UNITS.rate}
            value={program.setting}
            asked={asked('program')}
            reference={
              parts.today === null
                ? undefined
                : { quantity: parts.today.rate, name: t('order.reference.flow') }
            }
            onChange={(setting) => edit({ setting })}
          />
        </FieldSlot>
      )}
    </div>
  );
}

/** Dose and flow side by side, and the dose of every component against what is usual. */
function Derived(): ReactNode {
  const { t } = useTranslation();
  const { parts, base } = useOrder();
  const words = useAmountWords();
  const { delivery } = parts;
  if (delivery === null)
    return (
      <p className={style['quiet']}>
        {t(parts.mixture === null ? 'order.derived.no-mixture' : 'order.derived.not-yet')}
      </p>
    );
  return (
    <>
      <dl className={style['derived']} aria-live="polite">
        <div>
          <dt>{t('order.flow')}</dt>
          <dd>
            {words.flow(delivery.rate)}
            {delivery.steps.length > 1 && <small>{t('order.derived.mean')}</small>}
          </dd>
        </div>
        {delivery.daily
          .filter(({ drug }) => drug !== 'saline')
          .map(({ drug, dose }) => (
            <div key={drug}>
              <dt>{t(`drug.${drug}`)}</dt>
              <dd>
                {words.dose(dose, drug)}
                <small>{words.hourly(dose, drug)}</small>
              </dd>
            </div>
          ))}
      </dl>
      {delivery.daily
        .filter(({ drug }) => drug !== 'saline')
        .map(({ drug, dose }) => {
          const before = parts.today?.daily.find((each) => each.drug === drug)?.dose ?? null;
          return (
            <ScaleBar
              key={drug}
              of={doseOnScale(drug, dose, before, base.record.patient)}
              value={dose}
              words={(value) => words.dose(value, drug)}
              name={t('order.scale.dose', { name: t(`drug.${drug}`) })}
            />
          );
        })}
    </>
  );
}

function PatientBolus(): ReactNode {
  const { t } = useTranslation();
  const { draft } = useOrder();
  const edit = useProgramEdit();
  const id = useId();
  const { bolus } = draft.program;
  return (
    <Card title={t('order.bolus')}>
      <label className={style['check']} htmlFor={id}>
        <input
          id={id}
          type="checkbox"
          checked={bolus !== null}
          onChange={(event) => edit({ bolus: event.currentTarget.checked ? EMPTY_BOLUS : null })}
        />
        <span>{t('order.bolus.allow')}</span>
      </label>
      {bolus !== null && <BolusFields bolus={bolus} onChange={(next) => edit({ bolus: next })} />}
    </Card>
  );
}
