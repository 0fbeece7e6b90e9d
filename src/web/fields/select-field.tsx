import { type ReactNode, useId } from 'react';
import style from './field.module.css';
import { SeverityShape } from './severity-mark.tsx';

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** One of a closed list. `value` is null until somebody has chosen; nothing is preselected. */
export function SelectField(props: {
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: string | null;
  readonly placeholder: string;
  readonly onChange: (value: string) => void;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly disabled?: boolean;
}): ReactNode {
  const id = useId();
  const error = props.error ?? null;
  return (
    <div className={style['field']} data-invalid={error !== null}>
      <label htmlFor={id}>{props.label}</label>
      <div className={style['frame']} data-whole="true">
        <select
          id={id}
          className="ring-on-frame"
          disabled={props.disabled === true}
          data-chosen={props.value !== null}
          aria-invalid={error !== null}
          aria-describedby={`${id}-error ${id}-hint`}
          value={props.value ?? ''}
          onChange={(event) => props.onChange(event.currentTarget.value)}
        >
          {props.value === null && <option value="">{props.placeholder}</option>}
          {props.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      </div>
      <p id={`${id}-error`} className={style['error']} role={error === null ? undefined : 'alert'}>
        {error !== null && (
          <>
            <SeverityShape mark="refuse" size={12} /> {error}
          </>
        )}
      </p>
      <div id={`${id}-hint`} className={style['hint']}>
        {props.hint}
      </div>
    </div>
  );
}
