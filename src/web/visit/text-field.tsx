import { type ReactNode, useId } from 'react';
import { FieldError } from '../fields/field-frame.tsx';
import style from './entry.module.css';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly error?: string | null;
  readonly hint?: ReactNode;
  /** `long`: several lines; `whole`: a whole number; `password` is never kept. */
  readonly as?: 'text' | 'long' | 'whole' | 'password';
  readonly autoFocus?: boolean;
  readonly most?: number;
}

/** Words or a number, large enough to be typed with one hand. */
export function TextField(props: TextFieldProps): ReactNode {
  const id = useId();
  const { as = 'text', value, error = null } = props;
  const shared = {
    id,
    value,
    maxLength: props.most ?? (as === 'long' ? 2000 : 200),
    autoComplete: as === 'password' ? 'new-password' : 'off',
    spellCheck: as === 'long',
    'aria-invalid': error !== null,
    'aria-describedby': `${id}-error ${id}-hint`,
  };
  return (
    <div className={style['field']} data-invalid={error !== null}>
      <label htmlFor={id}>{props.label}</label>
      {as === 'long' ? (
        <textarea {...shared} rows={3} onChange={(event) => props.onChange(event.currentTarget.value)} />
      ) : (
        <input
          {...shared}
          type={as === 'password' ? 'password' : 'text'}
          inputMode={as === 'whole' ? 'numeric' : undefined}
          // biome-ignore lint/a11y/noAutofocus: one step of a visit begins with one field
          autoFocus={props.autoFocus === true}
          onChange={(event) => props.onChange(event.currentTarget.value)}
        />
      )}
      <FieldError id={`${id}-error`} error={error} />
      <div id={`${id}-hint`} className={style['hint']}>
        {props.hint}
      </div>
    </div>
  );
}
