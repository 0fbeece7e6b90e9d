import { Button } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeliveredStep } from '../../core/plan.ts';
import { minutesAfterMidnight } from '../../core/time.ts';
import { unitText } from '../fields/amount-text.ts';
import { useLanguage } from '../fields/language.ts';
import { readTimeOfDay } from '../fields/time-of-day-entry.ts';
import { stepsOn } from '../patient/day-steps.ts';
import { useAmountWords } from './amount-words.ts';
import fields from './fields.module.css';
import { useOrder } from './order-context.ts';
import { type DaysDraft, inOrderOfTheDay, nextId, replaced, type StepDraft } from './order-draft.ts';
import { groupPointer } from './read-program.ts';
import style from './schedule-editor.module.css';
import { useFieldError, useProblemWords } from './use-field-error.ts';

/** The steps of one group of days. Rows go to their place in the day when the typing of a time is over. */
export function StepTable(props: {
  readonly group: DaysDraft;
  readonly index: number;
  readonly onChange: (group: DaysDraft) => void;
}): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { draft, parts } = useOrder();
  const { group, onChange } = props;
  const { groups, stepUnit } = draft.program;
  const pointer = groupPointer(groups, props.index);
  const [day] = group.days;
  const delivered = parts.delivery === null || day === undefined ? [] : stepsOn(parts.delivery, day);
  const set = (steps: readonly StepDraft[]): void => onChange({ ...group, steps });
  const unit = stepUnit === null ? t('order.schedule.value') : unitText(stepUnit, language);
  return (
    <div>
      <table className={style['table']}>
        <thead>
          <tr>
            <th scope="col" className={style['at']}>
              {t('order.schedule.from')}
            </th>
            <th scope="col">{unit}</th>
            <th scope="col">{t('order.schedule.means')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('order.schedule.remove')}</span>
            </th>
          </tr>
        </thead>
        <tbody
          onBlur={(event) => {
            if (event.target instanceof HTMLInputElement && event.target.dataset['part'] === 'at') {
              const sorted = inOrderOfTheDay(group.steps);
              if (sorted.some((step, place) => step !== group.steps[place])) set(sorted);
            }
          }}
        >
          {group.steps.map((step, place) => (
            <StepRow
              key={step.id}
              step={step}
              at={`${pointer}/${place}`}
              unit={unit}
              delivered={deliveredFrom(delivered, step.at)}
              isOnly={group.steps.length === 1}
              onChange={(next) => set(replaced(group.steps, next))}
              onRemove={() => set(group.steps.filter((each) => each.id !== step.id))}
            />
          ))}
        </tbody>
      </table>
      <div className={fields['add']}>
        <Button
          size="xs"
          variant="default"
          onClick={() => set([...group.steps, { id: nextId(group.steps), at: '', text: '' }])}
        >
          {t('order.schedule.add')}
        </Button>
      </div>
    </div>
  );
}

function deliveredFrom(steps: readonly DeliveredStep[], at: string): DeliveredStep | undefined {
  const read = readTimeOfDay(at);
  if (!read.ok) return undefined;
  return steps.find((step) => minutesAfterMidnight(step.from) === minutesAfterMidnight(read.at));
}

function StepRow(props: {
  readonly step: StepDraft;
  readonly at: string;
  readonly unit: string;
  readonly delivered: DeliveredStep | undefined;
  readonly isOnly: boolean;
  readonly onChange: (step: StepDraft) => void;
  readonly onRemove: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const { draft, order } = useOrder();
  const error = useFieldError();
  const problemWords = useProblemWords();
  const words = useAmountWords();
  const id = useId();
  const { step, at, delivered, onChange } = props;
  const valueAt = `${at}/${draft.program.setAs}`;
  /** Said at once where it is typed to its end, else when somebody asks to go on. */
  const said = (place: string, isFinished: boolean): string | null => {
    const found = isFinished ? order.problems.find((each) => each.at === place) : undefined;
    return found === undefined ? error(place) : problemWords(found.problem);
  };
  const atError = said(`${at}/at`, step.at.trim().length >= 5);
  const valueError = said(valueAt, step.text.trim() !== '' && draft.program.stepUnit !== null);
  const primary = delivered?.doses[0];
  return (
    <tr data-field={at}>
      <td>
        <div data-field={`${at}/at`}>
          <input
            aria-label={t('order.schedule.from')}
            data-part="at"
            inputMode="numeric"
            placeholder="00:00"
            maxLength={5}
            autoComplete="off"
            value={step.at}
            aria-invalid={atError !== null}
            aria-describedby={`${id}-error`}
            onChange={(event) => onChange({ ...step, at: event.currentTarget.value })}
          />
        </div>
      </td>
      <td>
        <div data-field={valueAt}>
          <input
            aria-label={`${props.unit}, ${step.at}`}
            inputMode="decimal"
            autoComplete="off"
            value={step.text}
            aria-invalid={valueError !== null}
            aria-describedby={`${id}-error`}
            onChange={(event) => onChange({ ...step, text: event.currentTarget.value })}
          />
        </div>
        <p id={`${id}-error`} className={style['error']} role={(atError ?? valueError) ? 'alert' : undefined}>
          {atError ?? valueError}
        </p>
      </td>
      <td className={style['means']}>
        {delivered !== undefined && (
          <>
            {primary === undefined ? '' : words.hourly(primary.dose, primary.drug)}
            <small>{words.flow(delivered.rate)}</small>
          </>
        )}
      </td>
      <td>
        <button
          type="button"
          className={style['remove']}
          disabled={props.isOnly}
          aria-label={t('order.schedule.remove-at', { at: step.at === '' ? '…' : step.at })}
          onClick={props.onRemove}
        >
          ×
        </button>
      </td>
    </tr>
  );
}
