import type { ReactNode } from 'react';
import { SeverityShape } from '../fields/severity-mark.tsx';
import style from './entry.module.css';

/** What stands against a field, said below it. */
export const FieldError = ({
  id,
  error,
}: {
  readonly id: string;
  readonly error: string | null;
}): ReactNode => (
  <p id={id} className={style['error']} role={error === null ? undefined : 'alert'}>
    {error !== null && (
      <>
        <SeverityShape mark="refuse" size={12} /> {error}
      </>
    )}
  </p>
);
