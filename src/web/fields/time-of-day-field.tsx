import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { describedBy, FieldFrame } from './field-frame.tsx';
import { readTimeOfDay } from './time-of-day-entry.ts';

/** A time on the pump's clock, typed: a native picker follows the device's 12 or 24 hours, which the pump does not. */
export function TimeOfDayField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly asked?: boolean;
  readonly readOnly?: boolean;
}): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const entry = readTimeOfDay(props.value);
  const unfinished = props.value.trim().length < 5 && props.asked !== true;
  const error = props.error ?? (entry.ok || unfinished ? null : t(`time.${entry.problem}`));
  return (
    <FieldFrame
      id={id}
      label={props.label}
      error={error}
      hint={props.hint}
      readOnly={props.readOnly === true}
    >
      <input
        id={id}
        className="ring-on-frame"
        inputMode="numeric"
        autoComplete="off"
        placeholder="00:00"
        maxLength={5}
        readOnly={props.readOnly === true}
        aria-invalid={error !== null}
        aria-describedby={describedBy(id)}
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
    </FieldFrame>
  );
}
