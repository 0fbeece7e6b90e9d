import { type InputHTMLAttributes, type ReactNode, useId } from 'react';
import { describedBy, FieldFrame } from './field-frame.tsx';

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
    <FieldFrame
      id={id}
      label={props.label}
      error={error}
      hint={props.hint}
      readOnly={props.input?.readOnly === true}
    >
      <input
        autoComplete="off"
        spellCheck={false}
        {...props.input}
        id={id}
        className="ring-on-frame"
        aria-invalid={error !== null}
        aria-describedby={describedBy(id)}
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
    </FieldFrame>
  );
}
