import { type ReactNode, useId } from 'react';
import { describedBy, FieldFrame } from './field-frame.tsx';

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
    <FieldFrame id={id} label={props.label} error={error} hint={props.hint} shape="whole">
      <select
        id={id}
        className="ring-on-frame"
        disabled={props.disabled === true}
        data-chosen={props.value !== null}
        aria-invalid={error !== null}
        aria-describedby={describedBy(id)}
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
    </FieldFrame>
  );
}
