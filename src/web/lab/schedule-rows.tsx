import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { unitText } from '../fields/amount-text.ts';
import { ChoiceRow } from '../fields/choice-row.tsx';
import { useLanguage } from '../fields/language.ts';
import { SelectField } from '../fields/select-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { TimeOfDayField } from '../fields/time-of-day-field.tsx';
import {
  type DaysDraft,
  firstGroup,
  inOrderOfTheDay,
  nextId,
  type ProgramDraft,
  replaced,
  type StepDraft,
} from '../order/order-draft.ts';
import { groupPointer, SETTING_UNITS } from '../order/read-program.ts';
import { typedDial } from '../order/typed-dial.ts';
import { DayDial } from '../pictures/day-dial.tsx';
import shared from './lab.module.css';
import style from './schedule-rows.module.css';

/** The steps of a day; a program that was taken over with other days keeps them, one group below the other. */
export function ScheduleRows(props: {
  readonly program: ProgramDraft;
  readonly errorOf: (at: string) => string | null;
  readonly onChange: (part: Partial<ProgramDraft>) => void;
}): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { program, errorOf, onChange } = props;
  const { groups, setAs, stepUnit } = program;
  const set = (group: DaysDraft): void => onChange({ groups: replaced(groups, group) });
  return (
    <>
      <ChoiceRow
        legend={t('order.set-as.steps')}
        value={setAs}
        options={(['dose', 'rate', 'amount'] as const).map((value) => ({
          value,
          label: t(`order.set-as.${value}`),
        }))}
        onChange={(next) => onChange({ setAs: next, stepUnit: null, groups: [firstGroup] })}
      />
      <SelectField
        label={t('order.step-unit')}
        placeholder={t('field.unit.choose')}
        value={stepUnit}
        options={SETTING_UNITS[setAs].map((unit) => ({ value: unit, label: unitText(unit, language) }))}
        error={errorOf('/visit/program/unit')}
        onChange={(unit) => onChange({ stepUnit: unit })}
      />
      {groups.map((group, index) => (
        <Steps
          key={group.id}
          group={group}
          pointer={groupPointer(groups, index)}
          program={program}
          errorOf={errorOf}
          onChange={set}
        />
      ))}
      <p className={shared['quiet']}>{t('order.schedule.clock')}</p>
    </>
  );
}

function Steps(props: {
  readonly group: DaysDraft;
  readonly pointer: string;
  readonly program: ProgramDraft;
  readonly errorOf: (at: string) => string | null;
  readonly onChange: (group: DaysDraft) => void;
}): ReactNode {
  const { t } = useTranslation();
  const { group, errorOf, onChange, pointer, program } = props;
  const { setAs } = program;
  const { days, steps } = group;
  const set = (next: readonly StepDraft[]): void => onChange({ ...group, steps: next });
  const drawn = typedDial(steps, program);
  return (
    <>
      {days.length < 7 && <p>{days.map((day) => t(`order.day.${day}`)).join(', ')}</p>}
      {steps.map((step, index) => (
        <div key={step.id} className={style['step']}>
          <TimeOfDayField
            label={t('order.schedule.from')}
            value={step.at}
            error={errorOf(`${pointer}/${index}/at`)}
            onChange={(at) => set(replaced(steps, { ...step, at }))}
          />
          <TextField
            label={t('order.schedule.value')}
            value={step.text}
            input={{ inputMode: 'decimal' }}
            error={errorOf(`${pointer}/${index}/${setAs}`)}
            onChange={(text) => set(replaced(steps, { ...step, text }))}
          />
          <button
            type="button"
            className={shared['tool']}
            disabled={steps.length === 1}
            aria-label={t('order.schedule.remove-at', { at: step.at })}
            onClick={() => set(steps.filter((each) => each.id !== step.id))}
          >
            {t('order.schedule.remove')}
          </button>
        </div>
      ))}
      <div className={style['drawn']}>
        <DayDial
          steps={drawn}
          size={200}
          say={t(drawn.length === 0 ? 'order.schedule.dial-empty' : 'lab.day.typed')}
        />
        <Button
          variant="default"
          onClick={() => set([...inOrderOfTheDay(steps), { id: nextId(steps), at: '', text: '' }])}
        >
          {t('order.schedule.add')}
        </Button>
      </div>
    </>
  );
}
