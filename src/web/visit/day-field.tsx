import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldError } from '../fields/field-frame.tsx';
import { useLanguage } from '../fields/language.ts';
import { type DayText, readDay } from './day-entry.ts';
import style from './entry.module.css';
import { longDay } from './long-day.ts';

const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1));

/** Day, month by its name, year: a date that cannot be read the other way round. */
export function DayField(props: {
  readonly label: string;
  readonly value: DayText;
  readonly onChange: (value: DayText) => void;
  readonly error?: string | null;
  readonly hint?: ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const id = useId();
  const { value, onChange, error = null } = props;
  const read = readDay(value);
  const name = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
  const part = (of: 'day' | 'year', most: number) => ({
    inputMode: 'numeric' as const,
    autoComplete: 'off',
    maxLength: most,
    value: value[of],
    'aria-invalid': error !== null,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      onChange({ ...value, [of]: event.currentTarget.value }),
  });
  return (
    <fieldset
      className={style['day']}
      data-invalid={error !== null}
      aria-describedby={`${id}-error ${id}-hint`}
    >
      <legend>{props.label}</legend>
      <div className={style['parts']}>
        <label>
          <span>{t('visit.day.day')}</span>
          <input {...part('day', 2)} size={2} />
        </label>
        <label>
          <span>{t('visit.day.month')}</span>
          <select
            value={value.month}
            aria-invalid={error !== null}
            onChange={(event) => onChange({ ...value, month: event.currentTarget.value })}
          >
            <option value="">–</option>
            {MONTHS.map((month) => (
              <option key={month} value={month}>
                {name.format(Date.UTC(2024, Number(month) - 1, 1))}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t('visit.day.year')}</span>
          <input {...part('year', 4)} size={4} />
        </label>
      </div>
      <FieldError id={`${id}-error`} error={error} />
      <div id={`${id}-hint`} className={style['hint']}>
        {read.ok ? `${longDay(read.day, locale)}.` : null} {props.hint}
      </div>
    </fieldset>
  );
}
