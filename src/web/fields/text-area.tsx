import { type ReactNode, useId } from 'react';
import { describedBy, FieldFrame } from './field-frame.tsx';

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
    <FieldFrame id={id} label={props.label} error={error} hint={props.hint} shape="tall">
      <textarea
        id={id}
        className="ring-on-frame"
        rows={props.rows ?? 2}
        maxLength={500}
        aria-invalid={error !== null}
        aria-describedby={describedBy(id)}
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
    </FieldFrame>
  );
}
