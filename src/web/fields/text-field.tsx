import { type InputHTMLAttributes, type ReactNode, useId } from 'react';
import style from './field.module.css';
import { SeverityShape } from './severity-mark.tsx';

/** One line of text as typed: a count, a day, a user name, a remark. */
export function TextField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly input?: Pick<
    InputHTMLAttributes<HTMLInputElement>,
    | 'type'
    | 'inputMode'
    | 'autoComplete'
    | 'maxLength'
    | 'min'
    | 'max'
    | 'placeholder'
    | 'readOnly'
    | 'autoCapitalize'
  >;
}): ReactNode {
  const id = useId();
  const error = props.error ?? null;
  return (
    <div className={style['field']} data-invalid={error !== null}>
      <label htmlFor={id}>{props.label}</label>
      <div className={style['frame']} data-readonly={props.input?.readOnly === true}>
        <input
          autoComplete="off"
          spellCheck={false}
          {...props.input}
          id={id}
          className="ring-on-frame"
          aria-invalid={error !== null}
          aria-describedby={`${id}-error ${id}-hint`}
          value={props.value}
          onChange={(event) => props.onChange(event.currentTarget.value)}
        />
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
