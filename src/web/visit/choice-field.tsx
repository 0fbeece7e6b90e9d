import { type ReactNode, useId } from 'react';
import { FieldError } from '../fields/field-frame.tsx';
import style from './entry.module.css';

export interface Option<Of extends string> {
  readonly value: Of;
  readonly word: ReactNode;
  readonly hint?: ReactNode;
}

/** One of a few, nothing chosen beforehand. Every target is as large as a thumb. */
export function ChoiceField<Of extends string>(props: {
  readonly label: string;
  readonly options: readonly Option<Of>[];
  readonly value: Of | null;
  readonly onChange: (value: Of) => void;
  readonly error?: string | null;
  readonly hint?: ReactNode;
}): ReactNode {
  const id = useId();
  const { error = null } = props;
  return (
    <fieldset
      className={style['choice']}
      data-invalid={error !== null}
      aria-describedby={`${id}-error ${id}-hint`}
    >
      <legend>{props.label}</legend>
      <div className={style['options']} data-wide={props.options.some(({ hint }) => hint !== undefined)}>
        {props.options.map(({ value, word, hint }) => (
          <label key={value}>
            <input
              type="radio"
              name={id}
              checked={props.value === value}
              aria-invalid={error !== null}
              onChange={() => props.onChange(value)}
            />
            <span>
              {word}
              {hint !== undefined && <small>{hint}</small>}
            </span>
          </label>
        ))}
      </div>
      <FieldError id={`${id}-error`} error={error} />
      <div id={`${id}-hint`} className={style['hint']}>
        {props.hint}
      </div>
    </fieldset>
  );
}

/** Yes or no, where neither is taken for granted. */
export function YesNoField(props: {
  readonly label: string;
  readonly yes: ReactNode;
  readonly no: ReactNode;
  readonly value: boolean | null;
  readonly onChange: (value: boolean) => void;
  readonly error?: string | null;
  readonly hint?: ReactNode;
}): ReactNode {
  const { value, onChange, yes, no, ...rest } = props;
  return (
    <ChoiceField
      {...rest}
      options={[
        { value: 'yes', word: yes },
        { value: 'no', word: no },
      ]}
      value={value === null ? null : value ? 'yes' : 'no'}
      onChange={(chosen) => onChange(chosen === 'yes')}
    />
  );
}
