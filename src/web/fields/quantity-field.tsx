import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Quantity } from '../../core/units.ts';
import type { Dimension } from '../../wire/amount/unit-table.ts';
import { unitText } from './amount-text.ts';
import style from './field.module.css';
import { FieldFrame } from './field-frame.tsx';
import { useLanguage } from './language.ts';
import { factorText, isLargeChange, type QuantityText, readQuantity } from './quantity-entry.ts';
import { useQuantityProblem } from './quantity-problem.ts';
import { SeverityShape } from './severity-mark.tsx';

interface QuantityFieldProps<Unit extends string> {
  readonly label: string;
  readonly dimension: Dimension<Unit>;
  /** The closed list of this field, a part of the dimension's. */
  readonly units: readonly string[];
  readonly value: QuantityText;
  readonly onChange: (value: QuantityText) => void;
  /** What it is compared with, and what that is called: "4.0 × today's dose". */
  readonly reference?: { readonly quantity: Quantity<Unit>; readonly name: string } | undefined;
  readonly hint?: ReactNode;
  /** Said in place of the field's own problem: what a check found. */
  readonly error?: string | null;
  /** Problems are told once somebody has typed, or when the form was asked to go on. */
  readonly asked?: boolean;
  readonly zeroAllowed?: boolean;
  readonly readOnly?: boolean;
  readonly autoFocus?: boolean;
}

/** The one field for every amount: figures, a unit chosen by hand, the change as a factor, the reason of a refusal. */
export function QuantityField<Unit extends string>(props: QuantityFieldProps<Unit>): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const problemText = useQuantityProblem();
  const id = useId();
  const { value, dimension, reference } = props;
  const entry = readQuantity(value, dimension, props.zeroAllowed === true);
  const silent =
    entry.ok || ((value.text === '' || entry.problem.code === 'no-unit') && props.asked !== true);
  const error = props.error ?? (silent || entry.ok ? null : problemText(entry.problem));
  const factor = entry.ok && reference !== undefined ? factorText(entry.quantity, reference.quantity) : null;
  const large = entry.ok && reference !== undefined && isLargeChange(entry.quantity, reference.quantity);
  return (
    <FieldFrame
      id={id}
      label={props.label}
      error={error}
      hint={props.hint}
      readOnly={props.readOnly === true}
      beside={
        <p id={`${id}-factor`} className={style['factor']} data-large={large}>
          {factor !== null && reference !== undefined && (
            <>
              {large && <SeverityShape mark="warn" size={12} />}{' '}
              {factor === '1'
                ? t('field.factor.same', { reference: reference.name })
                : t('field.factor', { factor, reference: reference.name })}
            </>
          )}
        </p>
      }
    >
      <input
        id={id}
        className="ring-on-frame"
        // biome-ignore lint/a11y/noAutofocus: one step of a visit has one field to type in
        autoFocus={props.autoFocus === true}
        data-autofocus={props.autoFocus === true || undefined}
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        readOnly={props.readOnly === true}
        aria-invalid={error !== null}
        aria-describedby={`${id}-error ${id}-factor ${id}-hint`}
        value={value.text}
        onChange={(event) => props.onChange({ ...value, text: event.currentTarget.value })}
      />
      <select
        className="ring-on-frame"
        aria-label={t('field.unit', { label: props.label })}
        aria-describedby={`${id}-error`}
        disabled={props.readOnly === true}
        data-chosen={value.unit !== null}
        value={value.unit ?? ''}
        onChange={(event) => props.onChange({ ...value, unit: event.currentTarget.value })}
      >
        {value.unit === null && <option value="">{t('field.unit.choose')}</option>}
        {props.units.map((unit) => (
          <option key={unit} value={unit}>
            {unitText(unit, language)}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
