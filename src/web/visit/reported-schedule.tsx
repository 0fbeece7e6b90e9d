import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { WEEKDAYS, type Weekday } from '../../core/time.ts';
import { unitText } from '../fields/amount-text.ts';
import { FieldError } from '../fields/field-frame.tsx';
import { useLanguage } from '../fields/language.ts';
import { TimeOfDayField } from '../fields/time-of-day-field.tsx';
import entry from './entry.module.css';
import { type Reported, type ReportedDays, type ReportedStep, STEP_UNITS } from './reported-program.ts';
import style from './schedule.module.css';
import step from './step.module.css';
import { TextField } from './text-field.tsx';

const nextId = (rows: readonly { readonly id: number }[]): number =>
  Math.max(0, ...rows.map(({ id }) => id)) + 1;

interface ScheduleProps {
  readonly value: Reported;
  readonly onChange: (value: Reported) => void;
  readonly errorOf: (field: string) => string | null;
  readonly asked: boolean;
}

/** The steps as the programmer shows them, by groups of days. */
export function ReportedSchedule({ value, onChange, errorOf, asked }: ScheduleProps): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const id = useId();
  const { groups } = value;
  const set = (group: ReportedDays): void =>
    onChange({ ...value, groups: groups.map((each) => (each.id === group.id ? group : each)) });
  const taken = groups.flatMap(({ days }) => days);
  const free = WEEKDAYS.filter((day) => !taken.includes(day));
  const addGroup = (): void => {
    const group = { id: nextId(groups), days: free, steps: [{ id: 1, at: '', text: '' }] };
    onChange({ ...value, groups: [...groups, group] });
  };
  return (
    <div className={style['schedule']}>
      <div className={style['unit']} data-invalid={errorOf('stepUnit') !== null}>
        <label htmlFor={id}>{t('visit.reported.step-unit')}</label>
        <select
          id={id}
          value={value.stepUnit ?? ''}
          aria-invalid={errorOf('stepUnit') !== null}
          onChange={({ currentTarget }) => onChange({ ...value, stepUnit: currentTarget.value || null })}
        >
          <option value="">{t('field.unit.choose')}</option>
          {STEP_UNITS.map((unit) => (
            <option key={unit} value={unit}>
              {unit.includes('/')
                ? unitText(unit, language)
                : t('visit.reported.over-step', { unit: unitText(unit, language) })}
            </option>
          ))}
        </select>
        <FieldError id={`${id}-error`} error={errorOf('stepUnit')} />
      </div>
      {groups.map((group) => (
        <DaysGroup
          key={group.id}
          group={group}
          unit={value.stepUnit === null ? '' : unitText(value.stepUnit, language)}
          errorOf={errorOf}
          asked={asked}
          onChange={set}
          onRemove={() => onChange({ ...value, groups: groups.filter((each) => each.id !== group.id) })}
        />
      ))}
      <FieldError id={`${id}-groups`} error={errorOf('groups')} />
      {free.length > 0 && (
        <button type="button" className={`${step['quiet']} ${step['add']}`} onClick={addGroup}>
          {t(groups.length === 0 ? 'visit.reported.begin' : 'visit.reported.other-days')}
        </button>
      )}
    </div>
  );
}

function DaysGroup(props: {
  readonly group: ReportedDays;
  readonly unit: string;
  readonly errorOf: (field: string) => string | null;
  readonly asked: boolean;
  readonly onChange: (group: ReportedDays) => void;
  readonly onRemove: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { group, errorOf, onChange } = props;
  const { id, days, steps } = group;
  const toggle = (day: Weekday): void =>
    onChange({ ...group, days: WEEKDAYS.filter((each) => days.includes(each) !== (each === day)) });
  const set = (row: ReportedStep): void =>
    onChange({ ...group, steps: steps.map((each) => (each.id === row.id ? row : each)) });
  const name = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  return (
    <fieldset className={style['group']} data-invalid={errorOf(`days/${id}`) !== null}>
      <legend>{t('visit.reported.days')}</legend>
      <div className={style['days']}>
        {WEEKDAYS.map((day, index) => (
          <label key={day}>
            <input type="checkbox" checked={days.includes(day)} onChange={() => toggle(day)} />
            {/* 1 January 2024 was a Monday. */}
            <span>{name.format(Date.UTC(2024, 0, 1 + index))}</span>
          </label>
        ))}
      </div>
      <FieldError id={`days-${id}`} error={errorOf(`days/${id}`)} />
      <ul className={step['rows']}>
        {steps.map((row) => (
          <li key={row.id} className={`${style['row']} ${entry['large']}`}>
            <TimeOfDayField
              label={t('visit.reported.from')}
              value={row.at}
              asked={props.asked}
              error={errorOf(`at/${id}/${row.id}`)}
              onChange={(at) => set({ ...row, at })}
            />
            <TextField
              label={t('visit.reported.value', { unit: props.unit })}
              value={row.text}
              error={errorOf(`value/${id}/${row.id}`)}
              most={20}
              onChange={(text) => set({ ...row, text })}
            />
            <button
              type="button"
              className={step['quiet']}
              aria-label={t('visit.reported.remove-step', { at: row.at })}
              onClick={() =>
                steps.length === 1
                  ? props.onRemove()
                  : onChange({ ...group, steps: steps.filter((each) => each.id !== row.id) })
              }
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className={`${step['quiet']} ${step['add']}`}
        onClick={() => onChange({ ...group, steps: [...steps, { id: nextId(steps), at: '', text: '' }] })}
      >
        {t('visit.reported.add-step')}
      </button>
    </fieldset>
  );
}
