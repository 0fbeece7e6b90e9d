import { type ReactNode, useId } from 'react';
import style from './choice-row.module.css';
import { FieldError } from './field-frame.tsx';

/** A few ways of which one holds: radio buttons side by side, arrow keys move. `value` null: nothing is chosen yet. */
export function ChoiceRow<Value extends string>(props: {
  readonly legend: string;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly disabled?: boolean }[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly hideLegend?: boolean;
  readonly error?: string | null;
}): ReactNode {
  const name = useId();
  const error = props.error ?? null;
  return (
    <fieldset className={style['choices']} aria-describedby={`${name}-error`}>
      <legend className={props.hideLegend === true ? 'visually-hidden' : undefined}>{props.legend}</legend>
      <div className={style['row']} data-invalid={error !== null}>
        {props.options.map((option) => (
          <label key={option.value} data-disabled={option.disabled === true}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={props.value === option.value}
              disabled={option.disabled === true}
              onChange={() => props.onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      <FieldError id={`${name}-error`} error={error} />
    </fieldset>
  );
}
