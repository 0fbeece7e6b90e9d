import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { VERTEBRAL_LEVELS } from '../../twin/levels.ts';
import type { Measurement } from '../../twin/measurement.ts';
import { unitText } from '../fields/amount-text.ts';
import { ChoiceRow } from '../fields/choice-row.tsx';
import { dayOf, dayText } from '../fields/date-text.ts';
import { useDrugName } from '../fields/drug-text.ts';
import { useLanguage } from '../fields/language.ts';
import { useQuantityProblem } from '../fields/quantity-problem.ts';
import { SelectField } from '../fields/select-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { TimeOfDayField } from '../fields/time-of-day-field.tsx';
import style from './measured.module.css';
import {
  isDay,
  kindsOf,
  MEASURED_UNITS,
  type MeasuredBounds,
  type MeasuredProblems,
  nothingMeasured,
  readMeasured,
} from './measured-entry.ts';

/** One measurement, typed; problems are told once somebody wants to add it. */
export function MeasuredForm(props: {
  readonly bounds: MeasuredBounds;
  readonly onAdd: (measurement: Measurement) => void;
  readonly onLeave: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const { language, locale } = useLanguage();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input, select')?.focus(), []);
  const drugName = useDrugName();
  const { bounds, onAdd } = props;
  const today = dayOf(new Date(bounds.nowMs).toISOString(), bounds.zone);
  const [text, setText] = useState(() => nothingMeasured(today));
  const [asked, setAsked] = useState(false);
  const words = useProblemWords();
  const read = readMeasured(text, bounds);
  const problems: MeasuredProblems = asked && !read.ok ? read.problems : {};
  const change = (part: Partial<typeof text>): void => setText({ ...text, ...part });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (read.ok) onAdd(read.measurement);
    else setAsked(true);
  };
  const isScore = text.kind !== 'csf';
  return (
    <form ref={form} className={style['form']} onSubmit={submit} noValidate>
      {kindsOf(bounds.drug).length > 1 && (
        <ChoiceRow
          legend={t('twin.measured.what')}
          value={text.kind}
          options={kindsOf(bounds.drug).map((value) => ({
            value,
            label: t(`twin.measured.what.${value}`, { drug: drugName(bounds.drug) }),
          }))}
          onChange={(kind) => change({ kind })}
        />
      )}
      <div className={style['row']}>
        {!isScore && (
          <SelectField
            label={t('twin.measured.place')}
            value={text.place}
            placeholder={t('twin.measured.choose')}
            options={[
              { value: 'tip', label: t('twin.measured.at-tip') },
              ...VERTEBRAL_LEVELS.toReversed().map((value) => ({ value, label: value })),
            ]}
            error={words(problems.place)}
            onChange={(place) => change({ place })}
          />
        )}
        <TextField
          label={t('twin.measured.day')}
          value={text.day}
          input={{ type: 'date', max: today }}
          error={words(problems.day)}
          hint={isDay(text.day) && `${dayText(text.day, 'long', locale)} ${text.day.slice(0, 4)}`}
          onChange={(day) => change({ day })}
        />
        <TimeOfDayField
          label={t('twin.measured.time')}
          value={text.time}
          asked={asked}
          error={problems.time === 'time' ? null : words(problems.time)}
          onChange={(time) => change({ time })}
        />
        <TextField
          label={t(isScore ? 'twin.measured.score' : 'twin.measured.level')}
          value={text.value}
          input={{ inputMode: 'decimal' }}
          error={words(problems.value)}
          onChange={(value) => change({ value })}
        />
        {!isScore && (
          <SelectField
            label={t('twin.measured.unit')}
            value={text.unit}
            placeholder={t('twin.measured.choose')}
            options={MEASURED_UNITS.map((value) => ({ value, label: unitText(value, language) }))}
            error={words(problems.unit)}
            onChange={(unit) => change({ unit })}
          />
        )}
      </div>
      <div className={style['buttons']}>
        <Button type="submit">{t('twin.measured.add')}</Button>
        <Button variant="default" onClick={props.onLeave}>
          {t('twin.measured.leave')}
        </Button>
      </div>
    </form>
  );
}

function useProblemWords(): (problem: MeasuredProblems[keyof MeasuredProblems]) => string | null {
  const { t } = useTranslation();
  const quantityWords = useQuantityProblem();
  return (problem) => {
    if (problem === undefined) return null;
    return typeof problem === 'string' ? t(`twin.measured.problem.${problem}`) : quantityWords(problem);
  };
}
