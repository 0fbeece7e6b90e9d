import type { ReactNode } from 'react';
import { VOLUME } from '../../wire/amount/unit-table.ts';
import type { QuantityText } from '../fields/quantity-entry.ts';
import { QuantityField } from '../fields/quantity-field.tsx';
import style from './entry.module.css';

/** A volume as a syringe or a display shows it: in mL, which is the only unit either has. */
export function VolumeField(props: {
  readonly label: string;
  readonly value: QuantityText;
  readonly onChange: (value: QuantityText) => void;
  readonly error?: string | null;
  readonly asked: boolean;
  readonly zeroAllowed?: boolean;
  readonly autoFocus?: boolean;
  readonly hint?: ReactNode;
}): ReactNode {
  const { value, onChange, ...rest } = props;
  return (
    <div className={style['large']}>
      <QuantityField
        {...rest}
        dimension={VOLUME}
        units={['mL']}
        value={{ ...value, unit: value.unit ?? 'mL' }}
        onChange={onChange}
      />
    </div>
  );
}
