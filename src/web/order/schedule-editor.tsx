import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { WEEKDAYS, type Weekday } from '../../core/time.ts';
import { unitText } from '../fields/amount-text.ts';
import { ChoiceRow } from '../fields/choice-row.tsx';
import { useLanguage } from '../fields/language.ts';
import { SelectField } from '../fields/select-field.tsx';
import { dialSteps, stepsOn } from '../patient/day-steps.ts';
import { DayDial } from '../pictures/day-dial.tsx';
import { FieldSlot } from './field-slot.tsx';
import fields from './fields.module.css';
import { useOrder } from './order-context.ts';
import { type DaysDraft, nextId, replaced } from './order-draft.ts';
import { SETTING_UNITS } from './read-program.ts';
import style from './schedule-editor.module.css';
import { StepTable } from './step-table.tsx';
import { typedDial } from './typed-dial.ts';
import { useFieldError } from './use-field-error.ts';
import { useProgramEdit } from './use-program-edit.ts';

/** The hours of a day and the days of a week: a table to type in, and the same day as a dial. */
export function ScheduleEditor(): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { draft } = useOrder();
  const edit = useProgramEdit();
  const error = useFieldError();
  const { groups, setAs, stepUnit } = draft.program;
  const named = new Set(groups.flatMap((group) => group.days));
  const free = WEEKDAYS.filter((day) => !named.has(day));
  const addGroup = (): void =>
    edit({
      groups: [...groups, { id: nextId(groups), days: free, steps: [{ id: 1, at: '00:00', text: '' }] }],
    });
  return (
    <div className={fields['stack']}>
      <div className={style['head']}>
        <ChoiceRow
          legend={t('order.set-as.steps')}
          value={setAs}
          options={(['dose', 'rate', 'amount'] as const).map((value) => ({
            value,
            label: t(`order.set-as.${value}`),
          }))}
          onChange={(next) =>
            edit({
              setAs: next,
              stepUnit: null,
              groups: groups.map((group) => ({
                ...group,
                steps: group.steps.map((step) => ({ ...step, text: '' })),
              })),
            })
          }
        />
        <FieldSlot at="/visit/program/unit">
          <SelectField
            label={t('order.step-unit')}
            placeholder={t('field.unit.choose')}
            value={stepUnit}
            options={SETTING_UNITS[setAs].map((unit) => ({ value: unit, label: unitText(unit, language) }))}
            error={error('/visit/program/unit')}
            onChange={(unit) => edit({ stepUnit: unit })}
          />
        </FieldSlot>
      </div>
      {groups.map((group, index) => (
        <GroupEditor key={group.id} group={group} index={index} />
      ))}
      <div className={fields['add']}>
        <Button variant="default" disabled={free.length === 0} onClick={addGroup}>
          {t('order.days.add')}
        </Button>
        <span className={fields['quiet']}>
          {free.length === 0
            ? t('order.days.all')
            : t('order.days.free', { days: free.map((day) => t(`order.day.${day}`)).join(', ') })}
        </span>
      </div>
      <p className={fields['quiet']}>{t('order.schedule.clock')}</p>
    </div>
  );
}

function GroupEditor({ group, index }: { readonly group: DaysDraft; readonly index: number }): ReactNode {
  const { t } = useTranslation();
  const { draft, parts } = useOrder();
  const edit = useProgramEdit();
  const error = useFieldError();
  const { groups } = draft.program;
  const set = (next: DaysDraft): void => edit({ groups: replaced(groups, next) });
  const at = `/visit/program/days/${index}/days`;
  const toggle = (day: Weekday, isOn: boolean): void => {
    const days = WEEKDAYS.filter((each) => (each === day ? isOn : group.days.includes(each)));
    set({ ...group, days });
  };
  const [day] = group.days;
  const steps =
    parts.delivery === null || day === undefined
      ? typedDial(group.steps, draft.program)
      : dialSteps(stepsOn(parts.delivery, day));
  const problem = error(at);
  const title =
    group.days.length === WEEKDAYS.length
      ? t('order.days.every')
      : group.days.map((each) => t(`order.day.${each}`)).join(', ') || t('order.days.none');
  return (
    <fieldset className={style['group']}>
      <legend>
        <span className={fields['title']}>
          <b>{title}</b>
          {groups.length > 1 && (
            <span className={fields['tools']}>
              <button
                type="button"
                className={fields['tool']}
                onClick={() => edit({ groups: groups.filter((each) => each.id !== group.id) })}
              >
                {t('order.days.remove', { days: title })}
              </button>
            </span>
          )}
        </span>
      </legend>
      <FieldSlot at={at}>
        <fieldset className={style['days']}>
          <legend className="visually-hidden">{t('order.days')}</legend>
          {WEEKDAYS.map((each) => {
            const elsewhere = groups.some((other) => other.id !== group.id && other.days.includes(each));
            return (
              <label key={each} data-taken={elsewhere}>
                <input
                  type="checkbox"
                  checked={group.days.includes(each)}
                  disabled={elsewhere && !group.days.includes(each)}
                  onChange={(event) => toggle(each, event.currentTarget.checked)}
                />
                <span>{t(`order.day.${each}`)}</span>
              </label>
            );
          })}
        </fieldset>
        {problem !== null && (
          <p className={style['problem']} role="alert">
            {problem}
          </p>
        )}
      </FieldSlot>
      <div className={style['beside']}>
        <StepTable group={group} index={index} onChange={set} />
        <div className={style['dial']}>
          <DayDial
            steps={steps}
            size={220}
            say={
              steps.length === 0 ? t('order.schedule.dial-empty') : t('order.schedule.dial', { days: title })
            }
          />
        </div>
      </div>
    </fieldset>
  );
}
