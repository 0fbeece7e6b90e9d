import { type ReactNode, useId } from 'react';
import style from './field.module.css';
import { SeverityShape } from './severity-mark.tsx';

/** Words of a person, more than a line: a reason, a remark. */
export function TextArea(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly rows?: number;
}): ReactNode {
  const id = useId();
  const error = props.error ?? null;
  return (
    <div className={style['field']} data-invalid={error !== null}>
      <label htmlFor={id}>{props.label}</label>
      <div className={style['frame']} data-tall="true">
        <textarea
          id={id}
          className="ring-on-frame"
          rows={props.rows ?? 2}
          maxLength={500}
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
